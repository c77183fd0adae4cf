import { z } from "zod";

/** Section `observability`: alarms and dashboard of the edge. */
export const observabilitySchema = z.strictObject({
    emails: z
        .array(z.email("must be an e-mail address"))
        .default([])
        .meta({
            description:
                "Addresses that alarms are sent to; each must confirm the message that AWS sends it. Other receivers subscribe to the topic.",
            examples: [["platform@example.com"]],
        }),
    loadBalancerErrors: z.int().min(1).default(25).meta({
        description:
            "Answers 5xx of the ALB itself in five minutes that raise an alarm: no healthy target, or none that answers.",
    }),
    targetErrors: z.int().min(1).default(50).meta({
        description: "Answers 5xx of gateway and services in five minutes that raise an alarm.",
    }),
    latencySeconds: z.number().positive().max(4000).default(2).meta({
        description:
            "Latency in seconds, at the 99th percentile over five minutes, that raises an alarm.",
    }),
    blockedRequests: z.int().min(1).default(1_000).meta({
        description: "Requests that the web ACL blocks in five minutes that raise an alarm.",
    }),
    certificateDays: z.int().min(1).max(60).default(21).meta({
        description:
            "Days before a certificate expires, 1 to 60. ACM renews 60 days before; an alarm means that it could not.",
    }),
});

export type ObservabilityConfig = z.infer<typeof observabilitySchema>;
