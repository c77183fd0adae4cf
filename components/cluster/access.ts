import * as awsEks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import type { AccessEntryConfig } from "../config/cluster";

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
            const entry = new awsEks.AccessEntry(
                `${name}-${key}`,
                { clusterName, principalArn },
                { parent: this },
            );
            new awsEks.AccessPolicyAssociation(
                `${name}-${key}`,
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
                    // eslint-disable-next-line no-restricted-syntax -- EKS knows it by principal and policy: with another scope the old one, deleted last, would take the new one away
                    deleteBeforeReplace: true,
                },
            );
        }
        this.registerOutputs({});
    }
}
