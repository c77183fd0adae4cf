import { type Props, text, texts } from "../../values";
import { CloudError } from "../../world/errors";
import { type Context, hex } from "../../world/row";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";
import { contains } from "../ec2/cidr";
import { egressOf } from "../ec2/egress";
import { attachedPolicies, trustsService } from "../iam/trust";

/** The EKS user guide's "Amazon EKS node IAM role"; either policy of the registry will do. */
const NODE_POLICIES = [
    ["AmazonEKSWorkerNodePolicy", "AmazonEKSWorkerNodeMinimalPolicy"],
    ["AmazonEKS_CNI_Policy"],
    ["AmazonEC2ContainerRegistryPullOnly", "AmazonEC2ContainerRegistryReadOnly"],
];

/** Nodes join when they can pull images, take up their role and reach the cluster's endpoint (EKS user guide, "Cluster API server endpoint"). */
export function assertNodesJoin(context: Context): void {
    const reason = trouble(context);
    if (reason === undefined) return;
    throw new CloudError(
        "NodeCreationFailure",
        `waiting for EKS Node Group (${context.entity.id}) create: unexpected state 'CREATE_FAILED', wanted target 'ACTIVE'. last error: Instances failed to join the kubernetes cluster (${reason})`,
    );
}

/** Nodes whose CNI can't call EC2 any more leave its interfaces behind (aws/amazon-vpc-cni-k8s#608). */
export function leaveInterfaces(context: Context): void {
    const { entity, world } = context;
    const cluster = world.find("aws:eks/cluster:Cluster", "id", text(entity.inputs, "clusterName"));
    const lost = texts(cluster?.notes, "lost").includes("vpc-cni");
    if (!lost && trouble(context) === undefined) return;
    for (const subnetId of texts(entity.inputs, "subnetIds")) {
        const id = `eni-${hex(`${entity.id}|${subnetId}`, 17)}`;
        const inputs = { subnetId, description: `aws-K8S-${entity.id}` };
        const type = "aws:ec2/networkInterface:NetworkInterface";
        if (world.get(type, id)) continue;
        world.add({ type, id, urn: "", cluster: "", inputs, state: inputs });
    }
}

function trouble({ entity, world, region }: Context): string | undefined {
    return joinTrouble({ world, region }, entity.inputs);
}

/** Why nodes of a role in some subnets don't join, if so. */
export function joinTrouble(
    { world, region }: Pick<Context, "world" | "region">,
    inputs: Props,
): string | undefined {
    const role = world.find("aws:iam/role:Role", "arn", text(inputs, "nodeRoleArn"));
    const ec2 = region.startsWith("cn-") ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com";
    if (!trustsService(role, ec2, ["sts:AssumeRole"])) {
        return `${ec2} may not take up the node role`;
    }
    const attached = attachedPolicies(world, role);
    for (const either of NODE_POLICIES) {
        if (!either.some((name) => attached.includes(name))) return `no ${either.join(" or ")}`;
    }
    const cluster = world.find("aws:eks/cluster:Cluster", "id", text(inputs, "clusterName"));
    const bare = cluster?.inputs["bootstrapSelfManagedAddons"] === false;
    if (bare && !world.get("aws:eks/addon:Addon", `${cluster.id}:vpc-cni`)) {
        return "NetworkPluginNotReady: cni plugin not initialized";
    }
    for (const subnetId of texts(inputs, "subnetIds")) {
        const egress = egressOf(world, subnetId);
        if (egress === undefined) return `${subnetId} has no way out`;
        const config = cluster?.inputs["vpcConfig"];
        const from = egress.natAddress ?? "0.0.0.0";
        const cidrs = texts(config, "publicAccessCidrs");
        const outside =
            text(config, "endpointPublicAccess") !== "false" &&
            (cidrs.length === 0 || cidrs.some((cidr) => contains(cidr, `${from}/32`)));
        if (text(config, "endpointPrivateAccess") !== "true" && !outside) {
            return "the cluster's endpoint admits neither the VPC nor the NAT address";
        }
    }
    return undefined;
}

export function nodeGroups(world: World, cluster: string): Entity[] {
    return world
        .all("aws:eks/nodeGroup:NodeGroup")
        .filter(({ inputs }) => inputs["clusterName"] === cluster);
}

export function hasReadyNodes(world: World, cluster: string): boolean {
    return nodeGroups(world, cluster).some(
        ({ inputs }) => Number(text(inputs, "scalingConfig.desiredSize") ?? "0") > 0,
    );
}

/** Whether pods reach services of AWS: names are resolved, and some nodes' subnets have their way out. */
export function podsReachAws(world: World, cluster: string): boolean {
    const lost = texts(world.get("aws:eks/cluster:Cluster", cluster)?.notes, "lost");
    if (lost.includes("coredns")) return false;
    return nodeGroups(world, cluster).some(({ inputs }) =>
        texts(inputs, "subnetIds").every((id) => egressOf(world, id) !== undefined),
    );
}
