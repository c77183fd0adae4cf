/** What the pods of a kind ask for, and how many there are. */
export interface Size {
    /** Requested thousandths of a vCPU; the autoscaler adds a pod above 80 % of them. */
    cpu: number;
    /** Requested MiB. */
    memoryMiB: number;
}

export interface MeshSize {
    istiod: Size & {
        /** Bounds of its autoscaler. */
        min: number;
        max: number;
    };
    /** How many there are is `gateway.replicas`. */
    gateway: Size & {
        /** Most vCPUs in thousandths, which are Envoy's worker threads too. */
        cpuLimit: number;
        memoryLimitMiB: number;
    };
}

export const PROFILES = ["small", "standard", "large"] as const;
export type Profile = (typeof PROFILES)[number];

/**
 * By Istio's own figures ("Performance and Scalability"): one istiod serves a thousand services with two
 * thousand sidecars on 1 vCPU and 1.5 GB, and a proxy takes a fifth of a vCPU for a thousand requests a
 * second. `standard` is what the charts have by themselves (values.yaml of istiod and gateway, 1.30 and
 * 1.31); the program sets nothing of it but istiod's two pods.
 */
export const MESH_SIZES: Readonly<Record<Profile, MeshSize>> = {
    small: {
        istiod: { cpu: 100, memoryMiB: 512, min: 2, max: 3 },
        gateway: { cpu: 50, memoryMiB: 128, cpuLimit: 1000, memoryLimitMiB: 512 },
    },
    standard: {
        istiod: { cpu: 500, memoryMiB: 2048, min: 2, max: 5 },
        gateway: { cpu: 100, memoryMiB: 128, cpuLimit: 2000, memoryLimitMiB: 1024 },
    },
    large: {
        istiod: { cpu: 1000, memoryMiB: 4096, min: 3, max: 10 },
        gateway: { cpu: 1000, memoryMiB: 1024, cpuLimit: 4000, memoryLimitMiB: 2048 },
    },
};
