import type { Cluster } from "../../components/cluster/cluster";
import { meshSecuritySchema } from "../../components/config/sections/mesh-security/security";
import { meshTelemetrySchema } from "../../components/config/sections/mesh-telemetry";
import { DEFAULT_VERSIONS } from "../../components/config/versions";
import { type Front, frontOf } from "../../components/config/plan/front";
import { Mesh, type MeshArgs } from "../../components/mesh/mesh";
import { anyNodes } from "../cluster/args";

/** A mesh in the charts' own size, that tells what it does by default. */
export const CHARTS_OWN = {
    profile: "standard",
    telemetry: meshTelemetrySchema.parse({}),
} as const;

/** A mesh for one host, its gateway beside istiod, with the node ports of the reference. */
export function meshArgs(changes: Partial<MeshArgs> = {}): MeshArgs {
    return {
        nodes: changes.nodes ?? anyNodes(),
        ...anyFront(),
        controller: undefined,
        serviceAnnotations: {},
        hosts: ["shop.example.com"],
        teams: [],
        internal: undefined,
        routes: {},
        services: {},
        charts: { istio: "https://charts.example" },
        images: {},
        version: DEFAULT_VERSIONS.istio,
        revisions: ["default"],
        tags: {},
        gateway: gatewayIn("istio-system"),
        ...CHARTS_OWN,
        security: meshSecuritySchema.parse({}),
        ...changes,
    };
}

/** An ALB that sends to node ports. */
export function anyFront(changes: Partial<Front> = {}): Front {
    return { ...frontOf(undefined), ...changes };
}

export function gatewayIn(namespace: string): MeshArgs["gateway"] {
    return {
        namespace,
        replicas: { min: 2, max: 5 },
        revision: "default",
        nodePorts: { status: 30621, http: 31565, https: 31804 },
    };
}

/** A mesh for the tests of what stands in front of it. */
export function meshOn(cluster: Cluster, changes: Partial<MeshArgs> = {}): Mesh {
    return new Mesh("mesh", meshArgs({ nodes: cluster.nodes, ...changes }));
}
