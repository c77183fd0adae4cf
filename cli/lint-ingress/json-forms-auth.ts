import { z } from "zod";

const text = z.string();
const filled = text.min(1, "must not be empty");
/** AWS takes nothing else as an address of an identity provider. Placeholders are left to whoever fills them in. */
const https = text.regex(/^https:\/\/|[${<]/, "must be a full URL that begins with https://");
const extraParams = z.record(z.string(), text).optional();

/** Identity providers, as `pkg/ingress/config_types.go` of the controller has them. */
export const AUTH_FORMS = {
    cognito: z.strictObject({
        userPoolARN: text.regex(/^arn:.*:userpool\/.|[${<]/, "must be the ARN of a user pool"),
        userPoolClientID: filled,
        userPoolDomain: text.regex(
            /^(?!.*\/).+/,
            "must be the prefix or the name of the pool's domain, without https://",
        ),
        authenticationRequestExtraParams: extraParams,
    }),
    oidc: z.strictObject({
        issuer: https,
        authorizationEndpoint: https,
        tokenEndpoint: https,
        userInfoEndpoint: https,
        secretName: filled,
        authenticationRequestExtraParams: extraParams,
    }),
    jwt: z.strictObject({
        jwksEndpoint: https,
        issuer: filled,
        additionalClaims: z
            .array(
                z.strictObject({
                    format: z.enum(["single-string", "string-array", "space-separated-values"]),
                    name: filled,
                    values: z.array(text).min(1, "must not be empty"),
                }),
            )
            .optional(),
    }),
};
