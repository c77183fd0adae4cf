import { type Contract, CONTRACT_VERSION, type Entrance } from "../../contract/contract";
import type { StackConfig } from "../schema";
import { isZoneId } from "../sections/edge/dns";
import { hostsOf } from "../sections/edge/hosts";
import { teamGrants, teamPlans } from "./teams";

/** Stands for what no check of a stack file looks at. */
const ELSEWHERE = "(not in the stack file)";

/**
 * The contract that a platform will write, by its stack file alone: enough to check a team's stack file
 * against, and nothing to deploy with. Undefined for a stack without teams.
 */
export function expectedContract(config: StackConfig, region: string): Contract | undefined {
    const { accountId, protect, mesh, edge } = config;
    const teams = teamPlans(config.teams);
    if (teams.length === 0) return undefined;
    return {
        version: CONTRACT_VERSION,
        accountId,
        region,
        protect,
        cluster: { name: ELSEWHERE, endpoint: ELSEWHERE, certificateAuthority: ELSEWHERE },
        gateway: { namespace: mesh.gateway.namespace, name: ELSEWHERE },
        ...(edge && { edge: expectedEntrance(edge) }),
        teams: teamGrants(teams),
    };
}

function expectedEntrance(edge: NonNullable<StackConfig["edge"]>): Entrance {
    const hosts = hostsOf(edge);
    const zones = hosts.flatMap(({ zone }) => zone ?? []);
    // What a zone of an id is called, Route 53 alone knows: without zones nothing is said of them.
    const isNamed = edge.dns === "route53" && !zones.some(isZoneId);
    return {
        kind: edge.kind,
        hostname: ELSEWHERE,
        hostedZoneId: ELSEWHERE,
        dualstack: edge.kind === "alb" && edge.ipAddressType === "dualstack",
        ...(edge.kind === "alb" && { idleTimeoutSeconds: edge.idleTimeoutSeconds }),
        hosts: hosts.map(({ name, protocol }) => ({ name, protocol })),
        zones: isNamed ? Object.fromEntries(zones.map((zone) => [zone, ELSEWHERE])) : {},
    };
}
