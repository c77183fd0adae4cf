import { describe, expect, it } from "vitest";

import { ACL, answered, edge, resource, routed, traced } from "./stack";

const SET = "arn:aws:wafv2:eu-west-1:111122223333:regional/ipset/office/1";

const rule = (name: string, priority: number, action: object, statement: object) => ({
    name,
    priority,
    action,
    statement,
    ruleLabels: [{ name: `mesh-edge:${name}` }],
});
const block = { block: {} };
const onPath = (searchString: string, positionalConstraint = "STARTS_WITH") => ({
    byteMatchStatement: {
        fieldToMatch: { uriPath: {} },
        positionalConstraint,
        searchString,
        textTransformations: [
            { priority: 0, type: "URL_DECODE" },
            { priority: 1, type: "NORMALIZE_PATH" },
        ],
    },
});
const inSet = { ipSetReferenceStatement: { arn: SET } };
const labelled = (key: string, scope = "LABEL") => ({ labelMatchStatement: { key, scope } });
const group = (name: string, priority: number, more: object = {}) => ({
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { name, vendorName: "AWS", ...more } },
});

const guarded = (...rules: object[]) => [
    ...edge({ annotations: { "wafv2-acl-arn": ACL } }),
    ...routed("- directResponse: { status: 200 }"),
    resource("aws:wafv2/ipSet:IpSet", "office", { addresses: ["198.51.100.16/28"] }, { arn: SET }),
    resource(
        "aws:wafv2/webAcl:WebAcl",
        "acl",
        { defaultAction: { allow: {} }, rules },
        { arn: ACL },
    ),
];
const says = (rules: object[], path = "/", headers: string[] = [], from?: string) =>
    traced(guarded(...rules), `https://shop.example.com${path}`, headers, from)
        .steps.find(({ step }) => step === "Web ACL")
        ?.says.slice(1);

describe("the web ACL", () => {
    it("is asked rule by rule in the order of priorities", () => {
        const rules = [
            rule("second", 2, block, inSet),
            rule("first", 1, { count: {} }, onPath("/")),
        ];
        expect(says(rules)).toEqual(["  1 first: counts it.", "  2 second: may block it."]);
    });

    it("tells for certain what an IP set does where --from says who asks", () => {
        const rules = [
            rule("deny", 10, { block: { customResponse: { responseCode: 429 } } }, inSet),
        ];
        const from = (address?: string) =>
            answered(guarded(...rules), "https://shop.example.com/", [], address);
        expect(from("198.51.100.20")).toEqual({ by: "waf", status: 429, rule: "deny" });
        expect(from("198.51.100.32")).toMatchObject({ by: "gateway", status: 200 });
        expect(from("198.51.100.32")).not.toHaveProperty("mayBlock");
        expect(from("2001:db8::1")).not.toHaveProperty("mayBlock");
        expect(from()).toMatchObject({ by: "gateway", status: 200, mayBlock: ["deny"] });
    });

    it("ends with the rule that certainly lets a request through", () => {
        const rules = [rule("allow", 0, { allow: {} }, inSet), group("CommonRuleSet", 200)];
        expect(says(rules, "/", [], "198.51.100.20")).toEqual([
            "  0 allow: lets it through, and no rule after it is asked.",
        ]);
        expect(says(rules)).toEqual([
            "  0 allow: may let it through, past the rules after it.",
            "  200 CommonRuleSet: may block it.",
        ]);
    });

    it.each([
        ["a country", { geoMatchStatement: { countryCodes: ["KP"] } }],
        ["a rate", { rateBasedStatement: { limit: 10, aggregateKeyType: "IP" } }],
        ["a body", { sqliMatchStatement: { fieldToMatch: { body: {} } } }],
        ["a statement that is new here", { asnMatchStatement: { asnList: [64500] } }],
    ])("never guesses %s", (_, statement) => {
        expect(says([rule("it", 1, block, statement)], "/", [], "203.0.113.9")).toEqual([
            "  1 it: may block it.",
        ]);
    });

    it.each([
        ["/login", "  1 it: blocks it."],
        ["/%6Cogin/x", "  1 it: blocks it."],
        ["//login", "  1 it: blocks it."],
        ["/logout", "  1 it: passes over it."],
    ])("compares the path %s decoded and normalised", (path, line) => {
        expect(says([rule("it", 1, block, onPath("/login"))], path)).toEqual([line]);
    });

    it.each([
        ["and", { andStatement: { statements: [onPath("/api/"), inSet] } }, "passes over it"],
        ["or", { orStatement: { statements: [onPath("/"), inSet] } }, "blocks it"],
        ["not", { notStatement: { statement: onPath("/api/") } }, "blocks it"],
        ["not of what isn't known", { notStatement: { statement: inSet } }, "may block it"],
    ])("combines statements by %s", (_, statement, what) => {
        expect(says([rule("it", 1, block, statement)])).toEqual([`  1 it: ${what}.`]);
    });

    it("knows that a rate limit or a group passes over other paths", () => {
        const scopeDownStatement = onPath("/api/");
        const rules = [
            rule("limit", 1, block, { rateBasedStatement: { limit: 9, scopeDownStatement } }),
            group("SQLiRuleSet", 2, { scopeDownStatement }),
        ];
        expect(says(rules, "/shop")).toEqual([
            "  1 limit: passes over it.",
            "  2 SQLiRuleSet: passes over it.",
        ]);
        expect(says(rules, "/api/a")).toEqual([
            "  1 limit: may block it.",
            "  2 SQLiRuleSet: may block it.",
        ]);
    });

    it("follows labels: a rule's own are known, a group's are not", () => {
        const own = [
            rule("seen", 1, { count: {} }, onPath("/api/")),
            rule("by-label", 2, block, labelled("mesh-edge:seen")),
            rule("other", 3, block, labelled("awswaf:managed:", "NAMESPACE")),
        ];
        expect(says(own, "/shop")).toEqual([
            "  1 seen: passes over it.",
            "  2 by-label: passes over it.",
            "  3 other: passes over it.",
        ]);
        expect(says(own, "/api/")).toEqual(["  1 seen: counts it.", "  2 by-label: blocks it."]);
        expect(says([group("CommonRuleSet", 0), ...own], "/shop")?.at(-1)).toBe(
            "  3 other: may block it.",
        );
    });

    it("takes a forwarded address from the header that the set names", () => {
        const forwarded = {
            ipSetReferenceStatement: {
                arn: SET,
                ipSetForwardedIpConfig: { headerName: "X-Forwarded-For", position: "LAST" },
            },
        };
        const rules = [rule("deny", 1, block, forwarded)];
        const by = (...headers: string[]) => says(rules, "/", headers, "198.51.100.20");
        expect(by("x-forwarded-for: 203.0.113.1, 198.51.100.20")).toEqual(["  1 deny: blocks it."]);
        expect(by("x-forwarded-for: 198.51.100.20, 203.0.113.1")).toEqual([
            "  1 deny: passes over it.",
        ]);
        expect(by()).toEqual(["  1 deny: passes over it."]);
    });

    it("that only counts blocks nothing", () => {
        const rules = [
            rule("counts", 1, { count: {} }, { geoMatchStatement: {} }),
            { ...group("CommonRuleSet", 2), overrideAction: { count: {} } },
        ];
        expect(answered(guarded(...rules), "https://shop.example.com/")).not.toHaveProperty(
            "mayBlock",
        );
    });

    it("of somebody else may block anything", () => {
        const foreign = edge({ annotations: { "wafv2-acl-arn": "arn:aws:wafv2:else" } });
        expect(answered(foreign, "https://shop.example.com/")).toMatchObject({
            mayBlock: ["arn:aws:wafv2:else"],
        });
    });
});
