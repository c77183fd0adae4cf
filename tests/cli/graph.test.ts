import { describe, expect, it } from "vitest";

import { toDot } from "../../cli/graph/order/dot";
import { type DrawnResource, drawing } from "../../cli/graph/order/drawing";

const STACK = "urn:pulumi:dev::mesh-edge::pulumi:pulumi:Stack::mesh-edge-dev";
const urn = (type: string, name: string) => `urn:pulumi:dev::mesh-edge::${type}::${name}`;

function custom(type: string, name: string, parent: string, ...dependencies: string[]) {
    return { urn: urn(type, name), type, custom: true, parent, dependencies };
}

const network = { urn: urn("mesh-edge:network:Network", "network"), type: "N", parent: STACK };
const cluster = {
    urn: urn("mesh-edge:cluster:Cluster", "cluster"),
    type: "C",
    parent: STACK,
    dependencies: [network.urn],
};
const vpc = custom("aws:ec2/vpc:Vpc", "network", network.urn);
const subnets = ["a", "b"].map((zone) =>
    custom("aws:ec2/subnet:Subnet", zone, network.urn, vpc.urn),
);
const eks = custom("aws:eks/cluster:Cluster", "cluster", cluster.urn, vpc.urn);
const resources: DrawnResource[] = [
    { urn: STACK, type: "pulumi:pulumi:Stack" },
    network,
    cluster,
    vpc,
    ...subnets,
    eks,
    custom("pulumi:providers:aws", "cloud", STACK),
];

describe("drawing", () => {
    it("puts resources of one type and parent into one node, in the component's box", () => {
        expect(drawing(resources).nodes).toEqual([
            { id: "cluster/cluster/aws:eks/cluster:Cluster", box: "cluster", label: "Cluster" },
            { id: "network/network/aws:ec2/subnet:Subnet", box: "network", label: "Subnet ×2" },
            { id: "network/network/aws:ec2/vpc:Vpc", box: "network", label: "Vpc" },
        ]);
    });

    it("draws what a component waits for from all that is in it, and no detour", () => {
        expect(drawing(resources).edges).toEqual([
            ["cluster/cluster/aws:eks/cluster:Cluster", "network/network/aws:ec2/subnet:Subnet"],
            ["network/network/aws:ec2/subnet:Subnet", "network/network/aws:ec2/vpc:Vpc"],
        ]);
    });
});

describe("toDot", () => {
    it("writes a box a component, its nodes and the edges", () => {
        const dot = toDot(drawing(resources), "a title");
        expect(dot).toContain('subgraph "cluster_network" {');
        expect(dot).toContain('"network/network/aws:ec2/subnet:Subnet" [label="Subnet ×2"];');
        expect(dot).toContain(
            '"network/network/aws:ec2/subnet:Subnet" -> "network/network/aws:ec2/vpc:Vpc";',
        );
    });
});
