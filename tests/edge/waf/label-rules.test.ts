import { describe, expect, it } from "vitest";

import { labelRules } from "../../../components/edge/waf/label-rules";
import { labelled, not, onPath } from "../../../components/edge/waf/statements";
import { wafPlan, type WafInput } from "../args";

const rules = (changes: Partial<WafInput>) => labelRules(wafPlan(changes));

describe("labelRules", () => {
    it("blocks what the body rules found, on all but the upload paths", () => {
        const [rule, ...others] = rules({ uploads: { paths: ["/upload", "/files/*"] } });

        expect(others).toEqual([]);
        expect(rule).toMatchObject({ name: "body", priority: 300, action: { block: {} } });
        expect(rule?.statement).toEqual({
            andStatement: {
                statements: [
                    {
                        orStatement: {
                            statements: [
                                labelled("awswaf:managed:aws:core-rule-set:SizeRestrictions_Body"),
                                labelled(
                                    "awswaf:managed:aws:core-rule-set:CrossSiteScripting_Body",
                                ),
                            ],
                        },
                    },
                    not(onPath("/upload")),
                    not(onPath("/files/*")),
                ],
            },
        });
    });

    it("makes none without upload paths", () => {
        expect(rules({ uploads: { rules: ["SQLi_BODY"] } })).toEqual([]);
    });

    it("matches a label anywhere, without an AND of one", () => {
        const [rule] = rules({ labelRules: { bots: { labels: ["awswaf:managed:x:y"] } } });

        expect(rule?.statement).toEqual(labelled("awswaf:managed:x:y"));
        expect(rule?.action).toEqual({ block: {} });
    });

    it("answers what it blocks with the stack's own answer, where it has one", () => {
        const made = rules({
            uploads: { paths: ["/upload"] },
            labelRules: { bots: { labels: ["a:b"] } },
            responses: { blocked: { status: 403, contentType: "text", body: "no" } },
        });

        const answer = { customResponse: { customResponseBodyKey: "blocked", responseCode: 403 } };
        expect(made.map(({ action }) => action)).toEqual([{ block: answer }, { block: answer }]);
    });

    it("matches labels on some paths, but for others", () => {
        const [rule] = rules({
            labelRules: {
                bots: {
                    labels: ["a:b", "c:"],
                    paths: ["/api/*"],
                    exceptPaths: ["/api/status"],
                    action: "count",
                },
            },
        });

        expect(rule).toMatchObject({
            name: "label-bots",
            action: { count: {} },
            statement: {
                andStatement: {
                    statements: [
                        { orStatement: { statements: [labelled("a:b"), labelled("c:")] } },
                        onPath("/api/*"),
                        not(onPath("/api/status")),
                    ],
                },
            },
        });
    });
});
