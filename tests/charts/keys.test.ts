import { describe, expect, it } from "vitest";

import { chartKeys, keysSet, unknownKeys } from "../support/charts";
import { protoKeys } from "./record/proto";
import { topLevelKeys, valuesKeys } from "./record/values";

describe("unknownKeys", () => {
    const recorded = ["autoscaling.enabled", "labels.*", "name", "service.ports"];

    it("names each key that no recorded one covers", () => {
        const values = {
            name: "x",
            nmae: "x",
            autoscaling: { enabled: true, enabeld: true },
            labelsOfMine: { a: "b" },
            service: { port: 80 },
        };
        expect(unknownKeys(values, recorded)).toEqual([
            "nmae",
            "autoscaling.enabeld",
            "labelsOfMine.a",
            "service.port",
        ]);
    });

    it("takes any key of an open map, and a list as one value", () => {
        const values = { labels: { "a.b/c": { d: 1 } }, service: { ports: [{ anything: 1 }] } };
        expect(unknownKeys(values, recorded)).toEqual([]);
        expect(unknownKeys({ labels: {} }, recorded)).toEqual([]);
    });

    it("refuses a value where the chart has a map, and a map where it has a value", () => {
        expect(unknownKeys({ service: "NodePort" }, recorded)).toEqual(["service"]);
        expect(unknownKeys({ name: { first: "x" } }, recorded)).toEqual(["name.first"]);
    });

    it.each([
        { chart: "aws-load-balancer-controller" as const, version: "3.5.0" },
        { chart: "istiod" as const, version: "1.31" },
        { chart: "gateway" as const, version: "1.31" },
    ])("finds a made-up key of $chart", ({ chart, version }) => {
        const values = { replicaCount: 2, madeUp: { key: 1 } };
        expect(unknownKeys(values, chartKeys(chart, version))).toEqual(["madeUp.key"]);
    });

    it("finds the keys of Istio's former gateway chart", () => {
        const values = { gateways: { "istio-ingressgateway": { type: "NodePort" } } };
        expect(unknownKeys(values, chartKeys("gateway", "1.31"))).toEqual([
            "gateways.istio-ingressgateway.type",
        ]);
    });
});

describe("keysSet", () => {
    it("gives paths, keys with dots in brackets", () => {
        expect(keysSet({ a: { "b.c/d": 1, e: { f: [1] }, g: {} } })).toEqual([
            'a["b.c/d"]',
            "a.e.f",
            "a.g",
        ]);
    });
});

describe("valuesKeys", () => {
    it("gives leaves, open maps, and comments that a template reads", () => {
        const values = [
            "# asked: by a template",
            "# never: by one",
            "image: { tag: v1 }",
            "labels: {}",
            "name:",
            "tolerations: []",
        ].join("\n");
        const templates = "{{ .Values.asked }} {{ .Values.undocumented }} {{ .Values.labels.app }}";
        expect(valuesKeys({ values, templates })).toEqual([
            "asked",
            "image.tag",
            "labels.*",
            "name",
            "tolerations",
        ]);
    });

    it("takes any key of a map that a template writes out whole", () => {
        const values = "podAnnotations: { scrape: true }\nservice: { type: NodePort }";
        const templates =
            "{{- with .Values.podAnnotations }}\nannotations:\n{{- toYaml . }} {{ .Values.service.type }}";
        expect(valuesKeys({ values, templates })).toEqual([
            "podAnnotations.*",
            "podAnnotations.scrape",
            "service.type",
        ]);
    });

    it("looks below the section in which Istio's charts keep their defaults", () => {
        const values = "_internal_defaults_do_not_set: { pdb: { minAvailable: 1 } }";
        expect(valuesKeys({ values })).toEqual(["pdb.minAvailable"]);
    });

    it("takes from a schema what values.yaml leaves open", () => {
        const schema = JSON.stringify({
            $defs: {
                values: {
                    additionalProperties: false,
                    properties: {
                        budget: { type: "object", properties: { maxUnavailable: {} } },
                        env: { type: ["object", "null"] },
                        enabled: { type: "boolean" },
                    },
                },
            },
        });
        expect(valuesKeys({ values: "budget: {}\nenv: {}\n", schema })).toEqual([
            "budget.maxUnavailable",
            "enabled",
            "env.*",
        ]);
        expect(topLevelKeys(schema)).toEqual(["budget", "enabled", "env"]);
    });
});

describe("protoKeys", () => {
    it("follows messages of the text by JSON names", () => {
        const proto = `
            message Mesh {
                enum Mode { OFF = 0; }
                message Inner { string hidden = 1; }
                Mode access_mode = 1; // a comment; with = 5;
                Topology gateway_topology = 2;
                repeated Inner inner_list = 3;
                map<string, string> labels = 4 [deprecated = true];
                oneof kind {
                    google.protobuf.Duration time_out = 5;
                    other.Message other = 6;
                }
            }
            message Topology { uint32 num_proxies = 1; Mesh again = 2; }`;
        expect(protoKeys(proto, "Mesh")).toEqual([
            "accessMode",
            "gatewayTopology.again.*",
            "gatewayTopology.numProxies",
            "innerList.*",
            "labels.*",
            "other.*",
            "timeOut",
        ]);
    });
});
