import type { Changes } from "../manifests";

export const PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";
export const HTTPS = { name: "https", port: 443, targetPort: 8443 };

/** A Service that the controller makes an internal NLB of, with these annotations besides. */
export function nlb(
    annotations: Record<string, string | undefined>,
    spec: Record<string, unknown> = {},
): Changes {
    const all = { scheme: "internal", ...annotations };
    return {
        ingress: "none",
        service: {
            type: "LoadBalancer",
            loadBalancerClass: "service.k8s.aws/nlb",
            ports: [HTTPS],
            ...spec,
        },
        serviceAnnotations: Object.fromEntries(
            Object.entries(all).map(([name, value]) => [PREFIX + name, value]),
        ),
    };
}
