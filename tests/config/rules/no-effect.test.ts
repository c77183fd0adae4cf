import { describe, expect, it } from "vitest";

import { configWith, problemsOf } from "../../support/config";

const BLOCKED = { "waf.responses": { blocked: { body: "{}" } } };
const COUNTED = {
    labels: ["awswaf:managed:aws:amazon-ip-list:AWSManagedIPDDoSList"],
    action: "count",
};

describe("a setting that something comes of is accepted: ", () => {
    it.each([
        [
            "an answer beside denied addresses",
            { ...BLOCKED, "waf.denyAddresses": ["192.0.2.0/24"] },
        ],
        ["an answer beside denied countries", { ...BLOCKED, "waf.denyCountries": ["KP"] }],
        ["an answer beside allowed countries", { ...BLOCKED, "waf.allowCountries": ["DE"] }],
        ["an answer beside upload paths", { ...BLOCKED, "waf.uploads.paths": ["/files/*"] }],
        [
            "an answer beside a rule on labels",
            {
                ...BLOCKED,
                "waf.labelRules": { tried: COUNTED, ddos: { ...COUNTED, action: "block" } },
            },
        ],
        [
            "the zone of one host among those that name another",
            {
                "edge.hosts": [
                    "shop.example.com",
                    { name: "shop.example.org", zone: "example.org" },
                ],
            },
        ],
        [
            "a zone that its only host names again",
            { "edge.hosts": [{ name: "shop.example.com", zone: "example.com" }] },
        ],
        [
            "the other node ports of an NLB",
            { "edge.kind": "nlb", "mesh.gateway.nodePorts": { https: 30443 } },
        ],
        [
            "what waits for a switch that is off in so many words",
            {
                observability: { enabled: false, targetErrors: 200 },
                "edge.accessLogs": { enabled: false, prefix: "edge" },
            },
        ],
        ...[
            ["/api/*", "/api/status"],
            ["/api/*", "/api/v1/*"],
            ["/*", "/status"],
        ].map(([path, except]): [string, Record<string, unknown>] => [
            `the exception ${String(except)} from ${String(path)}`,
            { "waf.labelRules.ddos": { ...COUNTED, paths: [path], exceptPaths: [except] } },
        ]),
        [
            "the label of a country that only counts so far",
            {
                "waf.mode": "observe",
                "waf.allowCountries": ["DE"],
                "waf.labelRules.fr": { labels: ["awswaf:clientip:geo:country:FR"] },
            },
        ],
        [
            "an upload path that one of two groups looks at",
            {
                "waf.managedRuleGroups": [
                    { name: "AWSManagedRulesCommonRuleSet", scopeDownPaths: ["/shop/*"] },
                    "AWSManagedRulesSQLiRuleSet",
                ],
                "waf.uploads": {
                    paths: ["/files/*"],
                    rules: ["SizeRestrictions_BODY", "SQLi_BODY"],
                },
            },
        ],
        [
            "upload paths around what a group looks at",
            {
                "waf.managedRuleGroups": [
                    { name: "AWSManagedRulesCommonRuleSet", scopeDownPaths: ["/shop/new/*"] },
                ],
                "waf.uploads": { paths: ["/shop/*"] },
            },
        ],
        ["sections without a key", { observability: null, "edge.accessLogs": {} }],
    ])("%s", (_, set) => {
        expect(problemsOf(configWith(set))).toEqual([]);
    });
});
