import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as kms from "@pulumi/aws/kms";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import * as eks from "@pulumi/eks/cluster";
import { AuthenticationMode } from "@pulumi/eks/types/enums";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { TeamPlan } from "../config/plan/teams";
import type { OwnClusterConfig } from "../config/sections/cluster";
import { pick } from "../values/pick";
import { refusing } from "../config/fixed-values";
import type { AnyNetwork } from "../network/any-network";
import type { AnyCluster, Connection } from "./any-cluster";
import { Access } from "./access";
import { Addons } from "./addons";
import { controlPlaneRole } from "./control-plane-role";
import { callerArn, creatorProblems } from "./creator";
import { fixedCluster } from "./fixed-cluster";
import { withProfile } from "./kubeconfig";
import { NodeGroups } from "./node-groups";
import { NodeRole } from "./node-role";
import { versionOf, versionStep } from "./version-step";

export interface ClusterArgs extends Omit<
    OwnClusterConfig,
    "autoscaling" | "nodePools" | "karpenter"
> {
    /** Name of the cluster, which names its log group too. */
    clusterName: string;
    network: AnyNetwork;
    /** Teams with namespaces of their own, which NetworkPolicies keep apart. */
    teams: readonly TeamPlan[];
    /** AWS profile of whatever goes into the cluster; absent means the environment's credentials. */
    profile: string | undefined;
    /** IAM path of the roles, if it is another than that of all. */
    rolePath?: string;
    /** Refuse to delete the cluster. */
    protect: boolean;
    /** Tags of the nodes' instances and volumes. */
    tags: Record<string, string>;
}

/** An EKS cluster with its nodes, its add-ons and the one Kubernetes provider of the program. */
export class Cluster extends pulumi.ComponentResource implements AnyCluster {
    public readonly clusterName: pulumi.Output<string>;
    public readonly kubeconfig: pulumi.Output<string>;
    public readonly connection: pulumi.Output<Connection>;
    public readonly oidcIssuer: pulumi.Output<string>;
    /** Of the Kubernetes API, for whoever is told instead of asking EKS. */
    public readonly endpoint: pulumi.Output<string>;
    /** That of control plane and nodes, which EKS has made. */
    public readonly securityGroupId: pulumi.Output<string>;
    public readonly kubernetes: k8s.Provider;
    public readonly nodes: pulumi.Resource;
    public readonly podIdentityAgent: pulumi.Resource;

    constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        const { network, clusterName, profile } = args;
        const fixed = pick(args, "clusterName", "serviceCidr", "rolePath");
        const problemsOf = async (before: Record<string, unknown>) => [
            ...fixedCluster(before, fixed),
            ...versionStep(await versionOf(clusterName, { parent: this }), args.version),
        ];
        const problemsOfNew = async () =>
            creatorProblems(args, await callerArn({ parent: this }), pulumi.runtime.isDryRun());
        // With the version, so that another one comes by the hook.
        const inputs = { ...fixed, version: args.version };
        super("mesh-edge:cluster:Cluster", name, inputs, {
            ...opts,
            hooks: {
                beforeCreate: [refusing(`${name}-creator`, problemsOfNew)],
                beforeUpdate: [refusing(`${name}-fixed-values`, problemsOf)],
            },
        });

        const partition = getPartitionOutput({}, { parent: this }).partition;
        const nodeRole = new NodeRole(`${name}-node`, { partition }, { parent: this });
        const { role, attachment } = controlPlaneRole(name, { clusterName, partition }, this);
        const key = new kms.Key(
            name,
            { description: `Kubernetes secrets of ${clusterName}`, enableKeyRotation: true },
            { parent: this },
        );
        const logGroup = new cloudwatch.LogGroup(
            name,
            {
                name: `/aws/eks/${clusterName}/cluster`,
                retentionInDays: args.logRetentionDays,
            },
            { parent: this },
        );

        const cluster = new eks.Cluster(
            name,
            {
                name: clusterName,
                version: args.version,
                vpcId: network.vpcId,
                privateSubnetIds: network.privateSubnetIds,
                kubernetesServiceIpAddressRange: args.serviceCidr,
                authenticationMode: AuthenticationMode.Api,
                skipDefaultNodeGroup: true,
                // Managed nodes get the security group that EKS makes; a second tagged one would
                // stop the controller ("expected exactly one securityGroup tagged with ...").
                skipDefaultSecurityGroups: true,
                endpointPrivateAccess: true,
                endpointPublicAccess: args.publicAccessCidrs.length > 0,
                publicAccessCidrs:
                    args.publicAccessCidrs.length > 0 ? args.publicAccessCidrs : undefined,
                enabledClusterLogTypes: args.logTypes,
                encryptionConfigKeyArn: key.arn,
                // Made beside the VPC: the component would begin its own only after the subnets.
                serviceRole: role,
                // All add-ons are ours (Addons): nodes would wait for those that the component makes.
                useDefaultVpcCni: true,
                kubeProxyAddonOptions: { enabled: false },
                providerCredentialOpts: profile ? { profileName: profile } : undefined,
            },
            // EKS creates a log group that is kept for ever if none of this name exists, and
            // refuses a role without its policy.
            { parent: this, protect: args.protect, dependsOn: [logGroup, attachment] },
        );

        if (Object.keys(args.accessEntries).length > 0) {
            new Access(
                `${name}-access`,
                {
                    clusterName: cluster.eksCluster.name,
                    partition,
                    entries: args.accessEntries,
                },
                { parent: this },
            );
        }
        const nodes = new NodeGroups(
            `${name}-nodes`,
            {
                cluster,
                version: args.version,
                nodeRoleArn: nodeRole.arn,
                subnetIds: network.privateSubnetIds,
                groups: args.nodeGroups,
                tags: args.tags,
                // Nodes join through NAT and with all policies of their role; on destroy both must
                // outlive them, or their network interfaces stay behind.
                needs: [network, nodeRole],
            },
            { parent: this },
        );
        const addons = new Addons(
            `${name}-addons`,
            { clusterName: cluster.eksCluster.name, cluster: args, nodes },
            // The network is there long before. What depends on it stands as high as the nodes do, so
            // that a destroy deletes the add-ons of the nodes beside the nodes.
            { parent: this, dependsOn: [network] },
        );

        this.nodes = nodes;
        this.kubeconfig = pulumi.secret(cluster.kubeconfigJson);
        this.kubernetes = new k8s.Provider(
            name,
            {
                kubeconfig: profile
                    ? this.kubeconfig.apply((kubeconfig) => withProfile(kubeconfig, profile))
                    : this.kubeconfig,
                // Without a stable identity an update of the cluster, which makes the kubeconfig
                // unknown in the preview, shows everything in it as replaced.
                clusterIdentifier: clusterName,
            },
            { parent: this },
        );
        this.clusterName = cluster.eksCluster.name;
        const { name: eksName, endpoint, certificateAuthority } = cluster.eksCluster;
        this.connection = pulumi.output({
            name: eksName,
            endpoint,
            certificateAuthority: certificateAuthority.data,
        });
        this.oidcIssuer = cluster.oidcIssuer;
        this.endpoint = cluster.eksCluster.endpoint;
        this.securityGroupId = cluster.eksCluster.vpcConfig.clusterSecurityGroupId;
        this.podIdentityAgent = addons.podIdentityAgent;
        this.registerOutputs({
            clusterName: this.clusterName,
            kubeconfig: this.kubeconfig,
            oidcIssuer: this.oidcIssuer,
        });
    }
}
