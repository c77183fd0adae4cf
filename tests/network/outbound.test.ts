import { describe, expect, it } from "vitest";

import { Network } from "../../components/network/network";
import { type Declared, all, declaredBy, only } from "../support/pulumi";
import { networkArgs } from "./args";

const ROUTE = "aws:ec2/route:Route";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const THREE_ZONES = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];

describe("the way out of the network", () => {
    it("leads from the public subnets through the internet gateway", async () => {
        const declared = await declaredBy(() => new Network("net", networkArgs()));

        expect(only(declared, "aws:ec2/internetGateway:InternetGateway").inputs.vpcId).toBe(
            "net-id",
        );
        expect(only(declared, ROUTE, "net-outbound-public").inputs).toEqual({
            routeTableId: "net-outbound-public-id",
            destinationCidrBlock: "0.0.0.0/0",
            gatewayId: "net-outbound-id",
        });
    });

    it("has the names that the AWS console shows", async () => {
        const declared = await declaredBy(() => new Network("net", networkArgs()));

        const named = declared.flatMap(({ type, inputs }) => {
            const kind = type.split(":").at(-1);
            return inputs.tags?.Name ? [`${kind} ${inputs.tags.Name}`] : [];
        });
        expect(named.filter((name) => !/^(Vpc|Subnet) /.test(name)).sort()).toEqual([
            "Eip net-outbound-eu-west-1a",
            "InternetGateway net-outbound",
            "NatGateway net-outbound-eu-west-1a",
            "RouteTable net-outbound-private-eu-west-1a",
            "RouteTable net-outbound-private-eu-west-1b",
            "RouteTable net-outbound-public",
        ]);
    });

    it("gives every subnet the route table of its kind, and every private one its own", async () => {
        const declared = await declaredBy(() => new Network("net", networkArgs()));

        const tables = Object.fromEntries(
            all(declared, ASSOCIATION).map(({ inputs }) => [inputs.subnetId, inputs.routeTableId]),
        );
        expect(tables).toEqual({
            "net-public-eu-west-1a-id": "net-outbound-public-id",
            "net-public-eu-west-1b-id": "net-outbound-public-id",
            "net-private-eu-west-1a-id": "net-outbound-private-eu-west-1a-id",
            "net-private-eu-west-1b-id": "net-outbound-private-eu-west-1b-id",
        });
    });

    it("leads from all private subnets through the first zone's NAT gateway where there is one", async () => {
        const args = networkArgs({ availabilityZones: THREE_ZONES, natGateways: "one" });

        const declared = await declaredBy(() => new Network("net", args));

        expect(natGatewayByTable(declared)).toEqual({
            "net-outbound-private-eu-west-1a-id": "net-outbound-eu-west-1a-id",
            "net-outbound-private-eu-west-1b-id": "net-outbound-eu-west-1a-id",
            "net-outbound-private-eu-west-1c-id": "net-outbound-eu-west-1a-id",
        });
    });

    it("leads from each private subnet through its own zone's NAT gateway with one per zone", async () => {
        const args = networkArgs({ availabilityZones: THREE_ZONES, natGateways: "one-per-zone" });

        const declared = await declaredBy(() => new Network("net", args));

        expect(natGatewayByTable(declared)).toEqual({
            "net-outbound-private-eu-west-1a-id": "net-outbound-eu-west-1a-id",
            "net-outbound-private-eu-west-1b-id": "net-outbound-eu-west-1b-id",
            "net-outbound-private-eu-west-1c-id": "net-outbound-eu-west-1c-id",
        });
    });

    it("puts a NAT gateway with an address of its own into the public subnet of its zone", async () => {
        const args = networkArgs({ natGateways: "one-per-zone" });

        const declared = await declaredBy(() => new Network("net", args));

        expect(all(declared, "aws:ec2/eip:Eip").map((eip) => eip.inputs.domain)).toEqual([
            "vpc",
            "vpc",
        ]);
        const gateways = all(declared, "aws:ec2/natGateway:NatGateway");
        expect(gateways.map(({ inputs }) => [inputs.subnetId, inputs.allocationId])).toEqual([
            ["net-public-eu-west-1a-id", "net-outbound-eu-west-1a-id"],
            ["net-public-eu-west-1b-id", "net-outbound-eu-west-1b-id"],
        ]);
    });
});

function natGatewayByTable(declared: Declared[]): Record<string, string> {
    const routes = all(declared, ROUTE).filter(({ inputs }) => inputs.natGatewayId);
    expect(new Set(routes.map(({ inputs }) => inputs.destinationCidrBlock))).toEqual(
        new Set(["0.0.0.0/0"]),
    );
    return Object.fromEntries(
        routes.map(({ inputs }) => [inputs.routeTableId, inputs.natGatewayId]),
    );
}
