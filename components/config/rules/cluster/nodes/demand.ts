import type { MeshSize } from "../../../mesh-sizes";
import type { Resources } from "./capacity";

/** Pods of one kind, and what each asks for. */
export interface Demand {
    count: number;
    cpu: number;
    memoryMiB: number;
}

/** On each node, at least: kube-proxy (100m), the VPC CNI (25m) and the agent of Pod Identity. */
export const DAEMONS: Resources = { cpu: 125, memoryMiB: 0, pods: 3 };

/** Pods of the stack that a node must have room for one by one. */
export interface Large extends Demand {
    title: string;
}

/** istiod: its autoscaler brings the fewest pods before the first is ready. */
export function istiodPods({ istiod }: MeshSize, controlPlanes: number): Large {
    const { cpu, memoryMiB, min } = istiod;
    return { title: "istiod", count: controlPlanes * min, cpu, memoryMiB };
}

export function gatewayPods({ gateway }: MeshSize, count: number): Large {
    const { cpu, memoryMiB } = gateway;
    return { title: "the gateway", count, cpu, memoryMiB };
}

/** What the stack runs beside the mesh, in the sizes of the charts, of `karpenter/values.ts` and of the EKS add-ons. */
export function otherPods(controllers: number, karpenters: number): Demand[] {
    return [
        { count: karpenters, cpu: 250, memoryMiB: 1024 },
        // The controller's chart asks for none.
        { count: controllers, cpu: 0, memoryMiB: 0 },
        // The add-ons' Deployments have two pods each: coredns and metrics-server.
        { count: 2, cpu: 100, memoryMiB: 70 },
        { count: 2, cpu: 100, memoryMiB: 200 },
    ];
}

export function sumOf(demands: readonly Demand[]): Resources {
    const sum = (each: (demand: Demand) => number) =>
        demands.reduce((total, demand) => total + demand.count * each(demand), 0);
    return {
        cpu: sum(({ cpu }) => cpu),
        memoryMiB: sum(({ memoryMiB }) => memoryMiB),
        pods: sum(() => 1),
    };
}
