import type * as aws from "@pulumi/aws";

import { BODY_RULES } from "../../config/sections/waf/body-rules";
import type { WafPlan } from "../../config/plan/waf";
import { type AclRule, metrics, PRIORITY } from "./acl-rule";
import { onPaths } from "./statements";

type GroupConfig =
    aws.types.input.wafv2.WebAclRuleStatementManagedRuleGroupStatementManagedRuleGroupConfig;

/** Written out: there is a level that costs more by the request and challenges browsers. */
const CONFIGS: Partial<Record<string, GroupConfig[]>> = {
    AWSManagedRulesBotControlRuleSet: [
        { awsManagedRulesBotControlRuleSet: { inspectionLevel: "COMMON" } },
    ],
};

/** AWS's groups, in the order of the config. A rule that refers to a group takes `overrideAction`. */
export function managedGroupRules({ mode, managedRuleGroups, uploads }: WafPlan): AclRule[] {
    return managedRuleGroups.map(({ name, version, scopeDownPaths, countRules }, index) => {
        const onUploads = uploads.paths.length === 0 ? [] : uploads.rules;
        const counted = [
            ...countRules,
            ...onUploads.filter((rule) => BODY_RULES[rule].group === name),
        ];
        return {
            name,
            priority: PRIORITY.managedGroups + index,
            overrideAction: mode === "enforce" ? { none: {} } : { count: {} },
            statement: {
                managedRuleGroupStatement: {
                    vendorName: "AWS",
                    name,
                    ...(version !== undefined && { version }),
                    ...(CONFIGS[name] && { managedRuleGroupConfigs: CONFIGS[name] }),
                    ...(scopeDownPaths.length > 0 && {
                        scopeDownStatement: onPaths(scopeDownPaths),
                    }),
                    ...(counted.length > 0 && {
                        ruleActionOverrides: counted.map((rule) => ({
                            name: rule,
                            actionToUse: { count: {} },
                        })),
                    }),
                },
            },
            visibilityConfig: metrics(name),
        };
    });
}
