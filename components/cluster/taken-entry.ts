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
        const { type } = await getAccessEntry({ clusterName, principalArn }, opts);
        return [takenProblem(key, principalArn, type)];
    } catch {
        return []; // none, no cluster yet, or no right to look: then EKS has the last word
    }
}

/** Entries of another type than STANDARD are for nodes and hold no policy (EKS user guide, "Create access entries"). */
export function takenProblem(key: string, principalArn: string, type: string): Problem {
    const [why, cure] =
        type === "STANDARD"
            ? [
                  "EKS made one for who created the cluster, or somebody did by hand",
                  "take the entry out; or, where it was made by hand, delete it there first",
              ]
            : [
                  `it is the role of nodes, whose entry is of type ${type}`,
                  "take the entry out; for people, name a role of their own",
              ];
    return {
        path: `cluster.accessEntries.${key}`,
        value: principalArn,
        rule: `must not have an access entry already: ${why}`,
        cure,
    };
}
