import type { Mistake } from "./mistake";

const PERCENT = "must have each % in a command such as %REQ(:METHOD)%, or doubled";

const one = (
    states: string,
    set: Readonly<Record<string, unknown>>,
    [path, value, rule, cure]: [path: string, value: unknown, rule: string, cure: string],
    more: { byDefault?: true } = {},
): Mistake => ({
    states,
    set: Object.fromEntries(
        Object.entries(set).map(([key, part]) => [
            key.includes(".nodeGroups") ? key : `mesh.${key}`,
            part,
        ]),
    ),
    problems: [
        {
            path: path.startsWith("cluster") ? `mesh-edge:${path}` : `mesh-edge:mesh.${path}`,
            value,
            ...more,
            rule,
            cure,
        },
    ],
});

/** What is wrong about how the mesh is run. */
export const MESH_OPERATION: readonly Mistake[] = [
    one("a size that there isn't", { profile: "medium" }, [
        "profile",
        "medium",
        "must be one of small, standard, large",
        'write "standard"',
    ]),
    one("the profile of another tool", { profile: "demo" }, [
        "profile",
        "demo",
        "must be one of small, standard, large",
        'write "small"',
    ]),
    one(
        "nodes too small for the profile",
        { profile: "large", "telemetry.prometheusMerge": true },
        [
            "cluster.nodeGroups.main.instanceTypes",
            ["m7i.large"],
            "must hold what the stack runs itself: istiod's 3 pods ask for 1000m and 4096 MiB each, and the nodes have room for 2",
            'write for example ["m7i.xlarge"], or set desiredSize to 3',
        ],
    ),
    one("an access log in a form that Istio hasn't", { "telemetry.accessLog.encoding": "xml" }, [
        "telemetry.accessLog.encoding",
        "xml",
        "must be one of json, text, off",
        'write one of "json", "text", "off"',
    ]),
    one("no access log by another word", { "telemetry.accessLog.encoding": "none" }, [
        "telemetry.accessLog.encoding",
        "none",
        "must be one of json, text, off",
        'write "off"',
    ]),
    one(
        "fields of a line of text",
        { "telemetry.accessLog": { encoding: "text", fields: { path: "%REQ(:PATH)%" } } },
        [
            "telemetry.accessLog.fields",
            { path: "%REQ(:PATH)%" },
            "has no effect: mesh.telemetry.accessLog.encoding is text",
            "take it out, or set encoding to json",
        ],
    ),
    one("a line of text in JSON", { "telemetry.accessLog.line": "%REQ(:PATH)%" }, [
        "telemetry.accessLog.line",
        "%REQ(:PATH)%",
        "has no effect: mesh.telemetry.accessLog.encoding is json",
        "take it out, or set encoding to text",
    ]),
    one(
        "a line of a log that is off",
        { "telemetry.accessLog": { encoding: "off", line: "%PROTOCOL%" } },
        [
            "telemetry.accessLog.line",
            "%PROTOCOL%",
            "has no effect: mesh.telemetry.accessLog.encoding is off",
            "take it out, or set encoding to text",
        ],
    ),
    one("an access log without fields", { "telemetry.accessLog.fields": {} }, [
        "telemetry.accessLog.fields",
        {},
        "must hold a field",
        "take it out for Istio's fields, or name some",
    ]),
    one(
        "a command of a field without its end",
        { "telemetry.accessLog.fields": { path: "%REQ(:PATH)" } },
        [
            "telemetry.accessLog.fields.path",
            "%REQ(:PATH)",
            PERCENT,
            'write for example "%REQ(:PATH)%"',
        ],
    ),
    one(
        "a percent sign in a line",
        { "telemetry.accessLog": { encoding: "text", line: "100% %PROTOCOL%" } },
        [
            "telemetry.accessLog.line",
            "100% %PROTOCOL%",
            PERCENT,
            'write for example "%START_TIME% %REQ(:METHOD)% %REQ(:PATH)% %RESPONSE_CODE%"',
        ],
    ),
    one(
        "a collector by its short name",
        { "telemetry.tracing": { service: "otel.observability" } },
        [
            "telemetry.tracing.service",
            "otel.observability",
            "must be a service by its whole name, or a host of mesh.security.egress.services: proxies send no spans to what istiod doesn't know",
            'write "otel.observability.svc.cluster.local"',
        ],
    ),
    one(
        "a collector outside that nobody declares",
        { "telemetry.tracing": { service: "otel.example.net" } },
        [
            "telemetry.tracing.service",
            "otel.example.net",
            "must be a service by its whole name, or a host of mesh.security.egress.services: proxies send no spans to what istiod doesn't know",
            'write for example "otel-collector.observability.svc.cluster.local", or declare the host there',
        ],
    ),
    one(
        "a collector with its port",
        { "telemetry.tracing": { service: "otel.observability.svc.cluster.local:4317" } },
        [
            "telemetry.tracing.service",
            "otel.observability.svc.cluster.local:4317",
            "must be a lower-case DNS name of two labels or more",
            'write for example "otel-collector.observability.svc.cluster.local"',
        ],
    ),
    one("traces without a collector", { "telemetry.tracing": { samplingPercent: 5 } }, [
        "telemetry.tracing.service",
        undefined,
        "must be set",
        'add it, for example "otel-collector.observability.svc.cluster.local"',
    ]),
    one(
        "more than all requests traced",
        {
            "telemetry.tracing": {
                service: "otel.observability.svc.cluster.local",
                samplingPercent: 101,
            },
        },
        ["telemetry.tracing.samplingPercent", 101, "must be a number, 0 to 100", "lower it to 100"],
    ),
];
