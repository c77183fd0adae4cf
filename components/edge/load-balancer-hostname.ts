/** What the API server has of an Ingress; before the controller has written it, nothing is there. */
export interface IngressStatus {
    loadBalancer?: { ingress?: { hostname?: string }[] };
}

/**
 * The address that the controller gave an Ingress.
 * @throws {Error} where it gave none, saying where the reason is.
 */
export function loadBalancerHostname(
    ingressName: string,
    status: IngressStatus | undefined,
): string {
    const hostname = status?.loadBalancer?.ingress?.[0]?.hostname;
    if (!hostname) {
        throw new Error(
            `Ingress ${ingressName} has no address; \`kubectl describe ingress\` tells why.`,
        );
    }
    return hostname;
}
