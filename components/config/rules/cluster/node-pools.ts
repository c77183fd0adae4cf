import { sizeOf } from "./nodes/capacity";
import { known, knownEntries, type Rule } from "../rule";

/** Pods of Karpenter that may wait for a node while its release counts as installed (maxUnavailable of the chart). */
const MAY_WAIT = 1;

/** Each of Karpenter's pods has a node of the node groups for itself, or Helm waits for it in vain. */
export const karpenterPodsFit: Rule = ({ cluster }) => {
    const { autoscaling, karpenter, nodeGroups } = cluster ?? {};
    const replicas = karpenter?.replicas;
    const sizes = knownEntries(nodeGroups).map(([, { desiredSize }]) => desiredSize);
    const complete = sizes.length === Object.keys(nodeGroups ?? {}).length;
    if (autoscaling !== "karpenter" || replicas === undefined || !complete) return [];
    const nodes = sizes.reduce<number>((sum, size) => sum + (size ?? Infinity), 0);
    if (nodes === 0 || replicas <= nodes + MAY_WAIT) return [];
    return [
        {
            path: "cluster.karpenter.replicas",
            value: replicas,
            rule: `must have a node of the node groups for each pod, and they start with ${nodes}`,
            cure: `set replicas to ${nodes + MAY_WAIT}`,
        },
    ];
};

/** Karpenter starts no node that would bring its pool over a limit. */
export const limitsHoldANode: Rule = ({ cluster }) =>
    knownEntries(cluster?.nodePools).flatMap(([name, pool]) => {
        const types = known(pool.instanceTypes).map(([, type]) => type);
        const sizes = types.map(sizeOf);
        const rated = sizes.flatMap((size) => size ?? []);
        if (types.length === 0 || rated.length < (pool.instanceTypes?.length ?? 0)) return [];
        const limits = [
            ["cpuLimit", pool.cpuLimit, Math.min(...rated.map(({ vcpus }) => vcpus)), "vCPUs"],
            [
                "memoryLimitGiB",
                pool.memoryLimitGiB,
                Math.ceil(Math.min(...rated.map(({ memoryMiB }) => memoryMiB)) / 1024),
                "GiB",
            ],
        ] as const;
        return limits.flatMap(([key, limit, least, unit]) =>
            limit === undefined || limit >= least
                ? []
                : [
                      {
                          path: `cluster.nodePools.${name}.${key}`,
                          value: limit,
                          rule: `must hold a node: the smallest of instanceTypes has ${least} ${unit}, and beyond the limit Karpenter starts none`,
                          cure: `set ${key} to ${least}`,
                      },
                  ],
        );
    });

/** Who writes `none` knows that the rest waits; who writes the rest alone believes that it is on. */
export const autoscalingOn: Rule = ({ cluster }, { isGiven }) => {
    const idle = ["nodePools", "karpenter"].filter((key) => isGiven(`cluster.${key}`));
    return cluster?.autoscaling !== "none" || isGiven("cluster.autoscaling") || idle.length === 0
        ? []
        : [
              {
                  path: "cluster.autoscaling",
                  value: "none",
                  rule: `must be karpenter, or these keys have no effect: ${idle.join(", ")}`,
                  cure: "write karpenter, or take the others out",
              },
          ];
};
