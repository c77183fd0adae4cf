import type * as aws from "@pulumi/aws";

import type { WafConfig } from "../config/waf";

type Rule = aws.types.input.wafv2.WebAclRule;

/** The window of the rate limit in seconds; AWS's default, written out so that it can't move. */
const WINDOW_SECONDS = 300;

/** The rules of the web ACL in the order of their evaluation: the rate limit, then the managed groups. */
export function webAclRules(waf: WafConfig): Rule[] {
    const blocks = waf.mode === "enforce";
    const rateLimit: Rule = {
        name: "rate-limit",
        priority: 0,
        action: blocks ? { block: {} } : { count: {} },
        statement: {
            rateBasedStatement: {
                limit: waf.rateLimit,
                aggregateKeyType: "IP",
                evaluationWindowSec: WINDOW_SECONDS,
            },
        },
        visibilityConfig: metrics("rate-limit"),
    };
    // A rule that refers to a group takes `overrideAction`, never `action`.
    const managed = waf.managedRuleGroups.map((group, index) => ({
        name: group,
        priority: index + 1,
        overrideAction: blocks ? { none: {} } : { count: {} },
        statement: { managedRuleGroupStatement: { vendorName: "AWS", name: group } },
        visibilityConfig: metrics(group),
    }));
    return [rateLimit, ...managed];
}

/** Metrics and samples of a rule or of the ACL, under its name. */
export function metrics(metricName: string): aws.types.input.wafv2.WebAclVisibilityConfig {
    return { metricName, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
