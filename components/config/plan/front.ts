import { type EdgeConfig, edgeSchema } from "../sections/edge/edge";
import { drainPlan } from "./drain";

type Kind = EdgeConfig["kind"];
type Tls = EdgeConfig["nlb"]["tls"];

/** What the gateway must know of the load balancer in front of it. */
export type Front = ReturnType<typeof frontOf>;

/** The defaults of an edge, for a gateway that has none yet. */
const noEdge = edgeSchema.omit({ zone: true, hosts: true });

/** The front that a stack's edge is; a platform without an edge is ready for an ALB. */
export function frontOf(edge: Omit<EdgeConfig, "zone" | "hosts"> = noEdge.parse({})) {
    const { kind, targetType, credentialName } = edge;
    return {
        kind,
        // Kubernetes' own load balancer knows node ports only.
        targetType: kind === "clb" ? "instance" : targetType,
        credentialName,
        /** Proxies between client and gateway that append to X-Forwarded-For. */
        trustedProxies: trustedProxies(edge),
        /** Whether each connection begins with a PROXY protocol header. */
        proxyProtocol: kind === "nlb",
        drain: drainPlan(edge.drainSeconds),
    };
}

/** `null` is what a rule has for a key that is left out. */
type Proxies = Pick<EdgeConfig, "kind" | "cloudFront"> & { proxiesInFront?: number | null };

function trustedProxies({ kind, cloudFront, proxiesInFront }: Proxies): number {
    // An ALB appends the address that it saw. What works on TCP appends nothing, and to trust a
    // header all the same would let clients choose their address.
    return proxiesInFront ?? (kind === "alb" ? 1 : 0) + (cloudFront ? 1 : 0);
}

/** Whether another proxy is before the load balancer: then a header alone has the client's address. */
export function isForwarded(edge: Proxies): boolean {
    return trustedProxies(edge) > 1;
}

/** Whether the load balancer ends the clients' TLS or leaves it to the gateway; undefined if unknown. */
export function tlsOf(edge: {
    kind?: Kind | undefined;
    nlb?: { tls?: Tls | undefined } | undefined;
}): Tls | undefined {
    if (edge.kind === "nlb") return edge.nlb?.tls;
    return edge.kind && (edge.kind === "alb" ? "terminate" : "passthrough");
}
