import * as awsEks from "@pulumi/aws/eks";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { CHARTS, RELEASE_TIMEOUT_SECONDS, chartSource } from "../charts";
import type { Cluster } from "../cluster/cluster";
import { NodeRole } from "../cluster/node-role";
import type { ChartsConfig, ImagesConfig } from "../config/sections/mirrors";
import type { KarpenterConfig, NodePoolConfig } from "../config/sections/node-pools";
import { Credentials } from "../controller/credentials";
import type { AnyNetwork } from "../network/any-network";
import { instancesPolicy, surroundingsPolicy } from "./iam-policy";
import { Interruptions } from "./interruptions";
import { makeNodePools } from "./node-pools";
import { karpenterValues } from "./values";

const NAMESPACE = "kube-system";
/** Release name and service account. */
const NAME = "karpenter";

export interface KarpenterArgs extends KarpenterConfig {
    nodePools: Record<string, NodePoolConfig>;
    cluster: Cluster;
    /** Name of the cluster, known before it is made. */
    clusterName: string;
    network: AnyNetwork;
    accountId: string;
    region: string;
    /** Tags of the nodes' instances and volumes. */
    tags: Record<string, string>;
    charts: Pick<ChartsConfig, "karpenter">;
    images: Pick<ImagesConfig, "karpenter">;
}

/** Karpenter, which starts nodes for pods that find no room, and terminates what isn't needed. */
export class Karpenter extends pulumi.ComponentResource {
    constructor(name: string, args: KarpenterArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:karpenter:Karpenter", name, {}, opts);

        const { cluster, network, region, accountId, clusterName } = args;
        const partition = getPartitionOutput({}, { parent: this }).partition;
        const interruptions = new Interruptions(`${name}-interruptions`, { parent: this });
        // A role of their own: EKS makes and deletes the access entry of the node groups' role by itself.
        const nodeRole = new NodeRole(`${name}-node`, { partition }, { parent: this });
        const entry = new awsEks.AccessEntry(
            `${name}-node`,
            { clusterName: cluster.clusterName, principalArn: nodeRole.arn, type: "EC2_LINUX" },
            { parent: this },
        );
        const policy = (write: typeof instancesPolicy) =>
            pulumi
                .all([partition, nodeRole.arn, interruptions.queueArn])
                .apply(([partition, nodeRoleArn, queueArn]) => {
                    const ours = { region, accountId, clusterName };
                    return JSON.stringify(write({ ...ours, partition, nodeRoleArn, queueArn }));
                });
        const credentials = new Credentials(
            name,
            {
                credentials: "pod-identity",
                clusterName: cluster.clusterName,
                oidcIssuer: cluster.oidcIssuer,
                namespace: NAMESPACE,
                serviceAccountName: NAME,
                handedOutBy: [cluster.podIdentityAgent],
                policies: {
                    [`${name}-instances`]: policy(instancesPolicy),
                    [`${name}-surroundings`]: policy(surroundingsPolicy),
                },
            },
            { parent: this },
        );

        const release = (chart: "karpenter" | "karpenterCrd") => ({
            name: CHARTS[chart],
            namespace: NAMESPACE,
            ...chartSource(args.charts.karpenter, CHARTS[chart]),
            version: args.chartVersion,
            timeout: RELEASE_TIMEOUT_SECONDS,
        });
        // A release of their own: Helm never updates the definitions in a chart's folder crds.
        const definitions = new k8s.helm.v3.Release(`${name}-crd`, release("karpenterCrd"), {
            parent: this,
            provider: cluster.kubernetes,
        });
        const controller = new k8s.helm.v3.Release(
            name,
            {
                ...release("karpenter"),
                skipCrds: true,
                values: karpenterValues({
                    replicas: args.replicas,
                    image: args.images.karpenter,
                    serviceAccountName: NAME,
                    region,
                    clusterName,
                    clusterEndpoint: cluster.endpoint,
                    queueName: interruptions.queueName,
                }),
            },
            {
                parent: this,
                provider: cluster.kubernetes,
                dependsOn: [
                    // It ends where a kind that it watches isn't defined.
                    definitions,
                    // It runs on the node groups: on its own nodes it couldn't start the first one, nor
                    // terminate the last one.
                    cluster.nodes,
                    // A pod gets its credentials when it is admitted: the association with the agent
                    // behind it, and the role with its rights, must be there before.
                    credentials,
                ],
            },
        );
        makeNodePools(
            name,
            {
                ...args,
                roleName: nodeRole.name,
                subnetIds: network.privateSubnetIds,
                securityGroupId: cluster.securityGroupId,
                needs: { controller, nodeRole, entry },
            },
            { parent: this, provider: cluster.kubernetes },
        );
        this.registerOutputs({});
    }
}
