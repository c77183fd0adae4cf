import type { Case } from "./case";

export const groups: Case[] = [
    {
        what: "two schemes in a group",
        changes: {
            annotations: { "group.name": "shared" },
            sibling: { "group.name": "shared", scheme: "internal" },
        },
        found: [
            "error group-conflict: scheme is internal, and internet-facing on Ingress istio-system/a, in the same group shared: the controller gives the whole group up → say it on one Ingress of the group, or the same on all",
        ],
    },
    {
        what: "two values of one attribute in a group",
        changes: {
            annotations: {
                "group.name": "shared",
                "load-balancer-attributes": "idle_timeout.timeout_seconds=60",
            },
            sibling: {
                "group.name": "shared",
                "load-balancer-attributes": "idle_timeout.timeout_seconds=61",
            },
        },
        found: [
            "error group-conflict: idle_timeout.timeout_seconds of load-balancer-attributes is 61, and 60 on Ingress istio-system/a, in the same group shared: the controller gives the whole group up → say it on one Ingress of the group, or the same on all",
        ],
    },
    {
        what: "a class that wins",
        changes: {
            annotations: { "ssl-policy": "ELBSecurityPolicy-TLS13-1-3-2021-06" },
            params: { scheme: "internal", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
        },
        found: [
            "error class-wins: IngressClassParams pinned has scheme internal, so that of the Ingress has no effect → take it out, or change the class",
            "error class-wins: IngressClassParams pinned has ssl-policy ELBSecurityPolicy-TLS13-1-2-2021-06, so that of the Ingress has no effect → take it out, or change the class",
        ],
    },
    {
        what: "a class that wins key by key",
        changes: {
            annotations: { "load-balancer-attributes": "idle_timeout.timeout_seconds=60" },
            params: {
                loadBalancerAttributes: [{ key: "idle_timeout.timeout_seconds", value: "30" }],
            },
        },
        found: [
            "warning class-wins: IngressClassParams pinned has load-balancer-attributes idle_timeout.timeout_seconds=30, which wins key by key → take the keys out that the class sets",
        ],
    },
];
