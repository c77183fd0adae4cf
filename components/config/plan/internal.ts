import type { namesOf } from "../names";
import type { EdgeConfig } from "../sections/edge/edge";
import type { InternalConfig } from "../sections/edge/internal";
import { wafSchema } from "../sections/waf";
import { edgePlan } from "./edge";
import { frontOf } from "./front";

/** What the internal entrance has of its own, or not at all. */
const OWN = {
    kind: "alb",
    scheme: "internal",
    ingressName: "common-internal-ingress",
    zone: undefined,
    validationZone: undefined,
    certificateArn: undefined,
    loadBalancerName: undefined,
    inboundCidrs: undefined,
    cloudFront: false,
    shieldAdvanced: undefined,
    ipAddressType: "ipv4",
    grpcReady: false,
    weight: undefined,
    mutualTls: undefined,
    proxiesInFront: undefined,
    internal: undefined,
} as const;

/** `edge.internal` as an edge: how it serves is as the edge does, whom and where is its own. */
export function internalEdge(edge: EdgeConfig, internal: InternalConfig): EdgeConfig {
    return {
        ...edge,
        ...OWN,
        paths: [],
        inboundPrefixLists: [],
        accessLogs: { ...edge.accessLogs, enabled: false },
        ...internal,
    };
}

/** The internal entrance, in the parts that its components take. It has no web ACL. */
export function internalPlan(
    internal: EdgeConfig,
    names: ReturnType<typeof namesOf>,
    tags: Record<string, string>,
) {
    const front = frontOf(internal);
    const edge = edgePlan(internal, {
        waf: wafSchema.parse({ mode: "off" }),
        front,
        // A team's hosts are at the first entrance.
        teams: [],
        names: { ...names, loadBalancerName: names.internalLoadBalancerName },
        tags,
    });
    return { front, edge };
}
