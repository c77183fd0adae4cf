import { ACCESS } from "./access";
import { CERTIFICATES } from "./certificates";
import { CLUSTER } from "./cluster";
import { DNS } from "./dns";
import { EDGE } from "./edge";
import { EXISTING } from "./existing";
import { GRPC } from "./grpc";
import { HOSTS } from "./hosts";
import { INBOUND } from "./inbound";
import { INTERNAL_EDGE } from "./internal";
import { KEYS } from "./keys";
import { KINDS } from "./kinds";
import { LOAD_BALANCER } from "./load-balancer";
import { MESH } from "./mesh";
import { MESH_OPERATION } from "./mesh-operation";
import { MESH_SECURITY } from "./mesh-security";
import type { Mistake } from "./mistake";
import { MUTUAL_TLS } from "./mutual-tls";
import { NETWORK } from "./network";
import { NODE_POOLS } from "./node-pools";
import { NODES } from "./nodes";
import { NO_EFFECT } from "./no-effect";
import { OBSERVABILITY } from "./observability";
import { PARTITIONS } from "./partitions";
import { PATHS } from "./paths";
import { POLICY } from "./policy";
import { REPEATS } from "./repeats";
import { ROUTES } from "./routes";
import { ROUTE_BACKENDS } from "./routes-backends";
import { ROUTE_FILTERS } from "./routes-filters";
import { ROUTE_MATCHES } from "./routes-matches";
import { SETTINGS } from "./settings";
import { TEAMS } from "./teams";
import { TYPES } from "./types";
import { WAF } from "./waf";
import { WAF_CLIENTS } from "./waf-clients";
import { WAF_PATHS } from "./waf-paths";
import { WAF_RULES } from "./waf-rules";

/** Every bad stack file that is known to be refused, with all that is said about it. */
export const MISTAKES: readonly Mistake[] = [
    ...SETTINGS,
    ...NO_EFFECT,
    ...INTERNAL_EDGE,
    ...KEYS,
    ...TYPES,
    ...REPEATS,
    ...NETWORK,
    ...CLUSTER,
    ...ACCESS,
    ...NODES,
    ...NODE_POOLS,
    ...EXISTING,
    ...MESH,
    ...MESH_SECURITY,
    ...MESH_OPERATION,
    ...EDGE,
    ...KINDS,
    ...HOSTS,
    ...LOAD_BALANCER,
    ...INBOUND,
    ...PATHS,
    ...POLICY,
    ...CERTIFICATES,
    ...PARTITIONS,
    ...DNS,
    ...GRPC,
    ...MUTUAL_TLS,
    ...WAF,
    ...WAF_CLIENTS,
    ...WAF_RULES,
    ...WAF_PATHS,
    ...ROUTES,
    ...ROUTE_MATCHES,
    ...ROUTE_FILTERS,
    ...ROUTE_BACKENDS,
    ...TEAMS,
    ...OBSERVABILITY,
];
