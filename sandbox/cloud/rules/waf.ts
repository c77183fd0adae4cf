import { type Props, list, record, text } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";

/** Capacity units of the AWS managed rule groups (AWS WAF developer guide, "AWS Managed Rules rule groups list"). */
const MANAGED: Record<string, number> = {
    AWSManagedRulesCommonRuleSet: 700,
    AWSManagedRulesAdminProtectionRuleSet: 100,
    AWSManagedRulesKnownBadInputsRuleSet: 200,
    AWSManagedRulesSQLiRuleSet: 200,
    AWSManagedRulesLinuxRuleSet: 200,
    AWSManagedRulesUnixRuleSet: 100,
    AWSManagedRulesWindowsRuleSet: 200,
    AWSManagedRulesPHPRuleSet: 100,
    AWSManagedRulesWordPressRuleSet: 100,
    AWSManagedRulesAmazonIpReputationList: 25,
    AWSManagedRulesAnonymousIpList: 50,
    AWSManagedRulesBotControlRuleSet: 50,
};

function capacity(rule: Props): number {
    const group = text(rule, "statement.managedRuleGroupStatement.name");
    if (group === undefined) return 2;
    const units = MANAGED[group];
    if (units === undefined) {
        throw new CloudError(
            "WAFUnavailableEntityException",
            `AWS WAF couldn’t retrieve the resource that you requested: ${group}`,
        );
    }
    return units;
}

export function capacityOf(rules: Props[]): number {
    return rules.reduce((sum, rule) => sum + capacity(rule), 0);
}

/** AWS WAF's checks of CreateWebACL and UpdateWebACL. */
export function assertWebAcl({ entity }: Context): void {
    const rules = list<Props>(entity.inputs, "rules");
    const invalid = (reason: string) =>
        new CloudError("WAFInvalidParameterException", `Error reason: ${reason}`);
    if (capacityOf(rules) > 5000) throw new CloudError("WAFLimitsExceededException", "WCU");
    for (const key of ["priority", "name"]) {
        if (new Set(rules.map((rule) => rule[key])).size < rules.length) {
            throw invalid(`two rules with the same ${key}`);
        }
    }
    for (const rule of rules) {
        const managed = "managedRuleGroupStatement" in record(rule, "statement");
        if (!("visibilityConfig" in rule)) throw invalid("a rule without VisibilityConfig");
        if ("overrideAction" in rule !== managed || "action" in rule === managed) {
            throw invalid(
                `rule ${text(rule, "name") ?? ""}: a rule group takes OverrideAction, any other Action`,
            );
        }
    }
}
