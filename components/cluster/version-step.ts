import { getCluster } from "@pulumi/aws/eks";
import type * as pulumi from "@pulumi/pulumi";

import type { Problem } from "../config/reading/problem";

/**
 * EKS goes up one minor at a time, and back only to the one before (EKS user guide, "Update existing
 * cluster to new Kubernetes version" and "Rollback cluster to previous Kubernetes version").
 * @param runs minor that the cluster runs; undefined where there is none.
 */
export function versionStep(runs: string | undefined, wanted: string): Problem[] {
    if (runs === undefined) return [];
    const from = minor(runs);
    const to = minor(wanted);
    if (Math.abs(to - from) <= 1) return [];
    const next = `1.${to > from ? from + 1 : from - 1}`;
    return [
        {
            path: "cluster.version",
            value: wanted,
            rule: `must be at most one minor away from "${runs}", which the cluster runs: EKS goes up one at a time, and back only to the one before`,
            cure: `write "${next}" first, bring that up, and go on from there`,
        },
    ];
}

/**
 * What the cluster runs now. Asked of EKS, for the state can be behind: after an upgrade by hand, or an
 * update that ended before the cluster was reached.
 * @returns undefined where there is no such cluster or it may not be looked at: then EKS has the last word.
 */
export async function versionOf(
    clusterName: string,
    opts: pulumi.InvokeOptions,
): Promise<string | undefined> {
    try {
        return (await getCluster({ name: clusterName }, opts)).version;
    } catch {
        return undefined;
    }
}

function minor(version: string): number {
    return Number(version.split(".")[1]);
}
