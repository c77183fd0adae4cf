import { list, text, texts } from "../../values";
import { CloudError } from "../../world/errors";
import { arn, type Context } from "../../world/row";
import { hasReadyNodes } from "./nodes";
import { clusterGroup } from "../ec2/security-groups";
import { attachedPolicies, trustsService } from "../iam/trust";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

/** EKS's checks of CreateCluster. */
export function assertClusterCanBe({ entity, world }: Context): void {
    const role = world.find("aws:iam/role:Role", "arn", text(entity.inputs, "roleArn"));
    if (!trustsService(role, "eks.amazonaws.com", ["sts:AssumeRole"])) {
        throw new CloudError(
            "InvalidParameterException",
            `The role with arn ${text(entity.inputs, "roleArn") ?? ""}, could not be assumed because it does not exist or the trusted entity is not correct`,
        );
    }
    if (!attachedPolicies(world, role).includes("AmazonEKSClusterPolicy")) {
        throw new CloudError(
            "InvalidRequestException",
            "The provided role doesn't have the Amazon EKS Managed Policies associated with it. Please ensure the following policy is attached: AmazonEKSClusterPolicy",
        );
    }
    const zones = texts(entity.inputs, "vpcConfig.subnetIds").map((id) =>
        text(world.get("aws:ec2/subnet:Subnet", id)?.inputs, "availabilityZone"),
    );
    if (new Set(zones).size < 2) {
        throw new CloudError(
            "InvalidParameterException",
            "Subnets specified must be in at least two different AZs",
        );
    }
}

/** EKS's check of UpdateClusterVersion: one minor up, or back to the one before (EKS user guide, "Rollback cluster to previous Kubernetes version"). */
export function assertVersionStep({ entity, old }: Context): void {
    const from = text(old?.state, "version") ?? "";
    const to = text(entity.inputs, "version") ?? from;
    const minor = (version: string) => Number(version.split(".")[1]);
    if (Math.abs(minor(to) - minor(from)) <= 1) return;
    throw new CloudError(
        "InvalidParameterException",
        `Unsupported Kubernetes minor version update from ${from} to ${to}`,
    );
}

/** A control plane that logs creates its log group if there is none; the stack does not delete that one. */
export function leaveLogGroup({ entity, world, ...place }: Context): void {
    const name = `/aws/eks/${entity.id}/cluster`;
    if (list(entity.inputs, "enabledClusterLogTypes").length === 0) return;
    if (world.get(LOG_GROUP, name)) return;
    const state = { name, arn: arn({ ...place, world }, "logs", `log-group:${name}`) };
    world.add({ type: LOG_GROUP, id: name, urn: "", cluster: "", inputs: { name }, state });
}

/** EKS makes its group again with the next line it logs. */
export function returnLogGroup({ entity, world }: Context): void {
    const cluster = /^\/aws\/eks\/(.+)\/cluster$/.exec(entity.id)?.[1] ?? "";
    if (world.get("aws:eks/cluster:Cluster", cluster) === undefined) return;
    world.add({ ...entity, urn: "", inputs: { name: entity.id } });
}

/** The cluster takes its add-ons, access and objects along, and its group where nothing uses it; load balancers stay behind (EKS user guide, "Delete a cluster"). */
export function removeCluster({ entity, world }: Context): void {
    const group = clusterGroup(entity);
    if (world.referrers(group).length === 0) world.remove(group);
    for (const other of world.all()) {
        const part = other.type.startsWith("aws:eks/") && other.inputs["clusterName"] === entity.id;
        if (part || other.cluster === entity.id) world.remove(other);
    }
}

/** What EKS installs by itself unless told not to; an add-on must overwrite it. */
const SELF_MANAGED = ["coredns", "kube-proxy", "vpc-cni"];
/** A self-managed one that an add-on took over goes with the add-on, unless that is told to preserve it (EKS user guide, "Remove an add-on"). */
export function loseSoftware({ entity, world }: Context): void {
    const cluster = world.find("aws:eks/cluster:Cluster", "id", text(entity.inputs, "clusterName"));
    const name = text(entity.inputs, "addonName") ?? "";
    if (cluster === undefined || !SELF_MANAGED.includes(name)) return;
    if (entity.inputs["preserve"] === true) return;
    cluster.notes = { ...cluster.notes, lost: [...texts(cluster.notes, "lost"), name] };
}

/** Deployments; the others are daemons that run on no node as well. */
const NEED_NODES = ["coredns", "metrics-server", "aws-ebs-csi-driver"];
const ADDONS = [...SELF_MANAGED, ...NEED_NODES, "eks-pod-identity-agent"];

/** EKS's checks of CreateAddon, and its wait until the add-on is active (EKS API reference; EKS user guide, "Create an add-on"). */
export function assertAddonRuns({ entity, world }: Context): void {
    const name = text(entity.inputs, "addonName") ?? "";
    const cluster = world.find("aws:eks/cluster:Cluster", "id", text(entity.inputs, "clusterName"));
    const version = text(entity.inputs, "addonVersion");
    if (
        !ADDONS.includes(name) ||
        (version && !/^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version)) ||
        cluster === undefined
    ) {
        throw new CloudError(
            "InvalidParameterException",
            `Addon version specified is not supported: ${name} ${version ?? ""}`,
        );
    }
    if (
        SELF_MANAGED.includes(name) &&
        cluster.inputs["bootstrapSelfManagedAddons"] !== false &&
        entity.inputs["resolveConflictsOnCreate"] !== "OVERWRITE"
    ) {
        throw new CloudError(
            "ConfigurationConflict",
            `Conflicts found when trying to apply. Will not continue due to resolve conflicts mode (${name})`,
        );
    }
    if (NEED_NODES.includes(name) && !hasReadyNodes(world, cluster.id)) {
        throw new CloudError(
            "InsufficientNumberOfReplicas",
            `waiting for EKS Add-On (${entity.id}) create: timeout while waiting for state to become 'ACTIVE' (last state: 'DEGRADED'): The add-on is unhealthy because it doesn't have the desired number of replicas.`,
        );
    }
}
