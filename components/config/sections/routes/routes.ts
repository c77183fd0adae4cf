import { z } from "zod";

import { hostName } from "../fields";
import { backendKeys, duration, timeLimit } from "./fields";
import { filtersSchema } from "./filters";
import { matchSchema } from "./matches";

/** An entry of `backendRefs`. Weights are Gateway API's: parts of their sum, whatever that is. */
const backendRefSchema = z.strictObject({
    ...backendKeys,
    weight: z.int().min(0).max(1_000_000).default(1).meta({
        description:
            "Share of the requests, 0 to 1000000: its part of the sum of all weights of the rule.",
    }),
});

const retrySchema = z.strictObject({
    attempts: z.int().min(0).max(10).default(2).meta({
        description:
            "Tries after the first, 0 to 10; `0` is none. Without the section Istio has two.",
    }),
    codes: z
        .array(
            z
                .int()
                .min(400)
                .max(599)
                .meta({ examples: [503] }),
        )
        .max(16)
        .default([])
        .meta({
            description:
                "Statuses that are tried again, 400 to 599. What never reached the service always is.",
            examples: [[503]],
        }),
    backoff: duration.optional().meta({
        description: "Time between tries; absent, 25 ms and more each time.",
        examples: ["100ms"],
    }),
});

/** An entry of `routes.<host>.rules`: Gateway API's HTTPRouteRule. */
export const ruleSchema = z.strictObject({
    name: z
        .string()
        .regex(
            /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
            "must be 1-63 of a-z, 0-9 and -, starting and ending with a letter or a digit",
        )
        .meta({
            description: "Name of the rule, in the gateway's access log.",
            examples: ["cart"],
        }),
    matches: z.array(matchSchema).max(64).default([]).meta({
        description:
            "Which requests the rule is for: those that one of the matches fits; empty, all of the host. The order of rules says nothing: the more exact match comes first, as in Gateway API.",
    }),
    filters: filtersSchema.prefault({}).meta({ description: "What else happens to them." }),
    backendRefs: z.array(backendRefSchema).max(16).default([]).meta({
        description:
            "Where they go. A rule has one of backendRefs, filters.requestRedirect and filters.directResponse.",
    }),
    timeouts: z
        .strictObject({
            request: timeLimit.optional().meta({
                description:
                    "Time for the whole answer, all tries together, below `edge.idleTimeoutSeconds`; absent, no limit.",
                examples: ["10s"],
            }),
            backendRequest: timeLimit.optional().meta({
                description: "Time for one try.",
                examples: ["3s"],
            }),
        })
        .prefault({})
        .meta({ description: "How long the service may take." }),
    retry: retrySchema.optional().meta({ description: "What happens after a try that failed." }),
});

/** Section `routes`: by host, where its requests go. */
export const routesSchema = z
    .record(
        hostName,
        z.strictObject({
            allowFaults: z.boolean().default(false).meta({
                description:
                    "Let rules of this host inject faults although the stack has `protect`.",
            }),
            rules: z
                .array(ruleSchema)
                .min(1, "must have a rule")
                .meta({
                    description:
                        "Rules of the host, with up to 200 matches in all. What none of them is for gets 404.",
                    examples: [
                        [
                            {
                                name: "cart",
                                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                            },
                        ],
                    ],
                }),
        }),
    )
    .default({});

export type RoutesConfig = z.infer<typeof routesSchema>;
export type RuleConfig = z.infer<typeof ruleSchema>;
