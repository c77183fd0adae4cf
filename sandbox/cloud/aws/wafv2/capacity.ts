import { isProps, list, type Props, record, text, texts, type Value } from "../../values";
import { CloudError } from "../../world/errors";

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

/** Of one statement (AWS WAF developer guide, quotas). */
const MOST = { countries: 50, transformations: 10 };

type Kind = (statement: Props) => number;

/** Units of each kind of statement (AWS WAF developer guide, "Rule statements list", section WCUs of each). */
const KINDS: Record<string, Kind> = {
    managedRuleGroupStatement: (s) =>
        group(text(s, "name") ?? "") + nested(s["scopeDownStatement"]),
    rateBasedStatement: (s) => 2 + nested(s["scopeDownStatement"]),
    ipSetReferenceStatement: (s) => (text(s, "ipSetForwardedIpConfig.position") === "ANY" ? 5 : 1),
    geoMatchStatement: (s) => {
        assertCount("countries of a statement", texts(s, "countryCodes"), 1, MOST.countries);
        return 1;
    },
    labelMatchStatement: () => 1,
    byteMatchStatement: (s) => {
        const contains = (text(s, "positionalConstraint") ?? "").startsWith("CONTAINS");
        const transformations = list<Props>(s, "textTransformations");
        assertCount("text transformations", transformations, 1, MOST.transformations);
        const paid = transformations.filter(({ type }) => type !== "NONE").length;
        return (contains ? 10 : 2) + 10 * paid;
    },
    notStatement: (s) => nested(s["statement"]),
    andStatement: severalIn,
    orStatement: severalIn,
};

function severalIn(statement: Props): number {
    const statements = list(statement, "statements");
    assertCount("statements of an AND or OR", statements, 2);
    return all(statements);
}

function assertCount(what: string, items: Value[], least: number, most = Infinity): void {
    if (items.length < least) {
        throw new CloudError("WAFInvalidParameterException", `Error reason: too few ${what}`);
    }
    if (items.length > most) {
        throw new CloudError(
            "WAFLimitsExceededException",
            `AWS WAF couldn’t perform the operation because you exceeded your resource limit: ${what}`,
        );
    }
}

function group(name: string): number {
    const units = MANAGED[name];
    if (units === undefined) {
        throw new CloudError(
            "WAFUnavailableEntityException",
            `AWS WAF couldn’t retrieve the resource that you requested: ${name}`,
        );
    }
    return units;
}

/** A statement holds exactly one kind. */
function nested(statement: Value | undefined): number {
    if (!isProps(statement)) return 0;
    const [entry, ...others] = Object.entries(statement);
    const kind = KINDS[entry?.[0] ?? ""];
    if (entry === undefined || kind === undefined || others.length > 0) {
        throw new CloudError(
            "WAFInvalidParameterException",
            `Error reason: You have used none or multiple values for a field that requires exactly one value., field: STATEMENT, parameter: ${Object.keys(statement).join(", ")}`,
        );
    }
    return kind(record(statement, entry[0]));
}

const all = (statements: Value[]) => statements.reduce<number>((sum, s) => sum + nested(s), 0);

export function capacityOf(rules: Props[]): number {
    return all(rules.map((rule) => rule["statement"] ?? null));
}
