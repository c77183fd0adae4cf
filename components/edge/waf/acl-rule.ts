import type * as aws from "@pulumi/aws";

import type { WafPlan } from "../../config/plan/waf";

export type AclRule = aws.types.input.wafv2.WebAclRule;
export type Statement = aws.types.input.wafv2.WebAclRuleStatement;

/** Where the rules of a kind begin; what is between lets one be added without moving the others. */
export const PRIORITY = {
    allowAddresses: 0,
    denyAddresses: 10,
    countries: 20,
    rateLimits: 100,
    managedGroups: 200,
    uploads: 300,
    labelRules: 310,
} as const;

/** A rule of our own: what it does to requests, and under which name they are seen. */
export function ownRule(
    name: string,
    priority: number,
    action: AclRule["action"],
    statement: Statement,
): AclRule {
    return {
        name,
        priority,
        action,
        statement,
        // For the rules after it and the logs; WAF puts the ACL's own prefix before it.
        ruleLabels: [{ name: `mesh-edge:${name}` }],
        visibilityConfig: metrics(name),
    };
}

/** Keys of `customResponseBodies`. */
export type Answer = keyof WafPlan["responses"];

/** Blocks with the answer of the config, or only counts: because of the mode, or as the rule says. */
export function blockUnless(
    counts: boolean,
    { mode, responses }: WafPlan,
    answer: Answer,
): AclRule["action"] {
    if (counts || mode !== "enforce") {
        return { count: {} };
    }
    const response = responses[answer];
    return {
        block:
            response === undefined
                ? {}
                : {
                      customResponse: {
                          responseCode: response.status,
                          customResponseBodyKey: answer,
                      },
                  },
    };
}

/** Metrics and samples of a rule or of the ACL, under its name. */
export function metrics(metricName: string): aws.types.input.wafv2.WebAclVisibilityConfig {
    return { metricName, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
