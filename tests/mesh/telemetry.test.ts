import { describe, expect, it } from "vitest";

import { meshTelemetrySchema } from "../../components/config/sections/mesh-telemetry";
import { Mesh } from "../../components/mesh/mesh";
import { telemetryMeshConfig } from "../../components/mesh/telemetry";
import { all, declaredBy, only } from "../support/pulumi";
import { validate } from "../support/schemas";
import { meshArgs } from "./args";

const TELEMETRY = "kubernetes:telemetry.istio.io/v1:Telemetry";

const meshConfig = (telemetry: object) => telemetryMeshConfig(meshTelemetrySchema.parse(telemetry));
const declaredWith = (telemetry: object) =>
    declaredBy(
        () => new Mesh("mesh", meshArgs({ telemetry: meshTelemetrySchema.parse(telemetry) })),
        {
            computed: { [TELEMETRY]: () => ({}) },
        },
    );

describe("the access log", () => {
    it("is Istio's JSON unless said otherwise", () => {
        expect(meshConfig({})).toEqual({
            accessLogFile: "/dev/stdout",
            accessLogEncoding: "JSON",
        });
    });

    it("has the given fields, in their order, as JSON in which Envoy fills in values", () => {
        const fields = { path: "%REQ(:PATH)%", "user.agent": "%REQ(USER-AGENT)%", kind: "edge" };
        expect(meshConfig({ accessLog: { fields } })).toEqual({
            accessLogFile: "/dev/stdout",
            accessLogEncoding: "JSON",
            accessLogFormat:
                '{"path":"%REQ(:PATH)%","user.agent":"%REQ(USER-AGENT)%","kind":"edge"}',
        });
    });

    it.each([
        "%START_TIME(%s.%3f)%",
        "%REQ(X-ID?:PATH):36%",
        "%DYNAMIC_METADATA(a:b)%",
        "5%%",
        "plain",
    ])("may have %j in it", (format) => {
        const fields = { any: format };
        expect(meshConfig({ accessLog: { fields } }).accessLogFormat).toBe(JSON.stringify(fields));
    });

    it("is a line of text of one's own", () => {
        expect(meshConfig({ accessLog: { encoding: "text", line: "100%% %PROTOCOL%" } })).toEqual({
            accessLogFile: "/dev/stdout",
            accessLogEncoding: "TEXT",
            accessLogFormat: "100%% %PROTOCOL%",
        });
    });

    it("is switched off by an empty file", () => {
        expect(meshConfig({ accessLog: { encoding: "off" } }).accessLogFile).toBe("");
    });
});

describe("metrics", () => {
    it("of applications are left alone where Prometheus is set up by other means", () => {
        expect(meshConfig({ prometheusMerge: false }).enablePrometheusMerge).toBe(false);
        expect(meshConfig({})).not.toHaveProperty("enablePrometheusMerge");
    });
});

describe("traces", () => {
    const tracing = { service: "otel.observability.svc.cluster.local", samplingPercent: 12.5 };

    it("need a provider in the mesh's config and an object that uses it", async () => {
        expect(meshConfig({ tracing }).extensionProviders).toEqual([
            {
                name: "mesh-edge-tracing",
                opentelemetry: { service: "otel.observability.svc.cluster.local", port: 4317 },
            },
        ]);
        const { inputs } = only(await declaredWith({ tracing }), TELEMETRY);
        expect(inputs).toEqual({
            apiVersion: "telemetry.istio.io/v1",
            kind: "Telemetry",
            metadata: { name: "mesh-edge", namespace: "istio-system" },
            spec: {
                tracing: [
                    {
                        providers: [{ name: "mesh-edge-tracing" }],
                        randomSamplingPercentage: 12.5,
                    },
                ],
            },
        });
        expect(
            validate({ ...inputs, apiVersion: "telemetry.istio.io/v1", kind: "Telemetry" }),
        ).toEqual([]);
    });

    it("are nobody's concern without a collector", async () => {
        expect(meshConfig({})).not.toHaveProperty("extensionProviders");
        expect(all(await declaredWith({}), TELEMETRY)).toEqual([]);
    });
});
