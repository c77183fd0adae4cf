import type * as pulumi from "@pulumi/pulumi";

import type { AnyCluster } from "../cluster/any-cluster";
import { Cluster } from "../cluster/cluster";
import type { Plan } from "../config/plan";
import { Karpenter } from "../karpenter/karpenter";
import type { AnyNetwork } from "../network/any-network";
import type { Ground } from "./existing";

/** Karpenter on a cluster of the stack's own. Nothing waits for it: the node groups hold what the stack runs itself. */
export function addAutoscaling(
    { accountId, region, tags, charts, images, names: { clusterName } }: Plan,
    { cluster: made }: Ground,
    cluster: AnyCluster,
    network: AnyNetwork,
    opts: pulumi.ComponentResourceOptions,
): void {
    if (!("own" in made) || made.own.autoscaling === "none" || !(cluster instanceof Cluster))
        return;
    const { karpenter, nodePools } = made.own;
    new Karpenter(
        "karpenter",
        {
            ...karpenter,
            nodePools,
            ...{ cluster, clusterName, network, accountId, region, tags, charts, images },
        },
        opts,
    );
}
