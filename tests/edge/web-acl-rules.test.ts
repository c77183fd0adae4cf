import { describe, expect, it } from "vitest";

import { webAclRules } from "../../components/edge/web-acl-rules";

const waf = { mode: "enforce" as const, rateLimit: 2_000, managedRuleGroups: ["AWSManagedRulesA"] };
const metrics = (metricName: string) => ({
    metricName,
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
});

describe("webAclRules", () => {
    it("blocks, when it enforces, whoever sends too much and what the managed groups block", () => {
        expect(webAclRules(waf)).toEqual([
            {
                name: "rate-limit",
                priority: 0,
                action: { block: {} },
                statement: {
                    rateBasedStatement: {
                        limit: 2_000,
                        aggregateKeyType: "IP",
                        evaluationWindowSec: 300,
                    },
                },
                visibilityConfig: metrics("rate-limit"),
            },
            {
                name: "AWSManagedRulesA",
                priority: 1,
                overrideAction: { none: {} },
                statement: {
                    managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesA" },
                },
                visibilityConfig: metrics("AWSManagedRulesA"),
            },
        ]);
    });

    it("differs, when it observes, in the actions alone: each rule only counts", () => {
        const [rateLimit, managed] = webAclRules(waf);

        expect(webAclRules({ ...waf, mode: "observe" })).toEqual([
            { ...rateLimit, action: { count: {} } },
            { ...managed, overrideAction: { count: {} } },
        ]);
    });

    it("evaluates the rate limit before the managed groups, and those in the order given", () => {
        const rules = webAclRules({ ...waf, managedRuleGroups: ["C", "A", "B"] });

        expect(rules.map(({ priority, name }) => [priority, name])).toEqual([
            [0, "rate-limit"],
            [1, "C"],
            [2, "A"],
            [3, "B"],
        ]);
    });

    it("limits the rate also where there is no managed group", () => {
        const rules = webAclRules({ ...waf, managedRuleGroups: [] });

        expect(rules.map(({ name }) => name)).toEqual(["rate-limit"]);
    });
});
