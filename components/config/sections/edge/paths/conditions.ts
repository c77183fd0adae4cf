import { z } from "zod";

import { LONGEST_COMPARISON } from "../../../../values/elb-limits";
import { ipCidr } from "../../fields";

/** A string that a condition compares with; `*` and `?` are wildcards (ELB user guide, condition types). */
const comparison = z
    .string()
    .min(1, "must not be empty")
    .max(LONGEST_COMPARISON, `must not be longer than ${LONGEST_COMPARISON} characters`)
    .regex(
        /^[\x20-\x7e]*$/,
        "must be of printable ASCII characters, which is what an ALB compares",
    );

/** A header by its name; the host has a condition of its own, and wildcards don't count here. */
const headerName = z
    .string()
    .regex(
        /^(?!host$)[\w!#$%&'+.^`|~-]{1,40}$/i,
        "must be the name of a header, up to 40 characters; hosts have a key of their own",
    );

const queryStringSchema = z.strictObject({
    key: comparison.optional().meta({
        description: "Name of the parameter; absent, the value may be that of any.",
        examples: ["version"],
    }),
    value: comparison.meta({
        description: "Its value; `*` and `?` are wildcards.",
        examples: ["v1"],
    }),
});

/** Section `edge.paths[].conditions`: all of them must hold; of a condition's values one is enough. */
export const conditionsSchema = z.strictObject({
    headers: z
        .record(headerName, z.array(comparison).min(1, "must hold a value"))
        .default({})
        .meta({
            description: "Values by the name of a header; `*` and `?` are wildcards.",
            examples: [{ "x-canary": ["yes"] }],
        }),
    methods: z
        .array(z.string().regex(/^[A-Z_-]{1,40}$/, "must be a request method in capitals"))
        .default([])
        .meta({ description: "Request methods, in capitals.", examples: [["GET", "HEAD"]] }),
    sourceCidrs: z
        .array(ipCidr)
        .default([])
        .meta({
            description:
                "Ranges of the address that connects to the ALB; behind a proxy, that is the proxy's address.",
            examples: [["203.0.113.0/24"]],
        }),
    queryStrings: z.array(queryStringSchema).default([]).meta({
        description: "Parameters of the query.",
    }),
});
