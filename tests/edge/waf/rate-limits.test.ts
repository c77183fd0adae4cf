import { describe, expect, it } from "vitest";

import { rateLimitRules } from "../../../components/edge/waf/rate-limits";
import { wafPlan, type WafInput } from "../args";

const TRANSFORMATIONS = [
    { priority: 0, type: "URL_DECODE" },
    { priority: 1, type: "NORMALIZE_PATH" },
];
/** The statement that matches a path, exactly or by its beginning. */
const pathMatch = (positionalConstraint: "EXACTLY" | "STARTS_WITH", searchString: string) => ({
    byteMatchStatement: {
        fieldToMatch: { uriPath: {} },
        positionalConstraint,
        searchString,
        textTransformations: TRANSFORMATIONS,
    },
});
const limits = (changes: Partial<WafInput>) => rateLimitRules(wafPlan(changes)).slice(1);

describe("rateLimitRules", () => {
    it("counts and blocks on the given paths alone", () => {
        const [rule] = limits({
            rateLimits: { login: { limit: 50, paths: ["/login", "/api/*"] } },
        });

        expect(rule?.statement).toEqual({
            rateBasedStatement: {
                limit: 50,
                aggregateKeyType: "IP",
                evaluationWindowSec: 300,
                scopeDownStatement: {
                    orStatement: {
                        statements: [
                            pathMatch("EXACTLY", "/login"),
                            pathMatch("STARTS_WITH", "/api/"),
                        ],
                    },
                },
            },
        });
    });

    it("needs no OR for one path, which WAF would refuse", () => {
        const [rule] = limits({ rateLimits: { login: { limit: 50, paths: ["/login"] } } });

        expect(rule?.statement).toMatchObject({
            rateBasedStatement: { scopeDownStatement: pathMatch("EXACTLY", "/login") },
        });
    });

    it("tries one limit out while the others block", () => {
        const made = limits({
            rateLimits: { a: { limit: 10, action: "count" }, b: { limit: 10 } },
        });

        expect(made.map(({ name, action }) => [name, action])).toEqual([
            ["rate-limit-a", { count: {} }],
            ["rate-limit-b", { block: {} }],
        ]);
    });

    it("answers with 429 where the config has an answer", () => {
        const [rule] = limits({
            rateLimits: { a: { limit: 10 } },
            responses: { rateLimited: { body: "slow down" } },
        });

        expect(rule?.action).toEqual({
            block: {
                customResponse: { responseCode: 429, customResponseBodyKey: "rateLimited" },
            },
        });
    });
});
