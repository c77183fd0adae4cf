import type { Resources } from "./capacity";

/** Pods of one kind, and what each asks for. */
export interface Demand {
    count: number;
    cpu: number;
    memoryMiB: number;
}

/** istiod (`resources.requests` in the chart's values.yaml, 1.30 and 1.31); the autoscaler brings the second before the first is ready. */
export const ISTIOD: Demand = { count: 2, cpu: 500, memoryMiB: 2048 };

/** On each node, at least: kube-proxy (100m), the VPC CNI (25m) and the agent of Pod Identity. */
export const DAEMONS: Resources = { cpu: 125, memoryMiB: 0, pods: 3 };

/** What the stack itself runs, in the charts' and the EKS add-ons' own sizes. */
export function podsOfStack(gateways: number, controllers: number): Demand[] {
    return [
        ISTIOD,
        // `resources.requests` in the gateway chart's values.yaml; the controller's chart asks for none.
        { count: gateways, cpu: 100, memoryMiB: 128 },
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
