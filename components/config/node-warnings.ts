import type { ClusterConfig } from "./sections/cluster";

/** A sentence for each node group whose maximum was written in the belief that something grows up to it. */
export function nodeWarnings(
    { autoscaling, nodeGroups }: Pick<ClusterConfig, "autoscaling" | "nodeGroups">,
    isGiven: (path: string) => boolean,
): string[] {
    const grow =
        autoscaling === "karpenter"
            ? "Karpenter's nodes are outside of the group"
            : "for nodes that come and go with the pods, write cluster.autoscaling: karpenter";
    return Object.entries(nodeGroups ?? {}).flatMap(([name, { desiredSize, maxSize }]) => {
        const path = `cluster.nodeGroups.${name}.maxSize`;
        return maxSize > desiredSize && isGiven(path)
            ? [
                  `mesh-edge:${path}: nothing adds nodes up to ${maxSize}; ${grow}. Set it to desiredSize, ${desiredSize}, or scale the group by hand.`,
              ]
            : [];
    });
}
