import { MANAGED_GROUP_NAMES } from "../../../components/config/sections/waf/managed-groups";
import type { Mistake } from "./mistake";

export const WAF: readonly Mistake[] = [
    {
        states: "a web ACL without an edge",
        set: { edge: undefined, waf: { mode: "observe" } },
        problems: [
            {
                path: "mesh-edge:waf",
                value: { mode: "observe" },
                rule: "must not be set in a stack without edge: the web ACL protects the ALB",
                cure: "add the section edge, or take waf out",
            },
        ],
    },
    {
        states: "a misspelt mode",
        set: { waf: { mode: "enforced" } },
        problems: [
            {
                path: "mesh-edge:waf.mode",
                value: "enforced",
                rule: "must be one of enforce, observe, off",
                cure: 'write "enforce"',
            },
        ],
    },
    {
        states: "a rate limit below what WAF accepts",
        set: { waf: { rateLimit: 5 } },
        problems: [
            {
                path: "mesh-edge:waf.rateLimit",
                value: 5,
                rule: "must be a whole number, 10 to 2000000000",
                cure: "raise it to 10",
            },
        ],
    },
    {
        states: "a managed rule group twice",
        set: {
            waf: {
                managedRuleGroups: ["AWSManagedRulesSQLiRuleSet", "AWSManagedRulesSQLiRuleSet"],
            },
        },
        problems: [
            {
                path: "mesh-edge:waf.managedRuleGroups[1]",
                value: "AWSManagedRulesSQLiRuleSet",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "a rule group that AWS doesn't manage",
        set: { waf: { managedRuleGroups: ["MyRules"] } },
        problems: [
            {
                path: "mesh-edge:waf.managedRuleGroups[0]",
                value: "MyRules",
                rule: `must be one of ${MANAGED_GROUP_NAMES.join(", ")}, or a map of name, version, scopeDownPaths, countRules`,
                cure: 'write one of "AWSManagedRulesCommonRuleSet", "AWSManagedRulesAdminProtectionRuleSet", "AWSManagedRulesKnownBadInputsRuleSet", "AWSManagedRulesSQLiRuleSet", "AWSManagedRulesLinuxRuleSet", "AWSManagedRulesUnixRuleSet", "AWSManagedRulesWindowsRuleSet", "AWSManagedRulesPHPRuleSet", "AWSManagedRulesWordPressRuleSet", "AWSManagedRulesAmazonIpReputationList", "AWSManagedRulesAnonymousIpList", "AWSManagedRulesBotControlRuleSet"',
            },
        ],
    },
];
