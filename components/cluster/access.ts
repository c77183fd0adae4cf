import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";

import type { AccessEntryConfig } from "../config/cluster";

/** The config's access entries in the words of `eks.Cluster`. */
export function accessEntries(
    entries: Record<string, AccessEntryConfig>,
    partition: pulumi.Input<string>,
): Record<string, eks.types.input.AccessEntryArgs> {
    return Object.fromEntries(
        Object.entries(entries).map(([name, entry]) => [
            name,
            {
                principalArn: entry.principalArn,
                accessPolicies: {
                    [entry.policy]: {
                        policyArn: pulumi.interpolate`arn:${partition}:eks::aws:cluster-access-policy/${entry.policy}`,
                        accessScope: entry.namespaces
                            ? { type: "namespace", namespaces: entry.namespaces }
                            : { type: "cluster" },
                    },
                },
            },
        ]),
    );
}
