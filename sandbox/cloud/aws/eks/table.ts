import { admitCreator, admitNodes } from "./access-entries";
import {
    assertAddonRuns,
    assertClusterCanBe,
    assertVersionStep,
    leaveLogGroup,
    loseSoftware,
    removeCluster,
} from "./cluster";
import { assertTypesExist } from "./instance-types";
import { assertNodesJoin, leaveInterfaces } from "./nodes";
import { clusterGroup } from "../ec2/security-groups";
import { at, text } from "../../values";
import { CloudError } from "../../world/errors";
import type { Ref } from "../../world/entity";
import { arn, type Context, hex, idFrom, type Table } from "../../world/row";

const CLUSTER = "aws:eks/cluster:Cluster";
const SUBNET = "aws:ec2/subnet:Subnet";
const ROLE = "aws:iam/role:Role";

/** EKS takes these with the cluster. */
export const ofCluster: Ref = { path: "clusterName", type: CLUSTER, holds: false };

function issuer(c: Context): string {
    const id = hex(`${c.entity.urn}|${c.entity.id}`, 32).toUpperCase();
    return `https://oidc.eks.${c.region}.amazonaws.com/id/${id}`;
}

export const exists = (id: string) =>
    new CloudError("ResourceInUseException", `Resource already exists: ${id}`);

/** Durations: the EKS user guide says minutes; figures as users of terraform-aws-eks report them. */
export const eks: Table = {
    [CLUSTER]: {
        id: idFrom("name"),
        autoname: "name",
        tagged: true,
        computed: {
            arn: (c) => arn(c, "eks", `cluster/${c.entity.id}`),
            endpoint: (c) =>
                `https://${hex(issuer(c), 32).toUpperCase()}.gr7.${c.region}.eks.amazonaws.com`,
            certificateAuthority: (c) => ({ data: btoa(`ca of ${c.entity.id}`) }),
            identities: (c) => [{ oidcs: [{ issuer: issuer(c) }] }],
            status: () => "ACTIVE",
            version: (c) => at(c.entity.inputs, "version") ?? "1.35",
            "vpcConfig.vpcId": (c) =>
                at(
                    c.world.get(SUBNET, text(c.entity.inputs, "vpcConfig.subnetIds.0") ?? "")
                        ?.inputs,
                    "vpcId",
                ) ?? "",
            "vpcConfig.clusterSecurityGroupId": (c) => `sg-${hex(issuer(c), 17)}`,
            "kubernetesNetworkConfig.serviceIpv4Cidr": (c) =>
                at(c.entity.inputs, "kubernetesNetworkConfig.serviceIpv4Cidr") ?? "172.20.0.0/16",
        },
        refs: [
            { path: "vpcConfig.subnetIds.*", type: SUBNET },
            {
                path: "vpcConfig.securityGroupIds.*",
                type: "aws:ec2/securityGroup:SecurityGroup",
            },
            { path: "roleArn", type: ROLE, by: "arn", holds: false },
            {
                path: "encryptionConfig.provider.keyArn",
                type: "aws:kms/key:Key",
                by: "arn",
                holds: false,
            },
        ],
        // aws_eks_cluster in terraform-provider-aws internal/service/eks/cluster.go
        forceNew: [
            "name",
            "roleArn",
            "encryptionConfig.provider",
            "bootstrapSelfManagedAddons",
            "kubernetesNetworkConfig.serviceIpv4Cidr",
            "kubernetesNetworkConfig.ipFamily",
            "accessConfig.bootstrapClusterCreatorAdminPermissions",
        ],
        exists,
        notFound: (id) =>
            new CloudError("ResourceNotFoundException", `No cluster found for name: ${id}.`),
        inUse: (_, holder) =>
            new CloudError(
                "ResourceInUseException",
                `Cluster has nodegroups attached: ${text(holder.state, "nodeGroupName") ?? holder.id}`,
            ),
        beforeCreate: assertClusterCanBe,
        afterCreate: (context) => {
            leaveLogGroup(context);
            context.world.add(clusterGroup(context.entity));
            admitCreator(context);
        },
        beforeUpdate: assertVersionStep,
        afterUpdate: leaveLogGroup,
        beforeDelete: ({ entity }) => {
            if (entity.inputs["deletionProtection"] !== true) return;
            throw new CloudError(
                "InvalidRequestException",
                "Cluster cannot be deleted because deletion protection is enabled",
            );
        },
        afterDelete: removeCluster,
        seconds: [540, 600, 180],
    },
    "aws:eks/nodeGroup:NodeGroup": {
        id: ({ entity: { inputs } }) =>
            `${text(inputs, "clusterName") ?? ""}:${text(inputs, "nodeGroupName") ?? ""}`,
        autoname: "nodeGroupName",
        tagged: true,
        computed: {
            arn: (c) => arn(c, "eks", `nodegroup/${c.entity.id.replace(":", "/")}`),
            status: () => "ACTIVE",
            version: (c) =>
                at(c.entity.inputs, "version") ??
                at(
                    c.world.find(CLUSTER, "id", text(c.entity.inputs, "clusterName"))?.state,
                    "version",
                ) ??
                "",
            resources: (c) => [
                {
                    autoscalingGroups: [{ name: `eks-${hex(c.entity.id, 8)}` }],
                    remoteAccessSecurityGroupId: "",
                },
            ],
        },
        refs: [
            { path: "clusterName", type: CLUSTER },
            { path: "subnetIds.*", type: SUBNET },
            { path: "nodeRoleArn", type: ROLE, by: "arn", holds: false },
            {
                path: "launchTemplate.id",
                type: "aws:ec2/launchTemplate:LaunchTemplate",
                holds: false,
            },
        ],
        // aws_eks_node_group in internal/service/eks/node_group.go
        forceNew: [
            "amiType",
            "capacityType",
            "clusterName",
            "diskSize",
            "instanceTypes",
            "launchTemplate.id",
            "launchTemplate.name",
            "nodeGroupName",
            "nodeRoleArn",
            "remoteAccess",
            "subnetIds",
        ],
        exists,
        beforeCreate: (context) => {
            assertTypesExist(context);
            assertNodesJoin(context);
        },
        afterCreate: admitNodes,
        beforeUpdate: assertNodesJoin,
        afterDelete: leaveInterfaces,
        seconds: [130, 300, 200],
    },
    "aws:eks/addon:Addon": {
        id: ({ entity: { inputs } }) =>
            `${text(inputs, "clusterName") ?? ""}:${text(inputs, "addonName") ?? ""}`,
        tagged: true,
        computed: {
            arn: (c) => arn(c, "eks", `addon/${c.entity.id.replace(":", "/")}`),
        },
        refs: [ofCluster, { path: "serviceAccountRoleArn", type: ROLE, by: "arn", holds: false }],
        forceNew: ["clusterName", "addonName"],
        exists,
        beforeCreate: assertAddonRuns,
        afterDelete: loseSoftware,
        seconds: [25, 30, 15],
    },
};
