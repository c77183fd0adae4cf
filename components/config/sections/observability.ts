import { z } from "zod";

import { arn } from "./fields";

/**
 * Section `observability`: alarms and dashboard of an ALB. The bounds are those of PutMetricAlarm, but
 * for minutes: an hour of waiting is no alarm any more.
 */
export const observabilitySchema = z.strictObject({
    enabled: z.boolean().default(false).meta({
        description:
            "Create alarms, the topic that they publish to, and a dashboard. Only with `edge.kind: alb`. What each alarm means: [observability.md](observability.md).",
    }),
    emails: z
        .array(z.email("must be an e-mail address"))
        .max(20)
        .default([])
        .meta({
            description:
                "Addresses that are subscribed to the topic; each must confirm the message that AWS sends it, and gets nothing until then.",
            examples: [["on-call@example.com"]],
        }),
    topicArn: arn("sns", /[A-Za-z0-9_-]{1,256}(\.fifo)?/, "an SNS topic")
        .optional()
        .meta({
            description:
                "Topic in the stack's region that alarms publish to; its policy must allow CloudWatch to publish. Absent, the stack creates one.",
            examples: ["arn:aws:sns:eu-west-1:111122223333:on-call"],
        }),
    periodMinutes: z.int().min(1).max(60).default(5).meta({
        description:
            "Minutes over which errors, refused connections, blocked requests and latency are measured.",
    }),
    loadBalancerErrors: z.int().min(1).max(1_000_000).default(25).meta({
        description:
            "Responses 5xx of the ALB itself in one period that raise an alarm: it reached no healthy target.",
    }),
    targetErrors: z.int().min(1).max(1_000_000).default(50).meta({
        description:
            "Responses 5xx of gateway and services in one period that raise an alarm. Raise it as traffic grows.",
    }),
    rejectedConnections: z.int().min(1).max(1_000_000).default(1).meta({
        description:
            "Connections that the ALB refuses in one period, at its limit, that raise an alarm.",
    }),
    latencySeconds: z.number().min(0.01).max(4000).default(2).meta({
        description:
            "Seconds until gateway or service answers, at the 99th percentile in three consecutive periods, that raise an alarm.",
    }),
    unhealthyHosts: z.int().min(1).max(1_000).default(1).meta({
        description: "Unhealthy targets in one zone that raise an alarm.",
    }),
    unhealthyMinutes: z.int().min(1).max(60).default(3).meta({
        description:
            "Consecutive minutes of being unhealthy. If this is shorter than the replacement of a node or pod takes, every rollout raises the alarm.",
    }),
    blockedRequests: z.int().min(1).max(100_000_000).default(1_000).meta({
        description:
            "Requests that the web ACL blocks in one period that raise an alarm; only with `waf.mode: enforce`, the mode that blocks.",
    }),
    certificateDays: z.int().min(1).max(44).default(21).meta({
        description:
            "Days before a certificate expires. ACM renews 45 days or more before; an alarm means that it could not, or that the certificate was imported.",
    }),
});

export type ObservabilityConfig = z.infer<typeof observabilitySchema>;
