import { z } from "zod";

import { countries, ipRanges, ruleName } from "./waf/fields";
import {
    labelRuleSchema,
    logsSchema,
    managedGroupSchema,
    rateLimitSchema,
    responseSchema,
    uploadsSchema,
} from "./waf/sections";

/** Section `waf`: the WAFv2 web ACL on the ALB, its rules in the order of their evaluation. */
export const wafSchema = z.strictObject({
    mode: z.enum(["enforce", "observe", "off"]).default("enforce").meta({
        description:
            "`enforce` blocks, `observe` only counts what would have been blocked, `off` takes the web ACL away.",
    }),
    allowAddresses: ipRanges.meta({
        description: "Ranges that no rule of the web ACL looks at, IPv4 and IPv6.",
        examples: [["203.0.113.0/24", "2001:db8:1::/48"]],
    }),
    denyAddresses: ipRanges.meta({
        description:
            "Ranges that are blocked, IPv4 and IPv6. All ranges of a stack together must leave its config below 128 KiB, which about 6000 IPv4 ranges do.",
        examples: [["198.51.100.7/32"]],
    }),
    allowCountries: countries.meta({
        description: "Countries outside of which everything is blocked; `[]` means none is.",
        examples: [["DE", "AT"]],
    }),
    denyCountries: countries.meta({
        description: "Countries that are blocked.",
        examples: [["KP"]],
    }),
    rateLimit: z.int().min(10).max(2_000_000_000).default(2_000).meta({
        description: "Requests that one client address may send in five minutes.",
    }),
    rateLimits: z.record(ruleName, rateLimitSchema).default({}).meta({
        description: "Further limits by name, for some paths or another window; 9 at most.",
    }),
    managedRuleGroups: z
        .array(managedGroupSchema)
        .default([
            "AWSManagedRulesAmazonIpReputationList",
            "AWSManagedRulesCommonRuleSet",
            "AWSManagedRulesKnownBadInputsRuleSet",
        ])
        .meta({
            description:
                "Managed rule groups of AWS, in the order of their evaluation, each by name or with settings.",
        }),
    uploads: uploadsSchema.prefault({}).meta({
        description: "Where bodies may be large, and what binary bodies may look like.",
    }),
    labelRules: z.record(ruleName, labelRuleSchema).default({}).meta({
        description: "Rules by name over the labels that the rules before them gave a request.",
    }),
    responses: z
        .strictObject({
            blocked: responseSchema(403).optional().meta({
                description:
                    "Answer to what the stack's own rules block; absent means a bare 403. Managed groups always answer with that.",
            }),
            rateLimited: responseSchema(429).optional().meta({
                description: "Answer to who goes over a rate limit; absent means a bare 403.",
            }),
        })
        .prefault({})
        .meta({ description: "Answers of the web ACL." }),
    logs: logsSchema.prefault({}).meta({ description: "Logs of the web ACL." }),
});

export type WafConfig = z.infer<typeof wafSchema>;
