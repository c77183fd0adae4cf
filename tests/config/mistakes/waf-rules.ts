import { expect } from "vitest";

import type { Mistake } from "./mistake";

const CRS = "AWSManagedRulesCommonRuleSet";
const DDOS = "awswaf:managed:aws:amazon-ip-list:AWSManagedIPDDoSList";
const BAD_BOTS = "awswaf:managed:aws:core-rule-set:BadBots_Header";

/** Nine limits over twenty paths each: 442 units a limit. */
const HEAVY = Object.fromEntries(
    Array.from({ length: 9 }, (_, limit) => [
        `limit-${limit}`,
        {
            limit: 100,
            paths: Array.from({ length: 20 }, (_, path) => `/${path}`),
        },
    ]),
);

const BLOCKING = { "waf.denyCountries": ["KP"] };

export const WAF_RULES: readonly Mistake[] = [
    {
        states: "a misspelt managed rule group",
        set: { "waf.managedRuleGroups": ["AWSManagedRulesComonRuleSet"] },
        problems: [
            {
                path: "mesh-edge:waf.managedRuleGroups[0]",
                value: "AWSManagedRulesComonRuleSet",
                rule: expect.stringMatching(
                    /^must be one of AWSManagedRulesCommonRuleSet, /,
                ) as string,
                cure: `did you mean "${CRS}"?`,
            },
        ],
    },
    {
        states: "a managed rule group once plain and once with settings",
        set: { "waf.managedRuleGroups": [CRS, { name: CRS, countRules: ["GenericRFI_BODY"] }] },
        problems: [
            {
                path: "mesh-edge:waf.managedRuleGroups[1]",
                value: CRS,
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "a misspelt rule, which WAF would ignore",
        set: { "waf.managedRuleGroups": [{ name: CRS, countRules: ["SizeRestriction_BODY"] }] },
        problems: [
            {
                path: "mesh-edge:waf.managedRuleGroups[0].countRules[0]",
                value: "SizeRestriction_BODY",
                rule: `must be a rule of ${CRS}; WAF ignores any other without an error`,
                cure: 'did you mean "SizeRestrictions_BODY"?',
            },
        ],
    },
    {
        states: "a rule of another group",
        set: {
            "waf.managedRuleGroups": [
                { name: "AWSManagedRulesLinuxRuleSet", countRules: ["SizeRestrictions_BODY"] },
            ],
        },
        problems: [
            {
                path: "mesh-edge:waf.managedRuleGroups[0].countRules[0]",
                value: "SizeRestrictions_BODY",
                rule: "must be a rule of AWSManagedRulesLinuxRuleSet; WAF ignores any other without an error",
                cure: "write one of LFI_URIPATH, LFI_QUERYSTRING, LFI_HEADER",
            },
        ],
    },
    {
        states: "a version that isn't written as AWS does",
        set: { "waf.managedRuleGroups": [{ name: CRS, version: "1.20" }] },
        problems: [
            {
                path: "mesh-edge:waf.managedRuleGroups[0].version",
                value: "1.20",
                rule: "must be a version such as Version_1.0",
                cure: 'write for example "Version_1.20"',
            },
        ],
    },
    {
        states: "a version of a list that has none",
        set: {
            "waf.managedRuleGroups": [
                { name: "AWSManagedRulesAmazonIpReputationList", version: "Version_1.0" },
            ],
        },
        problems: [
            {
                path: "mesh-edge:waf.managedRuleGroups[0].version",
                value: "Version_1.0",
                rule: "must not be set: AWSManagedRulesAmazonIpReputationList has no versions",
                cure: "take it out",
            },
        ],
    },
    {
        states: "a misspelt setting of a group",
        set: { "waf.managedRuleGroups": [{ name: CRS, countRule: ["GenericRFI_BODY"] }] },
        problems: [
            {
                path: "mesh-edge:waf.managedRuleGroups[0].countRule",
                value: ["GenericRFI_BODY"],
                rule: "is not a known key",
                cure: "did you mean countRules?",
            },
        ],
    },
    {
        states: "uploads past a rule whose group isn't listed",
        set: {
            "waf.uploads": { paths: ["/files/*"], rules: ["SizeRestrictions_BODY", "SQLi_BODY"] },
        },
        problems: [
            {
                path: "mesh-edge:waf.uploads.rules[1]",
                value: "SQLi_BODY",
                rule: "must be a rule of a group in waf.managedRuleGroups; AWSManagedRulesSQLiRuleSet is not there",
                cure: "take SQLi_BODY out, or add AWSManagedRulesSQLiRuleSet",
            },
        ],
    },
    {
        states: "uploads past a rule that never blocks",
        set: {
            waf: {
                managedRuleGroups: [{ name: CRS, countRules: ["SizeRestrictions_BODY"] }],
                uploads: { paths: ["/files/*"], rules: ["SizeRestrictions_BODY"] },
            },
        },
        problems: [
            {
                path: "mesh-edge:waf.uploads.rules[0]",
                value: "SizeRestrictions_BODY",
                rule: "must not stand in waf.managedRuleGroups[0].countRules too: here it blocks on all other paths, there it never does",
                cure: "take it out of one of the two",
            },
        ],
    },
    {
        states: "a rule on labels of a group that isn't listed, and of countries that nothing looks up",
        set: {
            waf: {
                managedRuleGroups: [CRS],
                labelRules: { ddos: { labels: [DDOS, "awswaf:clientip:geo:country:KP"] } },
            },
        },
        problems: [
            {
                path: "mesh-edge:waf.labelRules.ddos.labels[0]",
                value: DDOS,
                rule: "must be a label that a rule before it gives; this one needs AWSManagedRulesAmazonIpReputationList in waf.managedRuleGroups",
                cure: "add that, or take the label out",
            },
            {
                path: "mesh-edge:waf.labelRules.ddos.labels[1]",
                value: "awswaf:clientip:geo:country:KP",
                rule: "must be a label that a rule before it gives; this one needs waf.denyCountries or waf.allowCountries",
                cure: "add that, or take the label out",
            },
        ],
    },
    ...[
        ["no rule of the program gives", "team:suspicious", "take it out"],
        [
            "is the name of its rule",
            "awswaf:managed:aws:core-rule-set:NoUserAgent_HEADER",
            'write "awswaf:managed:aws:core-rule-set:NoUserAgent_Header"',
        ],
        [
            "is misspelt",
            "awswaf:managed:aws:core-rule-set:CrosSiteScripting_Body",
            'write "awswaf:managed:aws:core-rule-set:CrossSiteScripting_Body"',
        ],
        [
            "has a namespace in another case",
            "awswaf:managed:aws:Core-Rule-Set:",
            'write "awswaf:managed:aws:core-rule-set:"',
        ],
        [
            "is of a group that needs settings",
            "awswaf:managed:aws:atp:TokenRejected",
            "take it out",
        ],
    ].map(([what = "", label = "", cure = ""]) => ({
        states: `a rule on a label that ${what}`,
        set: { waf: { managedRuleGroups: [CRS], labelRules: { a: { labels: [label] } } } },
        problems: [
            {
                path: "mesh-edge:waf.labelRules.a.labels[0]",
                value: label,
                rule: "must be a label that a rule before it gives; none of the web ACL's rules gives this one",
                cure,
            },
        ],
    })),
    {
        states: "an answer that is longer than WAF takes",
        set: { ...BLOCKING, "waf.responses": { blocked: { body: "ä".repeat(2_049) } } },
        problems: [
            {
                path: "mesh-edge:waf.responses.blocked.body",
                value: "ä".repeat(2_049),
                rule: "must not be longer than 4096 bytes, the limit of WAF",
                cure: 'write for example "{\\"error\\":\\"blocked\\"}"',
            },
        ],
    },
    {
        states: "an answer in plain text, where JSON is the default",
        set: { ...BLOCKING, "waf.responses": { blocked: { body: "Blocked." } } },
        problems: [
            {
                path: "mesh-edge:waf.responses.blocked.body",
                value: "Blocked.",
                rule: "must be JSON with contentType json",
                cure: 'write for example \'{"error":"blocked"}\', or set contentType to text or html',
            },
        ],
    },
    {
        states: "a status that WAF doesn't answer with",
        set: { "waf.responses": { rateLimited: { status: 418, body: "{}" } } },
        problems: [
            {
                path: "mesh-edge:waf.responses.rateLimited.status",
                value: 418,
                rule: "must be one of 400, 401, 403, 404, 405, 408, 409, 411, 413, 414, 415, 421, 429, 500, 503",
                cure: "write one of 400, 401, 403, 404, 405, 408, 409, 411, 413, 414, 415, 421, 429, 500, 503",
            },
        ],
    },
    {
        states: "a redacted header as people write it",
        set: { "waf.logs": { redactedHeaders: ["Authorization"] } },
        problems: [
            {
                path: "mesh-edge:waf.logs.redactedHeaders[0]",
                value: "Authorization",
                rule: "must be the name of a header in lower case",
                cure: 'write "authorization"',
            },
        ],
    },
    {
        states: "a web ACL over the limit of its capacity",
        set: {
            "waf.rateLimits": HEAVY,
            "waf.managedRuleGroups": [CRS, "AWSManagedRulesSQLiRuleSet"],
            "waf.uploads.paths": ["/files/*", "/images/*"],
            "waf.labelRules": {
                a: {
                    labels: [BAD_BOTS],
                    paths: Array.from({ length: 5 }, (_, path) => `/${path}`),
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:waf",
                value: "5037 capacity units",
                rule: "must not need more than 5000 capacity units (WCU), the limit of a web ACL",
                cure: `take something out; the most, 700, goes to ${CRS}`,
            },
        ],
    },
    ...[
        ["country:de", 'write "awswaf:clientip:geo:country:DE"'],
        ["country:UK", 'write "awswaf:clientip:geo:country:GB"'],
    ].map(([label = "", cure = ""]) => ({
        states: `a label of a country that WAF doesn't give: ${label}`,
        set: {
            "waf.denyCountries": ["KP"],
            "waf.labelRules": { a: { labels: [`awswaf:clientip:geo:${label}`] } },
        },
        problems: [
            {
                path: "mesh-edge:waf.labelRules.a.labels[0]",
                value: `awswaf:clientip:geo:${label}`,
                rule: "must end with a country code of ISO 3166-1 in capitals; WAF gives no other",
                cure,
            },
        ],
    })),
    ...[
        ["clientip:geo:country:FR", "allowCountries", "FR", "add FR to waf.allowCountries"],
        ["clientip:geo:region:FR-IDF", "allowCountries", "FR", "add FR to waf.allowCountries"],
        ["clientip:geo:country:KP", "denyCountries", "KP", "take KP out of waf.denyCountries"],
    ].map(([label = "", list = "", country = "", cure = ""]) => ({
        states: `a label of a country that ${list} blocks before: ${label}`,
        set: {
            [`waf.${list}`]: [list === "denyCountries" ? "KP" : "DE"],
            "waf.labelRules": {
                a: { labels: ["awswaf:clientip:geo:country:DE", `awswaf:${label}`] },
            },
        },
        problems: [
            {
                path: "mesh-edge:waf.labelRules.a.labels[1]",
                value: `awswaf:${label}`,
                rule: `has no effect: waf.${list} blocks ${country} before`,
                cure: `take it out, or ${cure}`,
            },
        ],
    })),
    {
        states: "a label of Bot Control with a capital",
        set: {
            "waf.managedRuleGroups": ["AWSManagedRulesBotControlRuleSet"],
            "waf.labelRules": {
                a: { labels: ["awswaf:managed:aws:bot-control:bot:Verified"] },
            },
        },
        problems: [
            {
                path: "mesh-edge:waf.labelRules.a.labels[0]",
                value: "awswaf:managed:aws:bot-control:bot:Verified",
                rule: "must be a label that a rule before it gives; none of the web ACL's rules gives this one",
                cure: 'write "awswaf:managed:aws:bot-control:bot:verified"',
            },
        ],
    },
    {
        states: "a label rule whose paths are all exceptions",
        set: {
            "waf.managedRuleGroups": ["AWSManagedRulesBotControlRuleSet"],
            "waf.labelRules": {
                a: {
                    labels: ["awswaf:managed:aws:bot-control:bot:verified"],
                    paths: ["/shop/*", "/a"],
                    exceptPaths: ["/a", "/shop/*"],
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:waf.labelRules.a.exceptPaths",
                value: ["/a", "/shop/*"],
                rule: "must leave at least one path of the rule: it now applies nowhere",
                cure: "take out the paths on which the rule should apply",
            },
        ],
    },
    {
        states: "uploads without the group of the rules that are excepted by default",
        set: {
            "waf.managedRuleGroups": ["AWSManagedRulesSQLiRuleSet"],
            "waf.uploads": { paths: ["/a/*"] },
        },
        problems: [
            {
                path: "mesh-edge:waf.uploads.rules",
                value: ["SizeRestrictions_BODY", "CrossSiteScripting_BODY"],
                byDefault: true,
                rule: "must be rules of groups in waf.managedRuleGroups; AWSManagedRulesCommonRuleSet is not there",
                cure: "name body rules of the groups that are, or add AWSManagedRulesCommonRuleSet",
            },
        ],
    },
];
