import type { z } from "zod";

import type { AlbConfig, ServiceEdgeConfig } from "../../components/config/sections/edge/edge";
import { type WafConfig, wafSchema } from "../../components/config/sections/waf";

export type WafInput = z.input<typeof wafSchema>;

/** The edge of the reference for one host, its certificate made by the stack. */
export function edgeConfig(changes: Partial<AlbConfig> = {}): AlbConfig {
    return {
        kind: "alb",
        dns: "route53",
        zone: "example.com",
        privateZone: false,
        grpcReady: false,
        hosts: ["shop.example.com"],
        scheme: "internet-facing",
        targetType: "instance",
        backendProtocol: "https",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        loadBalancerName: "common-external-ingress",
        ingressName: "common-external-ingress",
        allowReplacement: false,
        idleTimeoutSeconds: 60,
        ipAddressType: "ipv4",
        redirectHttp: true,
        deletionProtection: false,
        clientKeepAliveSeconds: 3600,
        dropInvalidHeaders: true,
        desyncMitigation: "defensive",
        http2: true,
        zonalShift: false,
        tags: {},
        accessLogs: {
            enabled: false,
            connectionLogs: false,
            prefix: "alb",
            retentionDays: 90,
            keepOnDestroy: false,
        },
        inboundPrefixLists: [],
        cloudFront: false,
        inboundRuleQuota: 60,
        paths: [],
        nlb: { tls: "terminate" },
        credentialName: "builtin://",
        drainSeconds: 30,
        ...changes,
    };
}

/** The same of the gateway's own Service. */
export function serviceEdgeConfig(
    kind: "nlb" | "clb",
    changes: Partial<ServiceEdgeConfig> = {},
): ServiceEdgeConfig {
    return { ...edgeConfig(), kind, ...changes };
}

/** The smallest web ACL: one rate limit, one managed group. */
export function wafConfig(changes: Partial<WafInput> = {}): WafConfig {
    return wafSchema.parse({ managedRuleGroups: ["AWSManagedRulesSQLiRuleSet"], ...changes });
}
