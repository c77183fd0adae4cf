import { z } from "zod";

import { TARGETS_PER_ACTION } from "../../components/values/elb-limits";
import type { JsonForm } from "../../components/edge/alb/annotation";
import { AUTH_FORMS } from "./json-forms-auth";

const port = z.int().min(1).max(65535);
/** The controller's Go types take text where one writes a number, and refuse the number. */
const code = z.string().min(1, "must not be empty");
const text = z.string();

const targetGroup = z
    .strictObject({
        targetGroupARN: text.optional(),
        targetGroupName: text.optional(),
        serviceName: text.optional(),
        servicePort: z.union([z.int(), text]).optional(),
        weight: z.int().min(0, "must be 0 to 999").max(999, "must be 0 to 999").optional(),
    })
    .refine(
        (group) =>
            [group.targetGroupARN ?? group.targetGroupName, group.serviceName].filter(Boolean)
                .length === 1,
        "needs either serviceName or targetGroupARN (or targetGroupName)",
    )
    .refine(
        (group) => group.serviceName === undefined || group.servicePort !== undefined,
        "needs servicePort with serviceName",
    );

const fixedResponse = z.strictObject({
    contentType: text.optional(),
    messageBody: text.max(1024).optional(),
    statusCode: code.regex(/^[245]\d\d$/, "must be 2xx, 4xx or 5xx"),
});

const redirect = z.strictObject({
    host: text.optional(),
    path: text.optional(),
    port: text.optional(),
    protocol: z.enum(["HTTP", "HTTPS", "#{protocol}"]).optional(),
    query: text.optional(),
    statusCode: code.regex(/^HTTP_30[12]$/, "must be HTTP_301 or HTTP_302"),
});

const forward = z.strictObject({
    targetGroups: z
        .array(targetGroup)
        .max(TARGETS_PER_ACTION, `must be ${TARGETS_PER_ACTION} at most`)
        .refine(
            (groups) => groups.length < 2 || groups.every(({ weight }) => weight !== undefined),
            "must have a weight each, if there are several",
        )
        .refine(
            (groups) => groups.length === 0 || groups.some(({ weight }) => weight !== 0),
            "must not all have the weight 0",
        ),
    targetGroupStickinessConfig: z
        .strictObject({
            enabled: z.boolean().optional(),
            durationSeconds: z
                .int()
                .min(1, "must be 1 to 604800")
                .max(604_800, "must be 1 to 604800")
                .optional(),
        })
        .optional(),
});

export const ACTION = z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("fixed-response"), fixedResponseConfig: fixedResponse }),
    z.strictObject({ type: z.literal("redirect"), redirectConfig: redirect }),
    z
        .strictObject({
            type: z.literal("forward"),
            targetGroupARN: text.optional(),
            targetGroupName: text.optional(),
            forwardConfig: forward.optional(),
        })
        .refine(
            (forwarding) =>
                [
                    forwarding.targetGroupARN ?? forwarding.targetGroupName,
                    forwarding.forwardConfig,
                ].filter(Boolean).length === 1,
            "needs either forwardConfig or targetGroupARN (or targetGroupName)",
        ),
]);

const values = z.array(text).min(1, "must not be empty");
const matches = z
    .strictObject({ values: values.optional(), regexValues: values.optional() })
    .refine((match) => (match.values === undefined) !== (match.regexValues === undefined), {
        error: "needs either values or regexValues",
    });
const header = z
    .strictObject({
        httpHeaderName: text,
        values: values.optional(),
        regexValues: values.optional(),
    })
    .refine((match) => (match.values === undefined) !== (match.regexValues === undefined), {
        error: "needs either values or regexValues",
    });
const queryPair = z.strictObject({ key: text.optional(), value: text.min(1) });
const cidr = z.union([z.cidrv4(), z.cidrv6()], "must be a CIDR block such as 203.0.113.0/24");

const condition = z.discriminatedUnion("field", [
    z.strictObject({ field: z.literal("host-header"), hostHeaderConfig: matches }),
    z.strictObject({ field: z.literal("path-pattern"), pathPatternConfig: matches }),
    z.strictObject({ field: z.literal("http-header"), httpHeaderConfig: header }),
    z.strictObject({
        field: z.literal("http-request-method"),
        httpRequestMethodConfig: z.strictObject({ values }),
    }),
    z.strictObject({
        field: z.literal("query-string"),
        queryStringConfig: z.strictObject({ values: z.array(queryPair).min(1) }),
    }),
    z.strictObject({
        field: z.literal("source-ip"),
        sourceIPConfig: z.strictObject({ values: z.array(cidr).min(1).max(5) }),
    }),
]);

export const CONDITIONS = z.array(condition);

const rewrites = z.strictObject({
    rewrites: z.array(z.strictObject({ regex: text, replace: text })).min(1),
});
const transform = z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("url-rewrite"), urlRewriteConfig: rewrites }),
    z.strictObject({ type: z.literal("host-header-rewrite"), hostHeaderRewriteConfig: rewrites }),
]);

const mutualAuthentication = z.discriminatedUnion("mode", [
    z.strictObject({ port, mode: z.enum(["off", "passthrough"]) }),
    z.strictObject({
        port,
        mode: z.literal("verify"),
        trustStore: text.min(1),
        ignoreClientCertificateExpiry: z.boolean().optional(),
        advertiseTrustStoreCaNames: z.enum(["on", "off"]).optional(),
    }),
]);

/** The forms of JSON, as `pkg/ingress/config_types.go` of the controller has them. */
export const JSON_FORMS: Readonly<Record<JsonForm, z.ZodType>> = {
    action: ACTION,
    conditions: CONDITIONS,
    transforms: z.array(transform),
    "listen-ports": z
        .array(z.strictObject({ HTTP: port.optional(), HTTPS: port.optional() }))
        .min(1, "must not be empty"),
    "mutual-authentication": z.array(mutualAuthentication).min(1, "must not be empty"),
    ...AUTH_FORMS,
};

/** One of each form that the controller takes. */
export const JSON_EXAMPLES: Readonly<Record<JsonForm, string>> = {
    action: '{"type":"fixed-response","fixedResponseConfig":{"contentType":"text/plain","statusCode":"503"}}',
    conditions: '[{"field":"source-ip","sourceIPConfig":{"values":["203.0.113.0/24"]}}]',
    transforms:
        '[{"type":"url-rewrite","urlRewriteConfig":{"rewrites":[{"regex":"^/a/(.*)","replace":"/b/$1"}]}}]',
    "listen-ports": '[{"HTTP": 80}, {"HTTPS": 443}]',
    "mutual-authentication": '[{"port": 443, "mode": "verify", "trustStore": "<name or ARN>"}]',
    cognito:
        '{"userPoolARN":"arn:aws:cognito-idp:<region>:<account>:userpool/<id>","userPoolClientID":"…","userPoolDomain":"…"}',
    oidc: '{"issuer":"https://…","authorizationEndpoint":"https://…","tokenEndpoint":"https://…","userInfoEndpoint":"https://…","secretName":"…"}',
    jwt: '{"jwksEndpoint":"https://…","issuer":"https://…"}',
};
