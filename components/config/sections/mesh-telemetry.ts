import { z } from "zod";

import { commandsOf } from "../envoy-format";
import { dnsName } from "./fields";

/**
 * Envoy's command operators, such as `%REQ(X-REQUEST-ID):36%`, in text of which only `%%` is a percent sign.
 * A proxy refuses its whole configuration for one that it can't read.
 */
const envoyFormat = z
    .string()
    .min(1, "must not be empty")
    .max(4000, "must not be longer than 4000 characters")
    .refine(
        (text) => commandsOf(text) !== undefined,
        "must have each % in a command such as %REQ(:METHOD)%, or doubled",
    );

const accessLogSchema = z.strictObject({
    encoding: z.enum(["json", "text", "off"]).default("json").meta({
        description:
            "How the proxies write a line for each request to their standard output; `off`, none.",
    }),
    fields: z
        .record(
            z.string().regex(/^[A-Za-z_][\w.-]*$/, "must be a name of a field"),
            envoyFormat.meta({ examples: ["%REQ(:PATH)%"] }),
        )
        .optional()
        .meta({
            description:
                "Fields of a `json` line, each with Envoy's format of its value, in place of all that Istio writes.",
            examples: [{ path: "%REQ(:PATH)%", status: "%RESPONSE_CODE%" }],
        }),
    line: envoyFormat.optional().meta({
        description: "Envoy's format of a `text` line, in place of Istio's.",
        examples: ["%START_TIME% %REQ(:METHOD)% %REQ(:PATH)% %RESPONSE_CODE%"],
    }),
});

const tracingSchema = z.strictObject({
    service: dnsName.meta({
        description:
            "The OpenTelemetry collector: `<service>.<namespace>.svc.cluster.local`, or a host of `mesh.security.egress.services`.",
        examples: ["otel-collector.observability.svc.cluster.local"],
    }),
    port: z.int().min(1).max(65535).default(4317).meta({
        description: "Its port for OTLP over gRPC.",
    }),
    samplingPercent: z.number().min(0).max(100).default(1).meta({
        description:
            "Share of the requests that are traced, unless a client has decided it in the headers.",
    }),
});

/** Section `mesh.telemetry`: what the proxies tell of requests. */
export const meshTelemetrySchema = z.strictObject({
    accessLog: accessLogSchema.prefault({}).meta({
        description: "Lines of the proxies, the gateway's and the sidecars'.",
    }),
    tracing: tracingSchema.optional().meta({
        description: "Spans of the whole mesh by OpenTelemetry; absent, none.",
    }),
    prometheusMerge: z.boolean().default(true).meta({
        description:
            "Let a sidecar serve its application's metrics with its own, on port 15020, and annotate the pod (`prometheus.io/*`) accordingly. istiod and the gateway are annotated in any case.",
        changes: "sidecars follow when their pods restart",
    }),
});

export type MeshTelemetryConfig = z.infer<typeof meshTelemetrySchema>;
