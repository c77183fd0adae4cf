import { describe, expect, it } from "vitest";

import { managedGroupRules } from "../../../components/edge/waf/managed-groups";
import { onPath } from "../../../components/edge/waf/statements";
import { wafPlan, type WafInput } from "../args";

const CRS = "AWSManagedRulesCommonRuleSet";
const groups = (changes: Partial<WafInput>) => managedGroupRules(wafPlan(changes));

const countsIn = (rule: ReturnType<typeof groups>[number] | undefined) =>
    (rule?.statement as Record<string, Record<string, unknown>>).managedRuleGroupStatement
        ?.ruleActionOverrides;

describe("managedGroupRules", () => {
    it("takes version, paths and rules that only count from the config", () => {
        const [rule] = groups({
            managedRuleGroups: [
                {
                    name: CRS,
                    version: "Version_1.20",
                    scopeDownPaths: ["/api/*"],
                    countRules: ["GenericRFI_BODY"],
                },
            ],
        });

        expect(rule).toMatchObject({
            name: CRS,
            overrideAction: { none: {} },
            statement: {
                managedRuleGroupStatement: {
                    vendorName: "AWS",
                    name: CRS,
                    version: "Version_1.20",
                    scopeDownStatement: onPath("/api/*"),
                    ruleActionOverrides: [{ name: "GenericRFI_BODY", actionToUse: { count: {} } }],
                },
            },
        });
    });

    it("is the same for a plain name as for settings that say nothing", () => {
        expect(groups({ managedRuleGroups: [{ name: CRS }] })).toEqual(
            groups({ managedRuleGroups: [CRS] }),
        );
    });

    it("lets a body rule count in its own group where there are upload paths, and only there", () => {
        const uploads = { rules: ["SizeRestrictions_BODY", "SQLi_BODY"] } as const;
        const managedRuleGroups: WafInput["managedRuleGroups"] = [
            { name: CRS, countRules: ["GenericRFI_BODY"] },
            "AWSManagedRulesSQLiRuleSet",
        ];

        const [crs, sqli] = groups({
            managedRuleGroups,
            uploads: { rules: [...uploads.rules], paths: ["/files/*"] },
        });
        const [, without] = groups({ managedRuleGroups, uploads: { rules: [...uploads.rules] } });

        expect(countsIn(crs)).toEqual([
            { name: "GenericRFI_BODY", actionToUse: { count: {} } },
            { name: "SizeRestrictions_BODY", actionToUse: { count: {} } },
        ]);
        expect(countsIn(sqli)).toEqual([{ name: "SQLi_BODY", actionToUse: { count: {} } }]);
        expect(countsIn(without)).toBeUndefined();
    });

    it("asks bot control for the common level, which challenges nobody", () => {
        const [rule] = groups({ managedRuleGroups: ["AWSManagedRulesBotControlRuleSet"] });

        expect(rule?.statement).toMatchObject({
            managedRuleGroupStatement: {
                managedRuleGroupConfigs: [
                    { awsManagedRulesBotControlRuleSet: { inspectionLevel: "COMMON" } },
                ],
            },
        });
    });
});
