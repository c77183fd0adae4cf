import { z } from "zod";

import type { JsonForm } from "../../components/edge/alb/annotation";
import { VALUES_PER_RULE } from "../../components/values/elb-limits";
import { cidrCure, isCidr } from "./cidr";
import { ACTION } from "./json-forms-action";
import { AUTH_FORMS } from "./json-forms-auth";
import { filled, port, says, text, textLike, texts } from "./json-values";

const ONE_OF_THEM = says("needs either values or regexValues", "write one of them");
const matches = z
    .strictObject({ values: texts.optional(), regexValues: texts.optional() })
    .refine(
        (match) => (match.values === undefined) !== (match.regexValues === undefined),
        ONE_OF_THEM,
    );
const header = z
    .strictObject({
        httpHeaderName: text,
        values: texts.optional(),
        regexValues: texts.optional(),
    })
    .refine(
        (match) => (match.values === undefined) !== (match.regexValues === undefined),
        ONE_OF_THEM,
    );
const queryPair = z.strictObject({ key: text.optional(), value: filled });
const cidr = textLike(isCidr, "must be a CIDR block", cidrCure);

const condition = z.discriminatedUnion("field", [
    z.strictObject({ field: z.literal("host-header"), hostHeaderConfig: matches }),
    z.strictObject({ field: z.literal("path-pattern"), pathPatternConfig: matches }),
    z.strictObject({ field: z.literal("http-header"), httpHeaderConfig: header }),
    z.strictObject({
        field: z.literal("http-request-method"),
        httpRequestMethodConfig: z.strictObject({ values: texts }),
    }),
    z.strictObject({
        field: z.literal("query-string"),
        queryStringConfig: z.strictObject({ values: z.array(queryPair).min(1) }),
    }),
    z.strictObject({
        field: z.literal("source-ip"),
        sourceIPConfig: z.strictObject({ values: z.array(cidr).min(1).max(VALUES_PER_RULE) }),
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
        trustStore: filled,
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
