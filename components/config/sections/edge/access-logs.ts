import { z } from "zod";

/** Key `edge.accessLogs`: what the ALB writes about requests, and where. */
export const accessLogsSchema = z.strictObject({
    enabled: z.boolean().default(false).meta({
        description: "Write a line per request to an S3 bucket that the stack creates.",
        changes:
            "in place; switched off, the bucket goes with its logs after the ALB has stopped writing, unless `keepOnDestroy`",
    }),
    connectionLogs: z.boolean().default(false).meta({
        description:
            "Also write a line per connection, with its TLS handshake, even if that failed.",
    }),
    prefix: z
        .string()
        .max(128, "must not be longer than 128 characters")
        .regex(
            /^(?!.*AWSLogs)[\w.-]+(\/[\w.-]+)*$/i,
            "must be names of letters, digits, _, . and - with / between them, without AWSLogs, which AWS puts behind it",
        )
        .default("alb")
        .meta({
            description: "Folder in the bucket; `access` and `connection` are made in it.",
        }),
    retentionDays: z.int().min(1).max(3653).default(90).meta({
        description: "Days to keep a log file.",
    }),
    keepOnDestroy: z.boolean().default(false).meta({
        description:
            "Keep the bucket and its logs when the stack is destroyed or logging is switched off; otherwise both are deleted.",
    }),
});

export type AccessLogsConfig = z.infer<typeof accessLogsSchema>;
