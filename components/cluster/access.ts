import * as awsEks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import type { AccessEntryConfig } from "../config/sections/cluster";
import { refusing } from "../config/fixed-values";
import { takenProblems } from "./taken-entry";

export interface AccessArgs {
    clusterName: pulumi.Input<string>;
    /** ARN partition, such as `aws`. */
    partition: pulumi.Input<string>;
    entries: Record<string, AccessEntryConfig>;
}

/**
 * Who else may use the Kubernetes API. Not made by `eks.Cluster`: what is inside a protected component is
 * protected too, and nobody's access could be taken away.
 */
export class Access extends pulumi.ComponentResource {
    constructor(name: string, args: AccessArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:cluster:Access", name, {}, opts);

        const { clusterName, partition } = args;
        for (const [key, { principalArn, policy, namespaces }] of Object.entries(args.entries)) {
            const entryName = `${name}-${principalName(principalArn)}`;
            const namesBefore = [{ name: `${name}-${key}` }];
            const entry = new awsEks.AccessEntry(
                entryName,
                { clusterName, principalArn },
                {
                    parent: this,
                    hooks: {
                        beforeCreate: [
                            refusing(`${entryName}-taken`, (_, entry) =>
                                takenProblems(key, entry, { parent: this }),
                            ),
                        ],
                    },
                    // eslint-disable-next-line no-restricted-syntax -- up to 0.1 the key named it; without this each entry would be made again, which EKS refuses
                    aliases: namesBefore,
                },
            );
            new awsEks.AccessPolicyAssociation(
                entryName,
                {
                    clusterName,
                    principalArn: entry.principalArn,
                    policyArn: pulumi.interpolate`arn:${partition}:eks::aws:cluster-access-policy/${policy}`,
                    accessScope: namespaces
                        ? { type: "namespace", namespaces }
                        : { type: "cluster" },
                },
                {
                    parent: this,
                    // eslint-disable-next-line no-restricted-syntax -- as above
                    aliases: namesBefore,
                    // eslint-disable-next-line no-restricted-syntax -- EKS knows it by principal and policy: with another scope the old one, deleted last, would take the new one away
                    deleteBeforeReplace: true,
                },
            );
        }
        this.registerOutputs({});
    }
}

/**
 * What tells a principal apart: `111122223333:role/operator`. EKS knows an entry by its principal; named by
 * the key of the stack file, one whose key changes would be made again before the old one goes, which EKS
 * refuses. No key can be like it, for a key holds no colon.
 */
export function principalName(principalArn: string): string {
    return principalArn.split(":").slice(4).join(":");
}
