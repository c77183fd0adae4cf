import { type Props, record, text } from "../../values";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";

const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";

/** EKS makes a group for the control plane and its managed nodes, who may talk to each other (EKS user guide, "Cluster security group"). */
export function clusterGroup({ id, state, cluster }: Entity): Entity {
    const groupId = text(state, "vpcConfig.clusterSecurityGroupId") ?? "";
    const name = `eks-cluster-sg-${id}-${groupId.slice(-9)}`;
    const vpcId = text(state, "vpcConfig.vpcId") ?? "";
    const inputs: Props = { name, vpcId, ingress: [{ protocol: "-1", self: true }] };
    const tagsAll = { Name: name, [`kubernetes.io/cluster/${id}`]: "owned" };
    const shared = { type: SECURITY_GROUP, id: groupId, urn: "", cluster, owner: id };
    return { ...shared, inputs, state: { ...inputs, tagsAll } };
}

/** A group by its id, or those of the VPC with this tag Name. */
export function findGroups(world: World, vpcId: string, key: string): string[] {
    if (key.startsWith("sg-")) return world.get(SECURITY_GROUP, key) ? [key] : [];
    return world
        .all(SECURITY_GROUP)
        .filter(({ inputs }) => inputs["vpcId"] === vpcId)
        .filter(({ state }) => record(state, "tagsAll")["Name"] === key)
        .map(({ id }) => id);
}
