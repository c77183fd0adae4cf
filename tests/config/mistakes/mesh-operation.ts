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
    one(
        "a command that Envoy doesn't have",
        { "telemetry.accessLog.fields": { status: "%RESPONSE_CODES%", path: "%REQ(:PATH)%" } },
        [
            "telemetry.accessLog.fields.status",
            "%RESPONSE_CODES%",
            "must name commands that Envoy has: it has no RESPONSE_CODES, and a proxy refuses every listener for it",
            "write RESPONSE_CODE in its place",
        ],
    ),
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
    one("a gateway on a control plane that isn't there", { "gateway.revision": "1.31.4" }, [
        "gateway.revision",
        "1.31.4",
        "must be a control plane of mesh.revisions: default",
        'write "default", or add "1.31.4" to mesh.revisions',
    ]),
    one(
        "a control plane taken away from the gateway",
        { revisions: ["1.31.4"] },
        [
            "gateway.revision",
            "default",
            "must be a control plane of mesh.revisions: 1.31.4",
            'write "1.31.4", or add "default" to mesh.revisions',
        ],
        { byDefault: true },
    ),
    one("a tag on a control plane that isn't there", { tags: { stable: "1.30.4" } }, [
        "tags.stable",
        "1.30.4",
        "must be a control plane of mesh.revisions: default",
        'write "default", or add "1.30.4" to mesh.revisions',
    ]),
    one(
        "a tag by the label of a control plane",
        { version: "1.30.4", revisions: ["default", "1.31.4"], tags: { "1-31-4": "1.31.4" } },
        [
            "tags.1-31-4",
            "1.31.4",
            "must not be a tag of this name: the control plane 1.31.4 of mesh.revisions answers to istio.io/rev: 1-31-4 itself",
            'give it another name, for example "stable"',
        ],
    ),
    one("a tag beside the control plane that has its labels", { tags: { default: "default" } }, [
        "tags.default",
        "default",
        "must not be a tag of this name: the control plane default of mesh.revisions answers to istio.io/rev: default itself",
        'give it another name, for example "stable", or take "default" out of mesh.revisions',
    ]),
    one("no control plane", { revisions: [] }, [
        "revisions",
        [],
        "must hold a control plane",
        'write for example ["default","1.31.4"]',
    ]),
    one("a control plane twice", { revisions: ["default", "default"] }, [
        "revisions[1]",
        "default",
        "must be in the list only once; entry [0] is the same",
        "take it out, or write the one that was meant",
    ]),
    one("a control plane by a label", { revisions: ["default", "1-31-4"] }, [
        "revisions[1]",
        "1-31-4",
        "must be default, or an Istio release such as 1.31.4",
        'write for example "1.31.4"',
    ]),
    one("a control plane of a minor that isn't known", { revisions: ["default", "1.29.0"] }, [
        "revisions[1]",
        "1.29.0",
        "must be a release of 1.30 or 1.31",
        "write a release of 1.31",
    ]),
    one(
        "a version that nothing has",
        { version: "1.31.4", revisions: ["1.31.4"], "gateway.revision": "1.31.4" },
        [
            "version",
            "1.31.4",
            'has no effect: mesh.revisions has no "default", the control plane of this version',
            "take it out",
        ],
    ),
    one(
        "nodes that hold one control plane",
        {
            revisions: ["default", "1.31.4"],
            "cluster.nodeGroups": { main: { instanceTypes: ["t3.medium"] } },
        },
        [
            "cluster.nodeGroups.main.instanceTypes",
            ["t3.medium"],
            "must hold what the stack runs itself: istiod's 4 pods ask for 500m and 2048 MiB each, and the nodes have room for 2",
            'write for example ["t3.large"], or set desiredSize to 4',
        ],
    ),
    {
        states: "charts from where the second control plane isn't published",
        set: {
            "mesh.version": "1.30.4",
            "mesh.revisions": ["default", "1.31.4"],
            "charts.istio": "https://istio-release.storage.googleapis.com/charts",
        },
        problems: [
            {
                path: "mesh-edge:charts.istio",
                value: "https://istio-release.storage.googleapis.com/charts",
                rule: "must hold the charts of Istio 1.31.4; this repository ends with 1.30.4",
                cure: "write https://blob.istio.io/istio-release/charts, or leave it out for the default",
            },
        ],
    },
];
