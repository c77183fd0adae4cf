import type { ManagedGroupName } from "./managed-groups";

interface BodyRule {
    group: ManagedGroupName;
    /** What the rule adds to a request that it matches, also while it is overridden to count. */
    labels: readonly string[];
}

const bodyRule = (group: ManagedGroupName, ...labels: string[]): BodyRule => ({
    group,
    labels: labels.map((label) => `awswaf:managed:aws:${label}`),
});

/**
 * Managed rules that look into the request body, with the labels that the AWS WAF developer guide
 * gives ("AWS Managed Rules rule groups list"). A label's case is not that of its rule's name.
 */
export const BODY_RULES = {
    SizeRestrictions_BODY: bodyRule(
        "AWSManagedRulesCommonRuleSet",
        "core-rule-set:SizeRestrictions_Body",
    ),
    CrossSiteScripting_BODY: bodyRule(
        "AWSManagedRulesCommonRuleSet",
        "core-rule-set:CrossSiteScripting_Body",
    ),
    EC2MetaDataSSRF_BODY: bodyRule(
        "AWSManagedRulesCommonRuleSet",
        "core-rule-set:EC2MetaDataSSRF_Body",
    ),
    GenericLFI_BODY: bodyRule("AWSManagedRulesCommonRuleSet", "core-rule-set:GenericLFI_Body"),
    GenericRFI_BODY: bodyRule("AWSManagedRulesCommonRuleSet", "core-rule-set:GenericRFI_Body"),
    JavaDeserializationRCE_BODY: bodyRule(
        "AWSManagedRulesKnownBadInputsRuleSet",
        "known-bad-inputs:JavaDeserializationRCE_Body",
    ),
    Log4JRCE_BODY: bodyRule(
        "AWSManagedRulesKnownBadInputsRuleSet",
        "known-bad-inputs:Log4JRCE_Body",
    ),
    ReactJSRCE_BODY: bodyRule(
        "AWSManagedRulesKnownBadInputsRuleSet",
        "known-bad-inputs:ReactJSRCE_Body",
    ),
    SQLi_BODY: bodyRule("AWSManagedRulesSQLiRuleSet", "sql-database:SQLi_Body"),
    SQLiExtendedPatterns_BODY: bodyRule(
        "AWSManagedRulesSQLiRuleSet",
        "sql-database:SQLiExtendedPatterns_Body",
    ),
    // Versions of this group differ in the label's case.
    UNIXShellCommandsVariables_BODY: bodyRule(
        "AWSManagedRulesUnixRuleSet",
        "posix-os:UNIXShellCommandsVariables_Body",
        "posix-os:UNIXShellCommandsVariables_BODY",
    ),
    WindowsShellCommands_BODY: bodyRule(
        "AWSManagedRulesWindowsRuleSet",
        "windows-os:WindowsShellCommands_Body",
    ),
    PowerShellCommands_BODY: bodyRule(
        "AWSManagedRulesWindowsRuleSet",
        "windows-os:PowerShellCommands_Body",
    ),
    PHPHighRiskMethodsVariables_BODY: bodyRule(
        "AWSManagedRulesPHPRuleSet",
        "php-app:PHPHighRiskMethodsVariables_Body",
    ),
} as const satisfies Record<string, BodyRule>;

export type BodyRuleName = keyof typeof BODY_RULES;

export const BODY_RULE_NAMES = Object.keys(BODY_RULES) as BodyRuleName[];
