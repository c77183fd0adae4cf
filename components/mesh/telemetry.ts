import type { MeshTelemetryConfig } from "../config/sections/mesh-telemetry";

const PROVIDER = "mesh-edge-tracing";

/** The part of `istio.mesh.v1alpha1` MeshConfig that `mesh.telemetry` sets. */
export interface TelemetryMeshConfig {
    /** Empty, no line is written. */
    accessLogFile: string;
    accessLogEncoding: "JSON" | "TEXT";
    accessLogFormat?: string;
    enablePrometheusMerge?: false;
    extensionProviders?: {
        name: string;
        opentelemetry: { service: string; port: number };
    }[];
}

/** The part of `mesh.telemetry` that goes into the mesh config. */
export function telemetryMeshConfig(telemetry: MeshTelemetryConfig): TelemetryMeshConfig {
    const { tracing, prometheusMerge } = telemetry;
    return {
        ...accessLog(telemetry.accessLog),
        ...(!prometheusMerge && { enablePrometheusMerge: false }),
        ...(tracing && {
            extensionProviders: [
                {
                    name: PROVIDER,
                    opentelemetry: { service: tracing.service, port: tracing.port },
                },
            ],
        }),
    };
}

function accessLog({ encoding, fields, line }: MeshTelemetryConfig["accessLog"]) {
    const accessLogFormat = fields === undefined ? line : JSON.stringify(fields);
    return {
        accessLogFile: encoding === "off" ? "" : "/dev/stdout",
        accessLogEncoding: encoding === "text" ? ("TEXT" as const) : ("JSON" as const),
        ...(accessLogFormat !== undefined && { accessLogFormat }),
    };
}

/** The part of `telemetry.istio.io/v1` Telemetry that the program uses. */
export interface TelemetrySpec {
    tracing: [{ providers: [{ name: string }]; randomSamplingPercentage: number }];
}

/** Has every proxy trace: a provider by itself is only known, not used. Undefined without tracing. */
export function telemetrySpec({ tracing }: MeshTelemetryConfig): TelemetrySpec | undefined {
    return (
        tracing && {
            tracing: [
                {
                    providers: [{ name: PROVIDER }],
                    randomSamplingPercentage: tracing.samplingPercent,
                },
            ],
        }
    );
}
