import { MANAGED_GROUPS, type ManagedGroupName } from "./managed-groups";

/** Labels that are not their rule's name in another case (AWS WAF developer guide, rule groups list). */
const RENAMED: Readonly<Record<string, string>> = {
    UserAgent_BadBots_HEADER: "BadBots_Header",
    Host_localhost_HEADER: "Host_Localhost_Header",
    PROPFIND_METHOD: "Propfind_Method",
};

/** How a label spells the part of a request that its rule looks at. */
const PARTS: Readonly<Record<string, string>> = {
    BODY: "Body",
    COOKIE: "Cookie",
    HEADER: "Header",
    QUERYARGUMENTS: "QueryArguments",
    QUERYSTRING: "QueryString",
    URIPATH: "URIPath",
};

/** Whose labels' case differs between AWS's pages, or between versions of the group. */
const UNSETTLED = /^(wordpress-app|posix-os|admin-protection):|_URIPath$|^known-bad-inputs:Host_/i;

/** The labels of a managed rule group, without `awswaf:managed:aws:`; Bot Control has them in the hundreds. */
export function labelsOf(group: ManagedGroupName): string[] | undefined {
    if (group === "AWSManagedRulesBotControlRuleSet") return undefined;
    const { namespace, rules } = MANAGED_GROUPS[group];
    return rules.map((rule: string) => `${namespace}:${RENAMED[rule] ?? spelt(rule)}`);
}

function spelt(rule: string): string {
    return rule.replace(/[A-Z]+$/, (part) => PARTS[part] ?? part);
}

/** Whether two labels are the same to WAF, which minds the case, as far as AWS's pages tell it. */
export function isLabel(label: string, known: string): boolean {
    return (
        label === known || (UNSETTLED.test(known) && label.toLowerCase() === known.toLowerCase())
    );
}
