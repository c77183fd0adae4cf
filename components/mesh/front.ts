import { type EdgeConfig, edgeSchema } from "../config/sections/edge/edge";

/** What the gateway must know of the load balancer that stands before it. */
export interface Front extends Pick<
    EdgeConfig,
    "kind" | "targetType" | "credentialName" | "drainSeconds"
> {
    /** Proxies on the way from the client that append to X-Forwarded-For. */
    trustedProxies: number;
    /** Whether each connection begins with a PROXY protocol header. */
    proxyProtocol: boolean;
}

/** The defaults of an edge, for a gateway that has none yet. */
const noEdge = edgeSchema.omit({ zone: true, hosts: true });

/** The front that a stack's edge is; a platform without an edge is ready for an ALB. */
export function frontOf(edge: EdgeConfig | undefined): Front {
    const { kind, targetType, credentialName, drainSeconds, proxiesInFront, cloudFront } =
        edge ?? noEdge.parse({});
    return {
        kind,
        // Kubernetes' own load balancer knows node ports only.
        targetType: kind === "clb" ? "instance" : targetType,
        credentialName,
        drainSeconds,
        // An ALB appends the address that it saw. What works on TCP appends nothing, and to trust a
        // header all the same would let clients choose their address.
        trustedProxies: proxiesInFront ?? (kind === "alb" ? 1 : 0) + (cloudFront ? 1 : 0),
        proxyProtocol: kind === "nlb",
    };
}
