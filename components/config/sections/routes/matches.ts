import { z } from "zod";

import { LONGEST_REGEX } from "../../../values/routes/re2";
import { headerName } from "./fields";

const valueMatch = (name: z.ZodString) =>
    z.strictObject({
        name: name.meta({ description: "Its name.", examples: ["x-canary"] }),
        type: z.enum(["Exact", "RegularExpression"]).default("Exact").meta({
            description: "`RegularExpression` takes the whole value, in the syntax of RE2.",
        }),
        value: z
            .string()
            .min(1, "must not be empty")
            .max(LONGEST_REGEX, `must not be longer than ${LONGEST_REGEX} characters`)
            .meta({ description: "Value that it must have.", examples: ["yes"] }),
    });

/** Section `routes.<host>.rules[].matches[]`: Gateway API's HTTPRouteMatch. */
export const matchSchema = z.strictObject({
    path: z
        .strictObject({
            type: z.enum(["PathPrefix", "Exact", "RegularExpression"]).default("PathPrefix").meta({
                description:
                    "`PathPrefix` is the path and all below it, element by element: `/api` takes `/api/v1`, and not `/apis`. `RegularExpression` takes the whole path, in the syntax of RE2.",
            }),
            value: z
                .string()
                .min(1, "must not be empty")
                .max(LONGEST_REGEX, `must not be longer than ${LONGEST_REGEX} characters`)
                .default("/")
                .meta({ description: "Path of the request, without its query." }),
        })
        .prefault({})
        .meta({ description: "Path; absent, every one.", examples: [{ value: "/cart" }] }),
    method: z
        .enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"])
        .optional()
        .meta({ description: "Request method; absent, every one." }),
    headers: z
        .array(valueMatch(headerName))
        .max(16)
        .default([])
        .meta({ description: "Headers that the request must have, all of them." }),
    queryParams: z
        .array(
            valueMatch(
                z
                    .string()
                    .min(1, "must not be empty")
                    .max(256, "must not be longer than 256 characters"),
            ),
        )
        .max(16)
        .default([])
        .meta({ description: "Parameters that its query must have, all of them." }),
});
