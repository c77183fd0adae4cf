import { z } from "zod";

import { hostName } from "../fields";
import { corsSchema } from "./cors";
import { faultSchema } from "./fault";
import { backendKeys, headerName, headerValue, percent, port, replacementPath } from "./fields";

const headerSchema = z.strictObject({
    name: headerName.meta({ description: "Name of the header.", examples: ["x-team"] }),
    value: headerValue.meta({
        description: "Its value, as it is: a `%` is a plain character.",
        examples: ["shop"],
    }),
});

const headerModifierSchema = z.strictObject({
    set: z.array(headerSchema).max(16).default([]).meta({
        description: "Headers that get this value, in place of what they had.",
    }),
    add: z.array(headerSchema).max(16).default([]).meta({
        description: "Headers that get this value beside what they had.",
    }),
    remove: z
        .array(headerName)
        .max(16)
        .default([])
        .meta({ description: "Headers that go.", examples: [["x-internal"]] }),
});

/** Gateway API's path modifier without its `type`: the key that is there tells. */
const pathSchema = z.strictObject({
    replaceFullPath: replacementPath.optional().meta({
        description: "The whole path becomes this.",
        examples: ["/new"],
    }),
    replacePrefixMatch: replacementPath.optional().meta({
        description:
            "What the `PathPrefix` of the match takes becomes this; what is below stays. `/` takes the prefix away.",
        examples: ["/v1"],
    }),
});

const bareHost = hostName.refine((name) => !name.startsWith("*."), "must be one host, no wildcard");

const redirectSchema = z.strictObject({
    scheme: z.enum(["https", "http"]).optional().meta({ description: "Another scheme." }),
    hostname: bareHost.optional().meta({
        description: "Another host.",
        examples: ["www.example.com"],
    }),
    path: pathSchema.optional().meta({ description: "Another path; the query stays." }),
    port: port.optional().meta({ description: "Another port, 1 to 65535." }),
    // What Envoy has (ApplyRedirect in pilot/pkg/networking/core/route of Istio 1.31).
    statusCode: z.literal([301, 302, 303, 307, 308]).default(302).meta({
        description: "Status; browsers remember `301` and `308`.",
    }),
});

const directResponseSchema = z.strictObject({
    statusCode: z
        .int()
        .min(200)
        .max(599)
        .meta({ description: "Status, 200 to 599.", examples: [503] }),
    contentType: headerValue
        .min(1, "must not be empty")
        .default("text/plain")
        .meta({ description: "Type of the body." }),
    body: z
        .string()
        .max(4096, "must not be longer than 4096 characters")
        .optional()
        .meta({ description: "Body, up to 4096 characters.", examples: ["Back at noon."] }),
});

/** Section `routes.<host>.rules[].filters`: Gateway API's names, and two of our own. */
export const filtersSchema = z.strictObject({
    requestHeaderModifier: headerModifierSchema.optional().meta({
        description: "Changes of the request's headers.",
    }),
    responseHeaderModifier: headerModifierSchema.optional().meta({
        description: "Changes of the answer's headers.",
    }),
    urlRewrite: z
        .strictObject({
            hostname: bareHost.optional().meta({
                description: "Host that the service sees.",
                examples: ["cart.example.com"],
            }),
            path: pathSchema.optional().meta({ description: "Path that the service sees." }),
        })
        .optional()
        .meta({ description: "Another host or path, for the service alone." }),
    requestRedirect: redirectSchema.optional().meta({ description: "A redirect." }),
    directResponse: directResponseSchema.optional().meta({
        description: "An answer of the gateway itself.",
    }),
    requestMirror: z
        .strictObject({
            backendRef: z.strictObject(backendKeys).meta({ description: "Who gets the copies." }),
            percent: percent.default(100).meta({
                description: "Part of the requests that are copied, 0 to 100.",
            }),
        })
        .optional()
        .meta({ description: "A copy of requests for another service; its answers are dropped." }),
    cors: corsSchema.optional().meta({
        description: "Scripts of other origins; the gateway answers their preflights.",
    }),
    fault: faultSchema.optional().meta({
        description:
            "Faults on purpose, to see what clients make of them. Refused in a stack with `protect`, unless the host has `allowFaults`.",
    }),
});

export type FiltersConfig = z.infer<typeof filtersSchema>;
