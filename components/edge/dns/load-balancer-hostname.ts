/** What the API server has of an Ingress or a Service; before its controller has written it, nothing is there. */
export interface LoadBalancerStatus {
    loadBalancer?: { ingress?: { hostname?: string }[] };
}

/**
 * The address that a controller gave an Ingress or a Service.
 * @throws {Error} where it gave none, saying where the reason is.
 */
export function loadBalancerHostname(
    kind: "Ingress" | "Service",
    name: string,
    status: LoadBalancerStatus | undefined,
): string {
    const hostname = status?.loadBalancer?.ingress?.[0]?.hostname;
    if (!hostname) {
        throw new Error(
            `${kind} ${name} has no address; \`kubectl describe ${kind.toLowerCase()}\` tells why.`,
        );
    }
    return hostname;
}
