import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addressSets } from "../../components/edge/waf/clients";
import { webAclRules } from "../../components/edge/waf/rules";
import { wafPlan, type WafInput } from "./args";

/** Something of every kind. */
const FULL: WafInput = {
    allowAddresses: ["203.0.113.0/24", "2001:db8:1::/48"],
    denyAddresses: ["198.51.100.7/32", "2001:db8:2::/48"],
    denyCountries: ["KP"],
    rateLimits: {
        login: { limit: 50, paths: ["/login"] },
        burst: { limit: 90, windowSeconds: 60 },
    },
    managedRuleGroups: ["AWSManagedRulesSQLiRuleSet", "AWSManagedRulesCommonRuleSet"],
    uploads: { paths: ["/files/*"] },
    labelRules: { b: { labels: ["a:b"] }, a: { labels: ["a:"] } },
    responses: { blocked: { body: "{}" } },
};

function rules(changes: Partial<WafInput> = {}, forwarded = false) {
    const waf = wafPlan(changes, forwarded);
    const sets = addressSets(waf).map((set) => ({ ...set, arn: `arn:${set.name}` }));
    return webAclRules(waf, sets);
}

const metrics = (metricName: string) => ({
    metricName,
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
});

describe("webAclRules", () => {
    it("blocks, when it enforces, whoever sends too much and what the managed groups block", () => {
        expect(rules()).toEqual([
            {
                name: "rate-limit",
                priority: 100,
                action: { block: {} },
                statement: {
                    rateBasedStatement: {
                        limit: 2_000,
                        aggregateKeyType: "IP",
                        evaluationWindowSec: 300,
                    },
                },
                ruleLabels: [{ name: "mesh-edge:rate-limit" }],
                visibilityConfig: metrics("rate-limit"),
            },
            {
                name: "AWSManagedRulesSQLiRuleSet",
                priority: 200,
                overrideAction: { none: {} },
                statement: {
                    managedRuleGroupStatement: {
                        vendorName: "AWS",
                        name: "AWSManagedRulesSQLiRuleSet",
                    },
                },
                visibilityConfig: metrics("AWSManagedRulesSQLiRuleSet"),
            },
        ]);
    });

    it("evaluates allowed addresses, denied ones, countries, rate limits, groups, then labels", () => {
        expect(rules(FULL).map(({ priority, name }) => [priority, name])).toEqual([
            [0, "allow-ipv4"],
            [1, "allow-ipv6"],
            [10, "deny-ipv4"],
            [11, "deny-ipv6"],
            [20, "deny-countries"],
            [100, "rate-limit"],
            [101, "rate-limit-burst"],
            [102, "rate-limit-login"],
            [200, "AWSManagedRulesSQLiRuleSet"],
            [201, "AWSManagedRulesCommonRuleSet"],
            [300, "body"],
            [310, "label-a"],
            [311, "label-b"],
        ]);
    });

    it("differs, when it observes, in the actions alone: whatever blocked only counts", () => {
        const observed = rules({ ...FULL, mode: "observe" });

        const counting = rules(FULL).map((rule) =>
            "overrideAction" in rule
                ? { ...rule, overrideAction: { count: {} } }
                : rule.name === "allow-ipv4" || rule.name === "allow-ipv6"
                  ? rule
                  : { ...rule, action: { count: {} } },
        );
        expect(observed).toEqual(counting);
    });

    it("moves no rule of another kind when an entry is added", () => {
        const before = rules(FULL);
        const after = rules({ ...FULL, rateLimits: {}, denyAddresses: [], denyCountries: [] });

        expect(before).toEqual(expect.arrayContaining(after));
    });

    it("takes the address from the header wherever there is one to take, behind a proxy", () => {
        const header = { headerName: "X-Forwarded-For", fallbackBehavior: "NO_MATCH" };
        const byName = new Map(rules(FULL, true).map(({ name, statement }) => [name, statement]));

        expect(byName.get("deny-ipv6")).toEqual({
            ipSetReferenceStatement: {
                arn: "arn:deny-ipv6",
                ipSetForwardedIpConfig: { ...header, position: "LAST" },
            },
        });
        expect(byName.get("deny-countries")).toEqual({
            geoMatchStatement: { countryCodes: ["KP"], forwardedIpConfig: header },
        });
        expect(byName.get("rate-limit-burst")).toEqual({
            rateBasedStatement: {
                limit: 90,
                evaluationWindowSec: 60,
                aggregateKeyType: "FORWARDED_IP",
                forwardedIpConfig: header,
            },
        });
    });

    it("has unique priorities and names, as many rules as there may be", () => {
        const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/), { maxLength: 9 });
        fc.assert(
            fc.property(names, names, (limits, labels) => {
                const made = rules({
                    ...FULL,
                    rateLimits: Object.fromEntries(limits.map((name) => [name, { limit: 10 }])),
                    labelRules: Object.fromEntries(
                        labels.map((name) => [name, { labels: ["a:b"] }]),
                    ),
                });
                for (const key of ["priority", "name"] as const) {
                    expect(new Set(made.map((rule) => rule[key])).size).toBe(made.length);
                }
            }),
        );
    });
});
