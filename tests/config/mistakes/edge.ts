import type { Mistake } from "./mistake";

export const EDGE: readonly Mistake[] = [
    {
        states: "an outdated TLS policy",
        set: { "edge.sslPolicy": "ELBSecurityPolicy-2016-08" },
        problems: [
            {
                path: "mesh-edge:edge.sslPolicy",
                value: "ELBSecurityPolicy-2016-08",
                rule: "must be one of ELBSecurityPolicy-TLS13-1-3-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-Ext1-PQ-2025-09, ELBSecurityPolicy-TLS13-1-2-Ext2-PQ-2025-09, ELBSecurityPolicy-TLS13-1-3-2021-06, ELBSecurityPolicy-TLS13-1-2-2021-06, ELBSecurityPolicy-TLS13-1-2-Res-2021-06, ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06, ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06, ELBSecurityPolicy-FS-1-2-Res-2020-10, ELBSecurityPolicy-FS-1-2-Res-2019-08, ELBSecurityPolicy-FS-1-2-2019-08, ELBSecurityPolicy-TLS-1-2-2017-01, ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
                cure: 'write one of "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-Ext1-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-2-Ext2-PQ-2025-09", "ELBSecurityPolicy-TLS13-1-3-2021-06", "ELBSecurityPolicy-TLS13-1-2-2021-06", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06", "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06", "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06", "ELBSecurityPolicy-FS-1-2-Res-2020-10", "ELBSecurityPolicy-FS-1-2-Res-2019-08", "ELBSecurityPolicy-FS-1-2-2019-08", "ELBSecurityPolicy-TLS-1-2-2017-01", "ELBSecurityPolicy-TLS-1-2-Ext-2018-06"',
            },
        ],
    },
    {
        states: "a load balancer's name that is too long",
        set: { "edge.loadBalancerName": "payments-production-external-ingress" },
        problems: [
            {
                path: "mesh-edge:edge.loadBalancerName",
                value: "payments-production-external-ingress",
                rule: "must not be longer than 32 characters, the limit of Elastic Load Balancing",
                cure: "shorten it by 4 characters",
            },
        ],
    },
    {
        states: "a load balancer's name that AWS keeps for itself",
        set: { "edge.loadBalancerName": "internal-payments" },
        problems: [
            {
                path: "mesh-edge:edge.loadBalancerName",
                value: "internal-payments",
                rule: "must be letters, digits and -, not start or end with - and not start with internal-",
                cure: 'write for example "payments-dev"',
            },
        ],
    },
    {
        states: "an idle timeout of two hours",
        set: { "edge.idleTimeoutSeconds": 7200 },
        problems: [
            {
                path: "mesh-edge:edge.idleTimeoutSeconds",
                value: 7200,
                rule: "must be a whole number, 1 to 4000",
                cure: "lower it to 4000",
            },
        ],
    },
];
