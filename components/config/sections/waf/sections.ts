import { z } from "zod";

import { retentionDays } from "../fields";
import { type BodyRuleName, BODY_RULE_NAMES } from "./body-rules";
import { action, path, paths } from "./fields";
import { MANAGED_GROUP_NAMES } from "./managed-groups";

export const rateLimitSchema = z.strictObject({
    limit: z
        .int()
        .min(10)
        .max(2_000_000_000)
        .meta({
            description: "Requests that one client address may send in the window.",
            examples: [100],
        }),
    windowSeconds: z.literal([60, 120, 300, 600]).default(300).meta({
        description: "Length of the window in seconds.",
    }),
    paths: paths.default([]).meta({
        description: "Only these paths count, and only they are blocked; `[]` means all.",
        examples: [["/login", "/api/*"]],
    }),
    action: action.meta({ description: "`count` tries this one limit out." }),
});

const managedGroupSettings = z.strictObject({
    name: z.enum(MANAGED_GROUP_NAMES).meta({ description: "Name of the group." }),
    version: z
        .string()
        .regex(/^Version_\d+\.\d+$/, "must be a version such as Version_1.0")
        .optional()
        .meta({
            description: "Pinned version; absent means AWS's default, which AWS changes.",
            examples: ["Version_1.20"],
        }),
    scopeDownPaths: paths.default([]).meta({
        description: "The group inspects only these paths; `[]` means all.",
        examples: [["/shop/*"]],
    }),
    countRules: z
        .array(z.string())
        .default([])
        .meta({
            description: "Rules of the group that only count, whatever the mode.",
            examples: [["GenericRFI_BODY"]],
        }),
});

export const managedGroupSchema = z.union([z.enum(MANAGED_GROUP_NAMES), managedGroupSettings]);

export const uploadsSchema = z.strictObject({
    paths: paths.default([]).meta({
        description: "Paths that accept uploads. WAF inspects only the first 8 KB of a body.",
        examples: [["/upload", "/files/*"]],
    }),
    rules: z
        .array(z.enum(BODY_RULE_NAMES))
        .min(1, "must name a rule")
        .default(["SizeRestrictions_BODY", "CrossSiteScripting_BODY"] satisfies BodyRuleName[])
        .meta({
            description:
                "Managed rules on the body that don't block on these paths; they still block on all others.",
        }),
});

export const labelRuleSchema = z.strictObject({
    labels: z
        .array(
            z
                .string()
                .max(1024, "must not be longer than 1024 characters, the limit of WAF")
                .regex(/^[\w-]+(:[\w-]+)*:?$/, "must be a label, or with : at its end a namespace"),
        )
        .min(1, "must name a label")
        .max(10)
        .meta({
            description:
                "Labels of earlier rules; one of them must match. A label that ends with `:` is a namespace.",
            examples: [["awswaf:managed:aws:bot-control:bot:category:ai"]],
        }),
    paths: paths.default([]).meta({
        description: "The rule applies only on these paths; `[]` means all.",
        examples: [["/checkout/*"]],
    }),
    exceptPaths: z
        .array(path)
        .max(20)
        .default([])
        .meta({ description: "The rule does not apply on these.", examples: [["/checkout/help"]] }),
    action: action.meta({ description: "`count` tries this one rule out." }),
});

/** Status codes that WAF may answer with when it blocks (AWS WAF developer guide, custom responses). */
const STATUS = [400, 401, 403, 404, 405, 408, 409, 411, 413, 414, 415, 421, 429, 500, 503] as const;

/** WAF's limit of a body is 4 KB. */
const MOST_BYTES = 4096;

export function responseSchema(status: (typeof STATUS)[number]) {
    return z.strictObject({
        status: z.literal(STATUS).default(status).meta({ description: "HTTP status code." }),
        contentType: z.enum(["json", "html", "text"]).default("json").meta({
            description: "What the body is.",
        }),
        body: z
            .string()
            .min(1, "must not be empty")
            .refine(
                (text) => Buffer.byteLength(text) <= MOST_BYTES,
                "must not be longer than 4096 bytes, the limit of WAF",
            )
            .meta({
                description: "The body, up to 4096 bytes.",
                examples: ['{"error":"blocked"}'],
            }),
    });
}

export const logsSchema = z.strictObject({
    enabled: z.boolean().default(true).meta({
        description:
            "Write the web ACL's logs to CloudWatch Logs, in `aws-waf-logs-<team>-<stack>`.",
    }),
    keep: z.enum(["matched", "all"]).default("matched").meta({
        description: "`matched` keeps blocked and counted requests, `all` every request.",
    }),
    redactedHeaders: z
        .array(
            z
                .string()
                .max(64, "must not be longer than 64 characters")
                .regex(/^[a-z0-9_-]+$/, "must be the name of a header in lower case"),
        )
        .max(100)
        .default(["authorization", "cookie"])
        .meta({ description: "Headers whose values are left out of the logs." }),
    retentionDays: retentionDays.default(30).meta({
        description: "Days to keep the logs, one of the periods of CloudWatch Logs.",
    }),
});
