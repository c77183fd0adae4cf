import { list, type Props, record, text, texts } from "../values";
import type { Entity, World } from "../world/world";
import { contains } from "./cidr";

export const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

interface Rule {
    protocol: string | undefined;
    ports: [string | undefined, string | undefined];
    cidrs: string[];
    groups: string[];
}

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

/** Whether the groups of an endpoint let in HTTPS from nodes in a subnet; without any it has the VPC's default group. */
export function admitsHttps(world: World, { inputs }: Entity, subnetId: string): boolean {
    const subnet = world.get("aws:ec2/subnet:Subnet", subnetId)?.inputs;
    const cidr = text(subnet, "cidrBlock") ?? "";
    const nodes = world
        .all("aws:eks/cluster:Cluster")
        .flatMap(({ state }) => text(state, "vpcConfig.clusterSecurityGroupId") ?? []);
    const vpc = world.get("aws:ec2/vpc:Vpc", text(inputs, "vpcId") ?? "")?.state;
    const given = texts(inputs, "securityGroupIds");
    const ids = given.length > 0 ? given : [text(vpc, "defaultSecurityGroupId") ?? ""];
    return ids
        .flatMap((id) => rulesOf(world, id))
        .filter(({ protocol, ports: [from, to] }) =>
            protocol === "tcp" ? Number(from) <= 443 && 443 <= Number(to) : protocol === "-1",
        )
        .some(
            ({ cidrs, groups }) =>
                cidrs.some((range) => contains(range, cidr)) ||
                groups.some((id) => nodes.includes(id)),
        );
}

/** Rules that a group holds itself, and those that are resources. */
function rulesOf(world: World, id: string): Rule[] {
    const group =
        world.get(SECURITY_GROUP, id) ??
        world.get("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", id);
    const own = list<Props>(group?.inputs, "ingress").map((rule) => ({
        protocol: text(rule, "protocol"),
        ports: [text(rule, "fromPort"), text(rule, "toPort")] as Rule["ports"],
        cidrs: texts(rule, "cidrBlocks"),
        groups: [...texts(rule, "securityGroups"), ...(rule["self"] === true ? [id] : [])],
    }));
    const apart = world
        .all(RULE)
        .filter(({ inputs }) => inputs["securityGroupId"] === id)
        .map(({ inputs }) => ({
            protocol: text(inputs, "ipProtocol"),
            ports: [text(inputs, "fromPort"), text(inputs, "toPort")] as Rule["ports"],
            cidrs: [text(inputs, "cidrIpv4") ?? ""],
            groups: [text(inputs, "referencedSecurityGroupId") ?? ""],
        }));
    return [...own, ...apart];
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
