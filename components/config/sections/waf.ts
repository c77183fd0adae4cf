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
            "`enforce` blocks, `observe` only counts what `enforce` would block, `off` removes the web ACL.",
    }),
    allowAddresses: ipRanges.meta({
        description: "Ranges that no rule of the web ACL inspects, IPv4 and IPv6.",
        examples: [["203.0.113.0/24", "2001:db8:1::/48"]],
    }),
    denyAddresses: ipRanges.meta({
        description:
            "Ranges that are blocked, IPv4 and IPv6. The config of a stack must stay below 128 KiB; about 6000 IPv4 ranges fit.",
        examples: [["198.51.100.7/32"]],
    }),
    allowCountries: countries.meta({
        description: "Allowed countries; all others are blocked. `[]` blocks none.",
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
        description: "Exceptions for large and for binary bodies.",
    }),
    labelRules: z.record(ruleName, labelRuleSchema).default({}).meta({
        description: "Rules by name, on the labels that earlier rules added to a request.",
    }),
    responses: z
        .strictObject({
            blocked: responseSchema(403).optional().meta({
                description:
                    "Response to requests that the stack's own rules block; absent means a plain 403. Managed groups always answer with a plain 403.",
            }),
            rateLimited: responseSchema(429).optional().meta({
                description: "Response to clients over a rate limit; absent means a plain 403.",
            }),
        })
        .prefault({})
        .meta({ description: "Custom responses of the web ACL." }),
    logs: logsSchema.prefault({}).meta({ description: "Logs of the web ACL." }),
});

export type WafConfig = z.infer<typeof wafSchema>;
