import { getAccessEntry } from "@pulumi/aws/eks";
import type * as pulumi from "@pulumi/pulumi";

import type { Problem } from "../config/reading/problem";

/** An entry that is about to be made, where EKS has one of the principal already. */
export async function takenProblems(
    key: string,
    { clusterName, principalArn }: Record<string, unknown>,
    opts: pulumi.InvokeOptions,
): Promise<Problem[]> {
    // Unknown in the preview of a new cluster, which has no entries.
    if (typeof clusterName !== "string" || typeof principalArn !== "string") return [];
    try {
        await getAccessEntry({ clusterName, principalArn }, opts);
    } catch {
        return []; // none, no cluster yet, or no right to look: then EKS has the last word
    }
    return [
        {
            path: `cluster.accessEntries.${key}`,
            value: principalArn,
            rule: "must not have an access entry already: EKS made one for who created the cluster and for its nodes, or somebody did by hand",
            cure: "take the entry out; or, where it was made by hand, delete it there first",
        },
    ];
}
