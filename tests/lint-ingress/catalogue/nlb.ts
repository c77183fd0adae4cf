import type { Case } from "./case";

export const nlb: Case[] = [
    {
        what: "an unknown annotation of an NLB",
        changes: {
            service: {
                loadBalancerClass: "service.k8s.aws/nlb",
                type: "LoadBalancer",
                ports: [
                    { name: "https", port: 443, targetPort: 443 },
                    { name: "status", port: 81 },
                ],
            },
            annotations: { "healthcheck-port": "traffic-port" },
            serviceAnnotations: {
                "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
                "service.beta.kubernetes.io/aws-load-balancer-ssl-port": "443",
            },
        },
        found: [
            "error unknown-annotation: service.beta.kubernetes.io/aws-load-balancer-ssl-port is unknown to the controller, which ignores it → did you mean service.beta.kubernetes.io/aws-load-balancer-ssl-ports?",
        ],
    },
    {
        what: "TLS on every port",
        changes: {
            service: { loadBalancerClass: "service.k8s.aws/nlb", type: "LoadBalancer" },
            serviceAnnotations: {
                "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
                "service.beta.kubernetes.io/aws-load-balancer-ssl-cert":
                    "arn:aws:acm:eu-west-1:111122223333:certificate/1",
            },
        },
        found: [
            "error tls-everywhere: without ssl-ports every port speaks TLS, plain ones and the status port too → add service.beta.kubernetes.io/aws-load-balancer-ssl-ports: https",
            "warning plain-to-tls: the NLB ends TLS and sends plain TCP to the targets; a target that speaks TLS does not answer → add service.beta.kubernetes.io/aws-load-balancer-backend-protocol: ssl, or lead the TLS port to a plain targetPort",
            "warning status-port-published: each port of the Service gets a listener, so the gateway's status port is open to all clients → take the port out; ip targets can be checked on 15021 without it",
        ],
    },
    {
        what: "a PROXY protocol of another value",
        changes: {
            service: {
                loadBalancerClass: "service.k8s.aws/nlb",
                type: "LoadBalancer",
                ports: [
                    { name: "status-port", port: 81 },
                    { name: "https", port: 443, targetPort: 443 },
                ],
            },
            serviceAnnotations: {
                "service.beta.kubernetes.io/aws-load-balancer-proxy-protocol": "true",
            },
        },
        found: [
            "warning internal-by-default: has no scheme, so the NLB is internal → write service.beta.kubernetes.io/aws-load-balancer-scheme: internal or internet-facing",
            'error malformed-value: proxy-protocol takes * only; the controller gives the Service up → write "*"',
        ],
    },
    {
        what: "a check on a pod's port",
        changes: {
            service: {
                loadBalancerClass: "service.k8s.aws/nlb",
                type: "LoadBalancer",
                ports: [
                    { name: "status-port", port: 81 },
                    { name: "https", port: 443, targetPort: 443 },
                ],
            },
            serviceAnnotations: {
                "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal",
                "service.beta.kubernetes.io/aws-load-balancer-healthcheck-port": "15021",
            },
        },
        found: [
            "error health-port: the health check asks port 15021 of the nodes, which is no node port → write the name of the Service's port: it finds the node port",
        ],
    },
];
