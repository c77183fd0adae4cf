import { joinTrouble } from "../aws/eks/nodes";
import { globalArn, hex, type Place } from "../world/row";
import { CloudError } from "../world/errors";
import type { Entity } from "../world/entity";
import { list, type Props, text } from "../values";
import { ec2, karpenterAt, type Karpenter, tagKeys } from "./at-work";

export const NODE_POOL = "kubernetes:karpenter.sh/v1:NodePool";
export const NODE_CLASS = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
export const INSTANCE = "aws:ec2/instance:Instance";
export const PROFILE = "aws:iam/instanceProfile:InstanceProfile";

/** What is started and tagged with an instance (CreateFleet, RunInstances). */
const STARTED = ["fleet", "instance", "volume", "network-interface", "launch-template"];

/** The instances of a pool, or of all pools whose nodes are of a class. */
export function instancesOf({ world, cluster }: Place, owner: Entity): Entity[] {
    const key = owner.type === NODE_POOL ? "pool" : "class";
    return world
        .all(INSTANCE)
        .filter(({ notes }) => notes?.["cluster"] === cluster && notes[key] === owner.id);
}

export function profileOf({ world, cluster }: Place, nodeClass: Entity): Entity | undefined {
    return world.get(PROFILE, profileName(cluster, nodeClass));
}

function profileName(cluster: string, { id }: Entity): string {
    return `${cluster}_${hex(id, 16)}`;
}

/**
 * What Karpenter does with classes and pools: a class gets an instance profile; of a pool whose class is
 * ready one node is started, as if a pod had waited for one. What it can't do is a warning on the object.
 */
export function reconcile(place: Place): void {
    const { world, cluster } = place;
    for (const type of [NODE_CLASS, NODE_POOL]) {
        for (const object of world.all(type, cluster)) {
            try {
                const karpenter = karpenterAt(place);
                if (type === NODE_CLASS) prepare(place, karpenter, object);
                else start(place, karpenter, object);
                object.notes = { ...object.notes, warning: "" };
                delete object.notes["warning"];
            } catch (error) {
                if (!(error instanceof CloudError)) throw error;
                object.notes = {
                    ...object.notes,
                    warning: `${type} ${object.id}: ${error.message}`,
                };
            }
        }
    }
}

function prepare(place: Place, karpenter: Karpenter, nodeClass: Entity): void {
    const { world, cluster } = place;
    const found = (path: string, type: string) => {
        const ids = list<Props>(nodeClass.inputs, `spec.${path}`).map(
            (term) => text(term, "id") ?? "",
        );
        if (ids.length > 0 && ids.every((id) => world.find(type, "id", id) ?? ofCluster(place, id)))
            return;
        throw new CloudError("", `${path} did not match any`);
    };
    found("subnetSelectorTerms", "aws:ec2/subnet:Subnet");
    found("securityGroupSelectorTerms", "aws:ec2/securityGroup:SecurityGroup");
    const role = text(nodeClass.inputs, "spec.role") ?? "";
    const roleArn = text(world.get("aws:iam/role:Role", role)?.state, "arn") ?? "";
    const name = profileName(cluster, nodeClass);
    if (profileOf(place, nodeClass)) return;
    const profile = globalArn(place, "iam", `instance-profile/${name}`);
    const mark = "karpenter.k8s.aws/ec2nodeclass";
    karpenter.call("iam:CreateInstanceProfile", profile, tagKeys(place, "RequestTag", mark));
    karpenter.call("iam:AddRoleToInstanceProfile", profile, tagKeys(place, "ResourceTag", mark));
    karpenter.call("iam:PassRole", roleArn, { "iam:PassedToService": "ec2.amazonaws.com" });
    const inputs = { name, role };
    world.add({ type: PROFILE, id: name, urn: "", cluster: "", inputs, state: inputs });
}

function start(place: Place, karpenter: Karpenter, pool: Entity): void {
    const { world, cluster } = place;
    if (instancesOf(place, pool).length > 0) return;
    const className = text(pool.inputs, "spec.template.spec.nodeClassRef.name") ?? "";
    const nodeClass = world.get(NODE_CLASS, className, cluster);
    if (nodeClass === undefined || !profileOf(place, nodeClass)) {
        throw new CloudError("", `NodeClass ${className} is not ready`);
    }
    const asked = tagKeys(place, "RequestTag", "karpenter.sh/nodepool");
    for (const action of ["CreateFleet", "RunInstances"]) {
        for (const kind of STARTED) karpenter.call(`ec2:${action}`, ec2(place, kind), asked);
        for (const kind of ["subnet", "security-group"]) {
            karpenter.call(`ec2:${action}`, ec2(place, kind));
        }
    }
    for (const kind of STARTED) {
        const keys = { ...asked, "ec2:CreateAction": "RunInstances" };
        karpenter.call("ec2:CreateTags", ec2(place, kind), keys);
    }
    karpenter.call(
        "eks:DescribeCluster",
        text(world.get("aws:eks/cluster:Cluster", cluster)?.state, "arn") ?? "",
    );
    const roleName = text(nodeClass.inputs, "spec.role") ?? "";
    const nodeRoleArn = text(world.get("aws:iam/role:Role", roleName)?.state, "arn") ?? "";
    const subnetIds = list<Props>(nodeClass.inputs, "spec.subnetSelectorTerms").map(
        (term) => text(term, "id") ?? "",
    );
    const groups = list<Props>(nodeClass.inputs, "spec.securityGroupSelectorTerms").map(
        (term) => text(term, "id") ?? "",
    );
    const inputs: Props = { subnetId: subnetIds[0] ?? "", vpcSecurityGroupIds: groups };
    const urn = `karpenter:${cluster}:${pool.id}`;
    const id = `i-${hex(world.seed(urn, INSTANCE), 17)}`;
    const notes = { cluster, pool: pool.id, class: className };
    world.add({ type: INSTANCE, id, urn: "", cluster: "", inputs, state: inputs, notes });
    const entry = world.get("aws:eks/accessEntry:AccessEntry", `${cluster}:${nodeRoleArn}`);
    const trouble =
        entry?.inputs["type"] === "EC2_LINUX"
            ? joinTrouble(place, { nodeRoleArn, subnetIds, clusterName: cluster })
            : "the cluster doesn't know the node's role";
    if (trouble !== undefined)
        throw new CloudError("", `node ${id} has not registered: ${trouble}`);
}

/** The cluster's own security group stands under its cluster. */
function ofCluster({ world, cluster }: Place, id: string): Entity | undefined {
    return world.get("aws:ec2/securityGroup:SecurityGroup", id, cluster);
}
