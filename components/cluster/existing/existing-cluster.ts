import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { fixed, refusing } from "../../config/fixed-values";
import type { AnyCluster, Connection } from "../any-cluster";
import { eksKubeconfig, withProfile } from "../kubeconfig";
import type { ClusterFacts } from "./facts";

export interface ExistingClusterArgs {
    clusterName: string;
    /** What AWS says of the cluster. */
    cluster: ClusterFacts;
    accountId: string;
    /** ARN partition, such as `aws`. */
    partition: string;
    region: string;
    /** AWS profile of whatever goes into the cluster; absent means the environment's credentials. */
    profile: string | undefined;
}

/** A cluster that is there before the stack: the same to all others as one that it makes. */
export class ExistingCluster extends pulumi.ComponentResource implements AnyCluster {
    public readonly clusterName: pulumi.Output<string>;
    public readonly kubeconfig: pulumi.Output<string>;
    public readonly connection: pulumi.Output<Connection>;
    public readonly oidcIssuer: pulumi.Output<string>;
    public readonly oidcProviderArn: pulumi.Output<string>;
    public readonly kubernetes: k8s.Provider;
    public readonly nodes: pulumi.Resource;
    public readonly podIdentityAgent: pulumi.Resource;

    constructor(name: string, args: ExistingClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        const { clusterName, cluster, profile } = args;
        // The type of the cluster that a stack makes, so that an edit from one to the other is refused.
        super(
            "mesh-edge:cluster:Cluster",
            name,
            { existing: { name: clusterName } },
            {
                ...opts,
                hooks: {
                    beforeUpdate: [
                        refusing(`${name}-fixed-values`, (before) =>
                            fixedName(before, clusterName),
                        ),
                    ],
                },
            },
        );
        const kubeconfig = eksKubeconfig({ name: clusterName, ...cluster, region: args.region });
        this.kubeconfig = pulumi.secret(kubeconfig);
        this.kubernetes = new k8s.Provider(
            name,
            {
                kubeconfig: pulumi.secret(profile ? withProfile(kubeconfig, profile) : kubeconfig),
                clusterIdentifier: clusterName,
            },
            { parent: this },
        );
        this.clusterName = pulumi.output(clusterName);
        const { endpoint, certificateAuthority } = cluster;
        this.connection = pulumi.output({ name: clusterName, endpoint, certificateAuthority });
        this.oidcIssuer = pulumi.output(cluster.oidcIssuer);
        this.oidcProviderArn = pulumi.output(
            `arn:${args.partition}:iam::${args.accountId}:oidc-provider/${cluster.oidcIssuer}`,
        );
        // Both are there already, whoever waits for them.
        this.nodes = this;
        this.podIdentityAgent = this;
        this.registerOutputs({ clusterName, kubeconfig: this.kubeconfig });
    }
}

/** What an edit of an existing cluster changes that a live stack can't change. */
export function fixedName(before: Record<string, unknown>, name: string) {
    const { existing } = before;
    const because = "what the stack has in the one can't move to another";
    return typeof existing === "object" && existing !== null && "name" in existing
        ? fixed("cluster.existing.name", existing.name, name, because)
        : // Of the same name it would be deleted all the same: the stack made it.
          fixed("cluster.existing", before["clusterName"], undefined, because);
}
