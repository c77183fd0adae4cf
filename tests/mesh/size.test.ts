import { describe, expect, it } from "vitest";

import { gatewaySize, istiodSize } from "../../components/mesh/size";

const spread = (topologyKey: string) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: { matchLabels: { app: "istiod", "istio.io/rev": "1-31-4" } },
});

describe("the size of istiod", () => {
    it("is its chart's, but for a second pod", () => {
        expect(istiodSize("standard", "default")).toEqual({ autoscaleMin: 2 });
    });

    it.each([
        { profile: "small", min: 2, max: 3, cpu: "100m", memory: "512Mi" },
        { profile: "large", min: 3, max: 10, cpu: "1000m", memory: "4096Mi" },
    ] as const)("is $cpu and $memory in the profile $profile", (expected) => {
        const { profile, min, max, cpu, memory } = expected;
        expect(istiodSize(profile, "1-31-4")).toEqual({
            autoscaleMin: min,
            autoscaleMax: max,
            resources: { requests: { cpu, memory } },
            pdb: { maxUnavailable: 1 },
            topologySpreadConstraints: [
                spread("topology.kubernetes.io/zone"),
                spread("kubernetes.io/hostname"),
            ],
            global: { priorityClassName: "system-cluster-critical" },
        });
    });
});

describe("the size of the gateway", () => {
    it("is its chart's", () => {
        expect(gatewaySize("standard")).toEqual({});
    });

    it("has a limit on CPU that gives Envoy its threads", () => {
        expect(gatewaySize("small")).toEqual({
            resources: {
                requests: { cpu: "50m", memory: "128Mi" },
                limits: { cpu: "1000m", memory: "512Mi" },
            },
            priorityClassName: "system-cluster-critical",
        });
        expect(gatewaySize("large")).toEqual({
            resources: {
                requests: { cpu: "1000m", memory: "1024Mi" },
                limits: { cpu: "4000m", memory: "2048Mi" },
            },
            priorityClassName: "system-cluster-critical",
        });
    });
});
