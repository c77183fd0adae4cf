import { z } from "zod";

/** A StringMatch of `networking.istio.io/v1`; an empty one asks for presence. */
const stringMatch = z.object({
    exact: z.string().optional(),
    prefix: z.string().optional(),
    regex: z.string().optional(),
});
export type StringMatch = z.infer<typeof stringMatch>;

const texts = z.record(z.string(), z.string());
const names = z.array(z.string());
const percentage = z.object({ value: z.number().default(0) });
const headerChanges = z.object({
    set: texts.optional(),
    add: texts.optional(),
    remove: names.optional(),
});
const headers = z.object({ request: headerChanges.optional(), response: headerChanges.optional() });
export type Headers = z.infer<typeof headers>;

const destination = z.object({
    host: z.string(),
    subset: z.string().optional(),
    port: z.object({ number: z.number() }).optional(),
});
export type Destination = z.infer<typeof destination>;

const match = z.object({
    name: z.string().optional(),
    uri: stringMatch.optional(),
    ignoreUriCase: z.boolean().optional(),
    scheme: stringMatch.optional(),
    method: stringMatch.optional(),
    authority: stringMatch.optional(),
    headers: z.record(z.string(), stringMatch).optional(),
    withoutHeaders: z.record(z.string(), stringMatch).optional(),
    queryParams: z.record(z.string(), stringMatch).optional(),
    port: z.number().optional(),
    gateways: names.optional(),
    sourceLabels: texts.optional(),
    sourceNamespace: z.string().optional(),
});
export type Match = z.infer<typeof match>;

const redirect = z.object({
    uri: z.string().optional(),
    prefixRewrite: z.string().optional(),
    authority: z.string().optional(),
    scheme: z.string().optional(),
    port: z.number().optional(),
    derivePort: z.string().optional(),
    redirectCode: z.number().optional(),
});
export type Redirect = z.infer<typeof redirect>;

const route = z.object({
    name: z.string().optional(),
    match: z.array(match).optional(),
    route: z
        .array(
            z.object({ destination, weight: z.number().optional(), headers: headers.optional() }),
        )
        .optional(),
    redirect: redirect.optional(),
    directResponse: z
        .object({
            status: z.number(),
            body: z
                .object({ string: z.string().optional(), bytes: z.string().optional() })
                .optional(),
        })
        .optional(),
    rewrite: z
        .object({
            uri: z.string().optional(),
            authority: z.string().optional(),
            uriRegexRewrite: z.object({ match: z.string(), rewrite: z.string() }).optional(),
        })
        .optional(),
    timeout: z.string().optional(),
    retries: z
        .object({
            attempts: z.number().default(0),
            perTryTimeout: z.string().optional(),
            retryOn: z.string().optional(),
        })
        .optional(),
    fault: z
        .object({
            delay: z
                .object({ fixedDelay: z.string().optional(), percentage: percentage.optional() })
                .optional(),
            abort: z
                .object({
                    httpStatus: z.number().optional(),
                    grpcStatus: z.string().optional(),
                    percentage: percentage.optional(),
                })
                .optional(),
        })
        .optional(),
    mirror: destination.optional(),
    mirrorPercentage: percentage.optional(),
    mirrors: z.array(z.object({ destination, percentage: percentage.optional() })).optional(),
    corsPolicy: z
        .object({
            allowOrigins: z.array(stringMatch).optional(),
            allowMethods: names.optional(),
            allowHeaders: names.optional(),
            maxAge: z.string().optional(),
            allowCredentials: z.boolean().optional(),
        })
        .optional(),
    headers: headers.optional(),
});
export type HttpRoute = z.infer<typeof route>;

/** What the trace reads of a VirtualService. */
export const virtualServiceSpec = z.object({
    hosts: names,
    gateways: names.optional(),
    exportTo: names.optional(),
    http: z.array(route).default([]),
});

const tls = z.object({
    mode: z.string().optional(),
    credentialName: z.string().optional(),
    httpsRedirect: z.boolean().optional(),
});

/** What the trace reads of a Gateway. */
export const gatewaySpec = z.object({
    selector: texts.default({}),
    servers: z.array(
        z.object({
            port: z.object({
                number: z.number(),
                protocol: z.string(),
                name: z.string().optional(),
            }),
            hosts: names,
            tls: tls.optional(),
        }),
    ),
});
export type Server = z.infer<typeof gatewaySpec>["servers"][number];

/** What the trace reads of a DestinationRule; its policies are told as they are written. */
export const destinationRuleSpec = z.object({
    host: z.string(),
    exportTo: names.optional(),
    trafficPolicy: z.record(z.string(), z.unknown()).optional(),
    subsets: z
        .array(
            z.object({
                name: z.string(),
                labels: texts.optional(),
                trafficPolicy: z.record(z.string(), z.unknown()).optional(),
            }),
        )
        .default([]),
});
