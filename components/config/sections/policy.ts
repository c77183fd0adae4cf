import { z } from "zod";

import { POLICY_RULES } from "../policy-rules";
import { NO_EFFECT } from "./effects";

/** Longest time that an exception may be made for; a leap year too. */
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

const exceptionSchema = z.strictObject({
    rule: z.enum(POLICY_RULES).meta({
        description: "Id of the rule, as in docs/policy.md.",
        examples: ["web-acl-blocks"],
    }),
    resource: z
        .string()
        .min(1, "must name a resource")
        .optional()
        .meta({
            description:
                "Logical name of the resource, as a preview shows it; absent means every resource of the stack.",
            examples: ["edge-ingress"],
        }),
    reason: z
        .string()
        .min(10, "must say why, in a sentence")
        .meta({
            description: "Why the rule does not hold here; the report of each preview shows it.",
            examples: ["The scanner of the pentest must get through until its report is written."],
        }),
    until: z
        .string()
        .refine((text) => z.iso.date().safeParse(text).success, "must be a date, as YYYY-MM-DD")
        .refine(
            (text) => !(Date.parse(text) > Date.now() + LONGEST_DAYS * DAY_MS),
            "must be at most a year ahead",
        )
        .meta({
            description:
                "Last day on which the exception holds, in UTC. From the next day on the rule holds again, and each preview warns.",
            examples: ["2027-03-31"],
        }),
});

/** Section `policy`: where the rules of docs/policy.md do not hold. */
export const policySchema = z
    .strictObject({
        exceptions: z
            .array(exceptionSchema)
            .default([])
            .meta({
                description: "Violations that are shown with their reason, and stop nothing.",
                examples: [
                    [
                        {
                            rule: "web-acl-blocks",
                            reason: "The rules are tried out before they block.",
                            until: "2027-03-31",
                        },
                    ],
                ],
            }),
    })
    .prefault({})
    .meta({
        description: "Exceptions from the policy pack.",
        changes: NO_EFFECT,
    });

export type PolicyException = z.infer<typeof exceptionSchema>;
