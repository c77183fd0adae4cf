import { z } from "zod";

import {
    DEREGISTRATION_DELAY,
    HEALTH_INTERVAL,
    HEALTH_THRESHOLD,
    HEALTH_TIMEOUT,
} from "../../../../values/elb-limits";
import { arn, port } from "../../fields";

const healthCheckSchema = z.strictObject({
    path: z
        .string()
        .max(1024)
        .regex(/^\/\S*$/, "must be a path that starts with /")
        .default("/")
        .meta({ description: "Path of the check." }),
    port: port.optional().meta({
        description: "Port of the check; absent, that of the targets.",
        examples: [8081],
    }),
    protocol: z
        .enum(["HTTP", "HTTPS"])
        .optional()
        .meta({ description: "Protocol of the check; absent, that of the targets." }),
    successCodes: z
        .string()
        .regex(
            /^[2-4]\d\d(-[2-4]\d\d)?(,[2-4]\d\d(-[2-4]\d\d)?)*$/,
            "must be statuses from 200 to 499, as in 200,301 or 200-299",
        )
        .default("200")
        .meta({ description: "Statuses that count as healthy." }),
    intervalSeconds: z.int().min(HEALTH_INTERVAL.min).max(HEALTH_INTERVAL.max).default(15).meta({
        description: "Seconds between checks.",
    }),
    timeoutSeconds: z.int().min(HEALTH_TIMEOUT.min).max(HEALTH_TIMEOUT.max).default(5).meta({
        description: "Seconds until a check has failed, below intervalSeconds.",
    }),
    healthyThreshold: z.int().min(HEALTH_THRESHOLD.min).max(HEALTH_THRESHOLD.max).default(2).meta({
        description: "Consecutive passed checks that make a target healthy.",
    }),
    unhealthyThreshold: z
        .int()
        .min(HEALTH_THRESHOLD.min)
        .max(HEALTH_THRESHOLD.max)
        .default(2)
        .meta({
            description: "Consecutive failed checks that make a target unhealthy.",
        }),
});

const addressesSchema = z.strictObject({
    addresses: z
        .array(z.ipv4({ error: "must be an IPv4 address" }))
        .min(1, "must name an address")
        .max(100)
        .meta({
            description:
                "Addresses in the VPC, or private ones that its routes reach: 10/8, 172.16/12, 192.168/16 or 100.64/10.",
            examples: [["10.20.0.10", "10.20.1.10"]],
        }),
    port: port.meta({ description: "Port of the targets.", examples: [8080] }),
    protocol: z.enum(["HTTP", "HTTPS"]).default("HTTP").meta({
        description: "Protocol of the targets; their certificates are not verified.",
    }),
    deregistrationDelaySeconds: z
        .int()
        .min(DEREGISTRATION_DELAY.min)
        .max(DEREGISTRATION_DELAY.max)
        .default(30)
        .meta({
            description: "Seconds that open requests get when an address is deregistered.",
        }),
    healthCheck: healthCheckSchema.prefault({}).meta({ description: "Health check." }),
});

const lambdaSchema = z.strictObject({
    functionArn: arn(
        "lambda",
        /function:[\w-]{1,64}(:[\w-]{1,128})?/,
        "a Lambda function, a version or an alias of it",
    ).meta({
        description:
            "Function, or a version or an alias of it, in the stack's region and account; the stack lets the ALB invoke it.",
        examples: ["arn:aws:lambda:eu-west-1:111122223333:function:reports"],
    }),
    multiValueHeaders: z.boolean().default(false).meta({
        description: "Pass repeated headers and parameters to the function as lists.",
    }),
});

/** An entry of `edge.paths[].to.targets`: exactly one of the four, with its weight. */
export const targetSchema = z.strictObject({
    weight: z.int().min(0).max(999).default(1).meta({
        description: "Share of the requests among the targets.",
    }),
    gateway: z
        .boolean()
        .optional()
        .meta({
            description: "`true`: the mesh's gateway, as for all other paths.",
            examples: [true],
        }),
    targetGroupArn: arn(
        "elasticloadbalancing",
        /targetgroup\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+/,
        "a target group",
    )
        .optional()
        .meta({
            description:
                "A target group of the stack's region, account and VPC that no other load balancer uses.",
            examples: [
                "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/reports/0123456789abcdef",
            ],
        }),
    lambda: lambdaSchema.optional().meta({ description: "A Lambda function." }),
    ips: addressesSchema.optional().meta({
        description: "Addresses outside the cluster; the stack creates their target group.",
    }),
});
