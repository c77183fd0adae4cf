import { z } from "zod";

import { hostName } from "../fields";

/**
 * A path, or with `/*` at its end everything below it. It is compared with the request's after that has
 * been made plain, so one with detours or an encoded character would match nothing.
 */
const path = z
    .string()
    .regex(
        /^\/([\w.~!$&'()+,;=:@-]+\/)*([\w.~!$&'()+,;=:@-]*|\*)$/,
        "must be a plain path that starts with /, with a * only as /* at its end",
    )
    .refine((text) => !/\/\.{1,2}(\/|$)/.test(text), "must be without /./ and /../");

/** A rule of `mesh.security.jwt`. */
export const jwtSchema = z.strictObject({
    issuer: z
        .string()
        .regex(/^[^\s*]+$/, "must be the `iss` of the tokens: text without spaces and *")
        .meta({
            description:
                "Issuer, exactly as in the claim `iss` of the tokens, including a slash at its end. A token needs a `sub` too.",
            examples: ["https://login.example.com"],
        }),
    jwksUri: z
        .string()
        .regex(/^https:\/\/[^\s/?#@*]+(\/[^\s#]*)?$/, "must be an https:// address")
        .optional()
        .meta({
            description:
                "Where istiod fetches the issuer's keys; absent, it uses OpenID Connect discovery at the issuer.",
            examples: ["https://login.example.com/.well-known/jwks.json"],
        }),
    audiences: z
        .array(z.string().regex(/^[^\s*]+$/, "must be an audience: text without spaces and *"))
        .default([])
        .meta({
            description: "Audiences, one of which a token must have; empty, any.",
            examples: [["shop"]],
        }),
    hosts: z
        .array(hostName)
        .default([])
        .meta({
            description: "Hosts that need a token, of edge.hosts; empty, all of them.",
            examples: [["shop.example.com"]],
        }),
    paths: z
        .array(path)
        .default([])
        .meta({
            description:
                "Paths that need a token: a path, or `/api/*` for /api and everything below it; empty, all.",
            examples: [["/api/*"]],
        }),
    publicPaths: z
        .array(path)
        .default([])
        .meta({
            description: "Paths among those that need no token.",
            examples: [["/api/status"]],
        }),
    allowPreflight: z.boolean().default(false).meta({
        description:
            "Allow `OPTIONS` requests without a token: browsers send none in CORS preflights.",
    }),
    forwardToken: z.boolean().default(false).meta({
        description: "Keep the token in the request for the service behind the gateway.",
    }),
});

export type JwtConfig = z.infer<typeof jwtSchema>;
