import { isMap, listAt, mapAt, ofType, type Resource, textsOf, valueAt } from "../resource";
import type { Rule } from "../rule";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const CLUSTER_TAG = "kubernetes.io/cluster/";
const WORLD = ["0.0.0.0/0", "::/0"];

export const oneSecurityGroup: Rule = {
    id: "one-security-group",
    severity: "advisory",
    title: "A node has one security group with the cluster's tag: that of EKS",
    reason: "With two of them the controller opens none for its targets: expected exactly one securityGroup tagged with kubernetes.io/cluster/<name>.",
    cure: "Take the tag off the group of your own in the program.",
    check: (resources) => [
        ...ofType(resources, GROUP)
            .filter((group) => Object.keys(mapAt(group, "tags")).some(isClusterTag))
            .map((resource) => ({ resource, found: "A second group has the tag" })),
        ...ofType(resources, "aws:ec2/tag:Tag")
            .filter((tag) => isClusterTag(String(valueAt(tag, "key"))))
            .filter((tag) => String(valueAt(tag, "resourceId")).startsWith("sg-"))
            .map((resource) => ({ resource, found: "It gives a second group the tag" })),
    ],
};

export const securityGroupClosed: Rule = {
    id: "security-group-closed",
    severity: "advisory",
    title: "No security group of the stack is open to the world",
    reason: "The controller makes the group of the load balancer; another open one is a way past it.",
    cure: "Narrow the ranges: mesh-edge:edge.inboundCidrs is for the load balancer, and nodes need none.",
    check: (resources) =>
        [
            ...ofType(resources, GROUP, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").filter(
                (group) => listAt(group, "ingress").some(isOpen),
            ),
            ...ofType(resources, "aws:ec2/securityGroupRule:SecurityGroupRule").filter(
                (rule) => valueAt(rule, "type") === "ingress" && isOpen(rule.props),
            ),
            ...ofType(
                resources,
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            ).filter(isOpenRule),
        ].map((resource) => ({ resource, found: "It lets every address in" })),
};

function isClusterTag(key: string): boolean {
    return key.startsWith(CLUSTER_TAG);
}

function isOpen(rule: unknown): boolean {
    if (!isMap(rule)) return false;
    return [...textsOf(rule.cidrBlocks), ...textsOf(rule.ipv6CidrBlocks)].some(isWorld);
}

function isOpenRule(rule: Resource): boolean {
    return ["cidrIpv4", "cidrIpv6"].some((key) => textsOf(valueAt(rule, key)).some(isWorld));
}

function isWorld(range: string): boolean {
    return WORLD.includes(range);
}
