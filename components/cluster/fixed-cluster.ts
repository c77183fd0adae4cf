import type { Problem } from "../config/reading/problem";
import { fixed } from "../config/fixed-values";

/** What a live cluster can't change. */
export interface FixedCluster {
    /** Made of the team and the stack. */
    clusterName: string;
    /** Range of the Services. */
    serviceCidr: string;
    /** IAM path of its role, if it is another than that of all. */
    rolePath?: string;
}

/** What an edit of the stack file changes that a live cluster can't change. */
export function fixedCluster(before: Record<string, unknown>, after: FixedCluster): Problem[] {
    const { clusterName, serviceCidr, rolePath } = after;
    const wasPath = before["rolePath"];
    return [
        ...(before["clusterName"] === undefined || wasPath === rolePath
            ? []
            : [
                  {
                      path: "permissionsBoundary",
                      value: undefined,
                      rule: "must stay set, or stay unset, while the stack stands: with it the stack's roles have another path, and a cluster keeps its role",
                      cure: "undo the change, or destroy the stack, change it, and bring it up",
                  },
              ]),
        ...fixed(
            "cluster.existing",
            before["existing"],
            undefined,
            "what the stack has in the one can't move to another",
        ),
        ...fixed(
            "team",
            before["clusterName"],
            clusterName,
            "so the cluster is called, and a new one would be empty",
        ),
        ...fixed(
            "cluster.serviceCidr",
            before["serviceCidr"],
            serviceCidr,
            "it takes a new cluster, which would be empty",
        ),
    ];
}
