import { describe, expect, it } from "vitest";

import { gatewayService } from "../../components/mesh/ports";
import { gatewayValues, istiodValues } from "../../components/mesh/values";
import { anyFront, CHARTS_OWN } from "./args";

describe("istiodValues", () => {
    it("keeps two of it, logs requests as JSON and trusts the one proxy in front, the ALB", () => {
        expect(istiodValues(undefined, anyFront(), CHARTS_OWN, {}, "default")).toEqual({
            autoscaleMin: 2,
            global: { istioNamespace: "istio-system" },
            meshConfig: {
                accessLogFile: "/dev/stdout",
                accessLogEncoding: "JSON",
                defaultConfig: { gatewayTopology: { numTrustedProxies: 1 } },
            },
        });
    });

    it("trusts as many proxies as stand in front, in every gateway of the mesh", () => {
        const { defaultConfig } = istiodValues(
            undefined,
            anyFront({ trustedProxies: 2 }),
            CHARTS_OWN,
            {},
            "default",
        ).meshConfig;
        expect(defaultConfig).toEqual({ gatewayTopology: { numTrustedProxies: 2 } });
    });

    it("does not ask every gateway of the mesh for a PROXY header: only one has an NLB", () => {
        const values = istiodValues(
            undefined,
            anyFront({ kind: "nlb", proxyProtocol: true }),
            CHARTS_OWN,
            {},
            "default",
        );
        expect(JSON.stringify(values)).not.toContain("proxyProtocol");
    });

    it("takes all images from a mirror, those that it injects included", () => {
        expect(
            istiodValues("mirror.example/istio", anyFront(), CHARTS_OWN, {}, "default").global,
        ).toEqual({
            istioNamespace: "istio-system",
            hub: "mirror.example/istio",
        });
    });
});

describe("gatewayValues", () => {
    it("scales, survives a drained node and spreads over zones and nodes", () => {
        const service = gatewayService("instance", "auto");
        const labelSelector = {
            matchLabels: { app: "istio-ingressgateway", istio: "ingressgateway" },
        };

        expect(
            gatewayValues({ min: 3, max: 9 }, service, anyFront(), "standard", "default"),
        ).toEqual({
            service,
            podAnnotations: {
                "proxy.istio.io/config":
                    '{"gatewayTopology":{"numTrustedProxies":1},"terminationDrainDuration":"30s"}',
            },
            lifecycle: { preStop: { sleep: { seconds: 40 } } },
            terminationGracePeriodSeconds: 75,
            autoscaling: { enabled: true, minReplicas: 3, maxReplicas: 9 },
            podDisruptionBudget: { maxUnavailable: 1 },
            topologySpreadConstraints: [
                {
                    maxSkew: 1,
                    topologyKey: "topology.kubernetes.io/zone",
                    whenUnsatisfiable: "ScheduleAnyway",
                    labelSelector,
                },
                {
                    maxSkew: 1,
                    topologyKey: "kubernetes.io/hostname",
                    whenUnsatisfiable: "ScheduleAnyway",
                    labelSelector,
                },
            ],
        });
    });

    it("reads the PROXY header of an NLB, on the status port too, where the kubelet sends none", () => {
        const front = anyFront({ kind: "nlb", proxyProtocol: true, trustedProxies: 0 });

        const { podAnnotations, env } = gatewayValues(
            { min: 2, max: 5 },
            gatewayService("instance", "auto"),
            front,
            "standard",
            "default",
        );

        expect(podAnnotations).toEqual({
            "proxy.istio.io/config":
                '{"gatewayTopology":{"numTrustedProxies":0,"proxyProtocol":{}},"terminationDrainDuration":"30s"}',
        });
        expect(env).toEqual({ ENVOY_STATUS_PORT_ENABLE_PROXY_PROTOCOL: "true" });
    });
});
