import { z } from "zod";

import { duration, percent } from "./fields";

/** Section `routes.<host>.rules[].filters.fault`: Gateway API has no name for it; these are Istio's. */
export const faultSchema = z.strictObject({
    delay: z
        .strictObject({
            fixedDelay: duration.meta({ description: "How long.", examples: ["2s"] }),
            percent: percent.meta({
                description: "Part of the requests, 0 to 100.",
                examples: [10],
            }),
        })
        .optional()
        .meta({ description: "Requests that wait before they go on." }),
    abort: z
        .strictObject({
            httpStatus: z
                .int()
                .min(200)
                .max(599)
                .optional()
                .meta({ description: "Status, 200 to 599.", examples: [503] }),
            grpcStatus: z
                .enum([
                    "CANCELLED",
                    "UNKNOWN",
                    "INVALID_ARGUMENT",
                    "DEADLINE_EXCEEDED",
                    "NOT_FOUND",
                    "ALREADY_EXISTS",
                    "PERMISSION_DENIED",
                    "RESOURCE_EXHAUSTED",
                    "FAILED_PRECONDITION",
                    "ABORTED",
                    "OUT_OF_RANGE",
                    "UNIMPLEMENTED",
                    "INTERNAL",
                    "UNAVAILABLE",
                    "DATA_LOSS",
                    "UNAUTHENTICATED",
                ])
                .optional()
                .meta({ description: "Status of gRPC, in its place." }),
            percent: percent.meta({
                description: "Part of the requests, 0 to 100.",
                examples: [10],
            }),
        })
        .optional()
        .meta({ description: "Requests that the gateway answers with an error." }),
});
