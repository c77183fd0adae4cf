import { describe, expect, it } from "vitest";

import { gatewayService } from "../../components/mesh/ports";
import { gatewayValues, istiodValues } from "../../components/mesh/values";

describe("istiodValues", () => {
    it("keeps two of it, logs requests as JSON and trusts the one proxy in front, the ALB", () => {
        expect(istiodValues(undefined)).toEqual({
            autoscaleMin: 2,
            global: { istioNamespace: "istio-system" },
            meshConfig: {
                accessLogFile: "/dev/stdout",
                accessLogEncoding: "JSON",
                defaultConfig: { gatewayTopology: { numTrustedProxies: 1 } },
            },
        });
    });

    it("takes all images from a mirror, those that it injects included", () => {
        expect(istiodValues("mirror.example/istio").global).toEqual({
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

        expect(gatewayValues({ min: 3, max: 9 }, service)).toEqual({
            service,
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
});
