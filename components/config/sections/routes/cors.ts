import { z } from "zod";

import { headerName } from "./fields";

/** An origin as Gateway API's CORS filter has it; its host may begin with `*.`. */
export const ORIGIN =
    /^(\*|[a-z][a-z0-9+.-]*:\/\/(\*|(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?)$/;

const origin = z
    .string()
    .min(1, "must not be empty")
    .max(253, "must not be longer than 253 characters");

/** Section `routes.<host>.rules[].filters.cors`: Gateway API's HTTPCORSFilter. */
export const corsSchema = z.strictObject({
    allowOrigins: z
        .array(origin)
        .min(1, "must name an origin")
        .max(64)
        .meta({
            description:
                "Origins whose scripts may call; `*` is every one, and `https://*.example.com` those below.",
            examples: [["https://www.example.com"]],
        }),
    allowCredentials: z.boolean().default(false).meta({
        description: "Whether they may send cookies and the like.",
    }),
    allowMethods: z
        .array(
            z.enum([
                "GET",
                "HEAD",
                "POST",
                "PUT",
                "PATCH",
                "DELETE",
                "OPTIONS",
                "CONNECT",
                "TRACE",
            ]),
        )
        .max(9)
        .default([])
        .meta({ description: "Methods beside the simple ones.", examples: [["PUT", "DELETE"]] }),
    allowHeaders: z
        .array(headerName)
        .max(64)
        .default([])
        .meta({ description: "Headers that they may send.", examples: [["content-type"]] }),
    exposeHeaders: z
        .array(headerName)
        .max(64)
        .default([])
        .meta({ description: "Headers that they may read.", examples: [["x-request-id"]] }),
    maxAge: z.int().min(1).max(86_400).default(5).meta({
        description: "Seconds that a browser keeps the answer to its preflight, 1 to 86400.",
    }),
});
