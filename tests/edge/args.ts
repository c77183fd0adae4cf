import type { EdgeConfig } from "../../components/config/edge";
import type { WafConfig } from "../../components/config/waf";

/** The edge of the reference for one host, its certificate made by the stack. */
export function edgeConfig(changes: Partial<EdgeConfig> = {}): EdgeConfig {
    return {
        kind: "alb",
        zone: "example.com",
        hosts: ["shop.example.com"],
        scheme: "internet-facing",
        targetType: "instance",
        backendProtocol: "https",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        loadBalancerName: "common-external-ingress",
        ingressName: "common-external-ingress",
        idleTimeoutSeconds: 60,
        ...changes,
    };
}

export function wafConfig(changes: Partial<WafConfig> = {}): WafConfig {
    return {
        mode: "enforce",
        rateLimit: 2_000,
        managedRuleGroups: ["AWSManagedRulesA"],
        ...changes,
    };
}
