import { MESH_SIZES, type Profile } from "../config/mesh-sizes";
import { type Spread, spreadOf } from "./spread";

interface Resources {
    requests: { cpu: string; memory: string };
    limits?: { cpu: string; memory: string };
}

/** The chart istiod's values for its size. */
export interface IstiodSize {
    autoscaleMin: number;
    autoscaleMax?: number;
    resources?: Resources;
    pdb?: { maxUnavailable: number };
    topologySpreadConstraints?: Spread[];
    global?: { priorityClassName: string };
}

/** The chart gateway's values for its size. */
export interface GatewaySize {
    resources?: Resources;
    priorityClassName?: string;
}

/** A class that every cluster has; EKS lets any namespace use it. */
const PRIORITY = "system-cluster-critical";

/** `revision` is the label `istio.io/rev` of istiod's pods. */
export function istiodSize(profile: Profile, revision: string): IstiodSize {
    const { cpu, memoryMiB, min, max } = MESH_SIZES[profile].istiod;
    // At least two, so that the chart makes its disruption budget and a node can be drained.
    if (profile === "standard") return { autoscaleMin: min };
    return {
        autoscaleMin: min,
        autoscaleMax: max,
        resources: { requests: quantities(cpu, memoryMiB) },
        // The chart's own leaves one pod at all times, however many there are.
        pdb: { maxUnavailable: 1 },
        topologySpreadConstraints: spreadOf({ app: "istiod", "istio.io/rev": revision }),
        global: { priorityClassName: PRIORITY },
    };
}

export function gatewaySize(profile: Profile): GatewaySize {
    if (profile === "standard") return {};
    const { cpu, memoryMiB, cpuLimit, memoryLimitMiB } = MESH_SIZES[profile].gateway;
    return {
        resources: {
            requests: quantities(cpu, memoryMiB),
            limits: quantities(cpuLimit, memoryLimitMiB),
        },
        priorityClassName: PRIORITY,
    };
}

function quantities(cpu: number, memoryMiB: number) {
    return { cpu: `${cpu}m`, memory: `${memoryMiB}Mi` };
}
