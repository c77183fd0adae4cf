/** What the AWS WAF developer guide says of a managed rule group. */
interface ManagedGroup {
    /** Web ACL capacity units (WCU). */
    capacity: number;
    /** Its labels are `awswaf:managed:aws:<namespace>:<label>`. */
    namespace: string;
    /** The IP lists have no versions to pin. */
    versioned: boolean;
    /** WAF ignores an override of a rule that the group doesn't have, without an error. */
    rules: readonly string[];
}

const rules = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * AWS's own managed rule groups (AWS WAF developer guide, "AWS Managed Rules rule groups list"). Not
 * here are those for account takeover, account creation and DDoS: AWS takes them with settings of
 * their own only, such as the path of the login page.
 */
export const MANAGED_GROUPS = {
    AWSManagedRulesCommonRuleSet: {
        capacity: 700,
        namespace: "core-rule-set",
        versioned: true,
        rules: rules(`
            NoUserAgent_HEADER UserAgent_BadBots_HEADER
            SizeRestrictions_QUERYSTRING SizeRestrictions_Cookie_HEADER SizeRestrictions_BODY SizeRestrictions_URIPATH
            EC2MetaDataSSRF_BODY EC2MetaDataSSRF_COOKIE EC2MetaDataSSRF_URIPATH EC2MetaDataSSRF_QUERYARGUMENTS
            GenericLFI_QUERYARGUMENTS GenericLFI_URIPATH GenericLFI_BODY
            RestrictedExtensions_URIPATH RestrictedExtensions_QUERYARGUMENTS
            GenericRFI_QUERYARGUMENTS GenericRFI_BODY GenericRFI_URIPATH
            CrossSiteScripting_COOKIE CrossSiteScripting_QUERYARGUMENTS CrossSiteScripting_BODY CrossSiteScripting_URIPATH`),
    },
    AWSManagedRulesAdminProtectionRuleSet: {
        capacity: 100,
        namespace: "admin-protection",
        versioned: true,
        rules: rules("AdminProtection_URIPATH"),
    },
    AWSManagedRulesKnownBadInputsRuleSet: {
        capacity: 200,
        namespace: "known-bad-inputs",
        versioned: true,
        rules: rules(`
            JavaDeserializationRCE_HEADER JavaDeserializationRCE_BODY JavaDeserializationRCE_URIPATH
            JavaDeserializationRCE_QUERYSTRING Host_localhost_HEADER PROPFIND_METHOD ExploitablePaths_URIPATH
            Log4JRCE_HEADER Log4JRCE_QUERYSTRING Log4JRCE_BODY Log4JRCE_URIPATH ReactJSRCE_BODY`),
    },
    AWSManagedRulesSQLiRuleSet: {
        capacity: 200,
        namespace: "sql-database",
        versioned: true,
        rules: rules(`
            SQLi_QUERYARGUMENTS SQLi_BODY SQLi_COOKIE SQLi_URIPATH
            SQLiExtendedPatterns_QUERYARGUMENTS SQLiExtendedPatterns_BODY SQLiExtendedPatterns_HEADER
            SQLiExtendedPatterns_URIPATH`),
    },
    AWSManagedRulesLinuxRuleSet: {
        capacity: 200,
        namespace: "linux-os",
        versioned: true,
        rules: rules("LFI_URIPATH LFI_QUERYSTRING LFI_HEADER"),
    },
    AWSManagedRulesUnixRuleSet: {
        capacity: 100,
        namespace: "posix-os",
        versioned: true,
        rules: rules(`
            UNIXShellCommandsVariables_QUERYARGUMENTS UNIXShellCommandsVariables_QUERYSTRING
            UNIXShellCommandsVariables_BODY UNIXShellCommandsVariables_HEADER`),
    },
    AWSManagedRulesWindowsRuleSet: {
        capacity: 200,
        namespace: "windows-os",
        versioned: true,
        rules: rules(`
            WindowsShellCommands_COOKIE WindowsShellCommands_HEADER WindowsShellCommands_URIPATH
            WindowsShellCommands_QUERYARGUMENTS WindowsShellCommands_QUERYSTRING WindowsShellCommands_BODY
            PowerShellCommands_COOKIE PowerShellCommands_QUERYARGUMENTS PowerShellCommands_BODY`),
    },
    AWSManagedRulesPHPRuleSet: {
        capacity: 100,
        namespace: "php-app",
        versioned: true,
        rules: rules(`
            PHPHighRiskMethodsVariables_HEADER PHPHighRiskMethodsVariables_QUERYSTRING
            PHPHighRiskMethodsVariables_BODY PHPHighRiskMethodsVariables_URIPATH`),
    },
    AWSManagedRulesWordPressRuleSet: {
        capacity: 100,
        namespace: "wordpress-app",
        versioned: true,
        rules: rules("WordPressExploitableCommands_QUERYSTRING WordPressExploitablePaths_URIPATH"),
    },
    AWSManagedRulesAmazonIpReputationList: {
        capacity: 25,
        namespace: "amazon-ip-list",
        versioned: false,
        rules: rules(
            "AWSManagedIPReputationList AWSManagedReconnaissanceList AWSManagedIPDDoSList",
        ),
    },
    AWSManagedRulesAnonymousIpList: {
        capacity: 50,
        namespace: "anonymous-ip-list",
        versioned: false,
        rules: rules("AnonymousIPList HostingProviderIPList"),
    },
    // At the common level of inspection; the rules of the targeted one, `TGT_…`, do not run.
    AWSManagedRulesBotControlRuleSet: {
        capacity: 50,
        namespace: "bot-control",
        versioned: true,
        rules: rules(`
            CategoryAdvertising CategoryAI CategoryArchiver CategoryContentFetcher CategoryEmailClient
            CategoryHttpLibrary CategoryLinkChecker CategoryMiscellaneous CategoryMonitoring CategoryPagePreview
            CategoryScrapingFramework CategorySearchEngine CategorySecurity CategorySeo CategorySocialMedia
            CategoryWebhooks SignalAutomatedBrowser SignalKnownBotDataCenter SignalNonBrowserUserAgent`),
    },
} as const satisfies Record<string, ManagedGroup>;

export type ManagedGroupName = keyof typeof MANAGED_GROUPS;

export const MANAGED_GROUP_NAMES = Object.keys(MANAGED_GROUPS) as ManagedGroupName[];

/** An entry of `waf.managedRuleGroups` in its long form: a plain name means the whole group as it is. */
export function managedGroup<Settings extends object>(entry: ManagedGroupName | Settings) {
    return typeof entry === "string"
        ? { name: entry, version: undefined, scopeDownPaths: [], countRules: [] }
        : entry;
}
