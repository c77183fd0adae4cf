import { z } from "zod";

import { filled, text, textLike, texts } from "./json-values";

/** AWS accepts no other address of an identity provider. Placeholders pass; the deployment fills them in. */
const https = textLike(
    (url) => /^https:\/\/|[${<]/.test(url),
    "must be a full URL that begins with https://",
    (url) => (url === "" ? "fill it in" : `write https://${url.replace(/^[a-z]*:?\/\//i, "")}`),
);
const extraParams = z.record(z.string(), text).optional();

/** Identity providers, as `pkg/ingress/config_types.go` of the controller has them. */
export const AUTH_FORMS = {
    cognito: z.strictObject({
        userPoolARN: textLike(
            (arn) => /^arn:.*:userpool\/.|[${<]/.test(arn),
            "must be the ARN of a user pool",
            () => "write arn:aws:cognito-idp:<region>:<account>:userpool/<id>",
        ),
        userPoolClientID: filled,
        userPoolDomain: textLike(
            (domain) => /^[^/]+$/.test(domain),
            "must be the prefix or the name of the pool's domain, without https://",
            (domain) => {
                const name = domain.replace(/^[a-z]*:?\/\//i, "").replace(/\/.*$/, "");
                return name === "" ? "fill it in" : `write ${name}`;
            },
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
                    values: texts,
                }),
            )
            .optional(),
    }),
};
