import { each } from "../../reading/unknown";
import type { Rules } from "../refusal";
import { sizeOf } from "./nodes/capacity";

/** Pods of Karpenter that may wait for a node while its release counts as installed (maxUnavailable of the chart). */
const MAY_WAIT = 1;

export const nodePoolRules: Rules = {
    /** Each of Karpenter's pods has a node of the node groups for itself, or Helm waits for it in vain. */
    karpenterPodsFit: ({ cluster: { autoscaling, karpenter, nodeGroups } }) => {
        const { replicas } = karpenter;
        const sizes = Object.values(nodeGroups ?? {}).map(({ desiredSize }) => desiredSize);
        const nodes = sizes.reduce((sum, size) => sum + size, 0);
        return (
            autoscaling === "karpenter" &&
            nodes > 0 &&
            replicas > nodes + MAY_WAIT && {
                path: "cluster.karpenter.replicas",
                rule: `must have a node of the node groups for each pod, and they start with ${nodes}`,
                cure: `set replicas to ${nodes + MAY_WAIT}`,
            }
        );
    },

    /** Karpenter starts no node that would bring its pool over a limit. */
    limitsHoldANode: ({ cluster }) =>
        each("cluster.nodePools", cluster.nodePools, (pool, path) => {
            const types = pool.instanceTypes ?? [];
            const sizes = types.flatMap((type) => sizeOf(type) ?? []);
            if (sizes.length === 0 || sizes.length < types.length) return;
            const memoryMiB = Math.min(...sizes.map((size) => size.memoryMiB));
            const limits = [
                ["cpuLimit", Math.min(...sizes.map(({ vcpus }) => vcpus)), "vCPUs"],
                ["memoryLimitGiB", Math.ceil(memoryMiB / 1024), "GiB"],
            ] as const;
            return each(
                path,
                limits,
                ([key, least, unit]) =>
                    pool[key] < least && {
                        path: `${path}.${key}`,
                        rule: `must hold a node: the smallest of instanceTypes has ${least} ${unit}, and beyond the limit Karpenter starts none`,
                        cure: `set ${key} to ${least}`,
                    },
            );
        }),

    /** Who writes `none` knows that the rest waits; who writes the rest alone believes that it is on. */
    autoscalingOn: ({ cluster }, { isGiven }) => {
        const idle = ["nodePools", "karpenter"].filter((key) => isGiven(`cluster.${key}`));
        return (
            cluster.autoscaling === "none" &&
            !isGiven("cluster.autoscaling") &&
            idle.length > 0 && {
                path: "cluster.autoscaling",
                rule: `must be karpenter, or these keys have no effect: ${idle.join(", ")}`,
                cure: "write karpenter, or take the others out",
            }
        );
    },
};
