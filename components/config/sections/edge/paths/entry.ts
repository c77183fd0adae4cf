import { z } from "zod";

import { STICKINESS, TARGETS_PER_ACTION } from "../../../../values/elb-limits";
import { hostName } from "../../fields";
import { conditionsSchema } from "./conditions";
import { fixedResponseSchema, redirectSchema } from "./replies";
import { targetSchema } from "./targets";

/**
 * What the API server takes as a path (pkg/apis/networking/validation) and an ALB compares with,
 * without its wildcards: the controller refuses them in Exact and Prefix.
 */
const PATH = /^(?!.*(\/\/|\/\.{1,2}(\/|$)))\/[A-Za-z0-9_.$/~"'@:+&-]*$/;

const toSchema = z.strictObject({
    targets: z
        .array(targetSchema)
        .min(1, "must name a target")
        .max(
            TARGETS_PER_ACTION,
            `must hold ${TARGETS_PER_ACTION} targets at most, as many as an ALB takes in a rule`,
        )
        .optional()
        .meta({ description: "Where requests go." }),
    stickinessSeconds: z
        .int()
        .min(STICKINESS.min)
        .max(STICKINESS.max)
        .optional()
        .meta({
            description: "Seconds that a client keeps its target; absent, no stickiness.",
            examples: [3600],
        }),
    fixedResponse: fixedResponseSchema.optional().meta({
        description: "A fixed response of the ALB.",
    }),
    redirect: redirectSchema.optional().meta({ description: "A redirect by the ALB." }),
});

/** An entry of `edge.paths`. */
export const pathSchema = z.strictObject({
    name: z
        .string()
        .regex(
            // The API server takes it for a Service's name; target groups have 32 characters.
            /^[a-z]([a-z0-9-]{0,15}[a-z0-9])?$/,
            "must be 1-17 of a-z, 0-9 and -, starting with a letter",
        )
        .meta({
            description: "Name of the entry, in annotations and in names of target groups.",
            examples: ["reports"],
        }),
    path: z
        .string()
        .max(128, "must not be longer than 128 characters")
        .regex(PATH, "must start with / and hold only letters, digits and _-.$/~\"'@:+&, no * or ?")
        .meta({ description: "Path of the request.", examples: ["/reports"] }),
    pathType: z.enum(["Prefix", "Exact"]).default("Prefix").meta({
        description: "`Prefix` means the path and all below it, `Exact` the path alone.",
    }),
    hosts: z
        .array(hostName.max(128, "must not be longer than 128 characters"))
        .default([])
        .meta({
            description:
                "Hosts of `edge.hosts`, or covered by a wildcard there; empty means all. The gateway serves all paths of a host with `protocol: grpc`.",
            examples: [["shop.example.com"]],
        }),
    conditions: conditionsSchema.prefault({}).meta({
        description:
            "Further conditions. A rule of an ALB has 5 values: each host, header value, method, range and parameter is one, a Prefix path two and any other path one. It has 6 wildcards, of which a Prefix path is one.",
    }),
    to: toSchema.meta({
        description: "What happens: one of targets, fixedResponse and redirect.",
        examples: [{ fixedResponse: { statusCode: 503 } }],
    }),
});

/** Section `edge.paths`. */
export const pathsSchema = z
    .array(pathSchema)
    // An ALB has 100 rules; the others are for the gateway.
    .max(90)
    .default([]);

export type PathConfig = z.infer<typeof pathSchema>;
export type TargetConfig = z.infer<typeof targetSchema>;
