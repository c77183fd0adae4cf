import { z } from "zod";

/** Section `waf`: the WAFv2 web ACL on the ALB. */
export const wafSchema = z.strictObject({
    mode: z.enum(["enforce", "observe", "off"]).default("enforce").meta({
        description:
            "`enforce` blocks, `observe` only counts what would have been blocked, `off` takes the web ACL away.",
    }),
    rateLimit: z.int().min(10).max(2_000_000_000).default(2_000).meta({
        description: "Requests that one client address may send in five minutes, 10 to 2000000000.",
    }),
    managedRuleGroups: z
        .array(z.string().regex(/^AWSManagedRules\w+$/, "must be a managed rule group of AWS"))
        .default([
            "AWSManagedRulesAmazonIpReputationList",
            "AWSManagedRulesCommonRuleSet",
            "AWSManagedRulesKnownBadInputsRuleSet",
        ])
        .meta({ description: "Managed rule groups of AWS, in the order of their evaluation." }),
});

export type WafConfig = z.infer<typeof wafSchema>;
