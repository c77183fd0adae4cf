import { z } from "zod";

import { kubernetesName } from "../fields";
import { duration, headerName, port } from "./fields";

/** What Kubernetes takes as a label (apimachinery, pkg/util/validation). */
const labelName = z
    .string()
    .regex(
        /^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/,
        "must be the name of a label",
    );
const labelValue = z
    .string()
    .regex(
        /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)?$/,
        "must be the value of a label: up to 63 letters, digits and -_.",
    )
    .meta({ examples: ["v1"] });

const limit = z.int().min(1).max(2_147_483_647);

export const connectionPoolSchema = z.strictObject({
    maxConnections: limit.optional().meta({
        description: "Connections to the service from one gateway pod.",
        examples: [100],
    }),
    maxPendingRequests: limit.optional().meta({
        description: "Requests that wait for a connection; the next one gets 503.",
        examples: [100],
    }),
    maxRequests: limit.optional().meta({
        description: "Requests under way over HTTP/2.",
        examples: [1000],
    }),
    maxRequestsPerConnection: limit.optional().meta({
        description: "Requests until a connection is closed.",
        examples: [1000],
    }),
    maxRetries: limit.optional().meta({
        description: "Retries under way.",
        examples: [10],
    }),
    connectTimeout: duration.optional().meta({
        description: "Time for a connection to stand.",
        examples: ["2s"],
    }),
    idleTimeout: duration.optional().meta({
        description: "Time after which an idle connection is closed.",
        examples: ["60s"],
    }),
});

const outlierDetectionSchema = z.strictObject({
    consecutive5xxErrors: z.int().min(0).max(10_000).default(5).meta({
        description: "Answers 5xx in a row that eject a pod; `0` is never.",
    }),
    consecutiveGatewayErrors: z
        .int()
        .min(0)
        .max(10_000)
        .default(0)
        .meta({
            description: "Answers 502, 503 or 504 in a row that eject a pod; `0` is never.",
            examples: [3],
        }),
    interval: duration.default("10s").meta({ description: "Time between looks." }),
    baseEjectionTime: duration.default("30s").meta({
        description: "Time that a pod stays out, for each time that it was ejected.",
    }),
    maxEjectionPercent: z.int().min(1).max(100).default(50).meta({
        description: "Most of the pods that may be out at once, 1 to 100 percent.",
    }),
    minHealthPercent: z.int().min(0).max(100).default(50).meta({
        description:
            "Where fewer of the pods are healthy, 0 to 100 percent, all get requests again; `0`: never those that are out.",
    }),
});

const affinitySchema = z.strictObject({
    cookie: z
        .strictObject({
            name: headerName.meta({ description: "Its name.", examples: ["shop-session"] }),
            ttl: duration.optional().meta({
                description: "How long it lives; absent, as long as the browser is open.",
                examples: ["1h"],
            }),
            path: z
                .string()
                .regex(/^\/[^\s;,]*$/, "must be a path that starts with /")
                .default("/")
                .meta({ description: "Path that it is sent with." }),
        })
        .optional()
        .meta({ description: "A cookie, which the gateway gives to clients without one." }),
    header: headerName.optional().meta({ description: "A header.", examples: ["x-user"] }),
    queryParam: z
        .string()
        .min(1, "must not be empty")
        .optional()
        .meta({ description: "A parameter of the query.", examples: ["user"] }),
    sourceIp: z
        .boolean()
        .optional()
        .meta({ description: "`true`: the client's address.", examples: [true] }),
});

/** An entry of `services`. */
const serviceSchema = z.strictObject({
    ports: z
        .array(port)
        .min(1, "must name a port")
        .max(16)
        .meta({ description: "Ports of the Service that routes may name.", examples: [[8080]] }),
    versions: z
        .record(
            kubernetesName,
            z
                .record(labelName, labelValue)
                .refine((labels) => Object.keys(labels).length > 0, "must have a label")
                .meta({ examples: [{ version: "v1" }] }),
        )
        .default({})
        .meta({
            description:
                "Versions of the service by name, each with the labels of its pods. One that routes use goes in two updates: first out of the routes.",
            examples: [{ v1: { version: "v1" } }],
        }),
    circuitBreaker: z
        .strictObject({
            connectionPool: connectionPoolSchema.optional().meta({
                description: "How much may be under way; what is more gets 503.",
            }),
            outlierDetection: outlierDetectionSchema.optional().meta({
                description: "Pods that fail get no requests for a while.",
            }),
        })
        .optional()
        .meta({ description: "What keeps a failing service from being overrun." }),
    loadBalancing: z.enum(["LEAST_REQUEST", "ROUND_ROBIN", "RANDOM"]).optional().meta({
        description: "How a pod is chosen; absent, `LEAST_REQUEST`, which is Istio's own.",
    }),
    sessionAffinity: affinitySchema.optional().meta({
        description:
            "What clients stay with their pod by, one of the four, as long as the pods stay the same. It holds within a version.",
    }),
});

/** Namespace and name of a Service. */
export const SERVICE_KEY =
    /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\/[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Section `services`: the services that routes may name. */
export const servicesSchema = z
    .record(z.string().min(1, "must not be empty"), serviceSchema)
    .default({});

export type ServicesConfig = z.infer<typeof servicesSchema>;
export type ServiceConfig = ServicesConfig[string];

/** The key of a Service. */
export function serviceKey({ name, namespace }: { name: string; namespace: string }): string {
    return `${namespace}/${name}`;
}
