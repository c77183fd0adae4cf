import { describe, expect, it } from "vitest";

import { Network } from "../../components/network/network";
import { all, counts, declaredBy, only, startProgram, valueOf } from "../support/pulumi";
import { networkArgs } from "./args";

describe("Network", () => {
    it("makes a VPC whose names resolve", async () => {
        const declared = await declaredBy(() => new Network("net", networkArgs()));

        expect(only(declared, "aws:ec2/vpc:Vpc")).toMatchObject({
            name: "net",
            inputs: {
                cidrBlock: "10.40.0.0/16",
                assignGeneratedIpv6CidrBlock: false,
                enableDnsSupport: true,
                enableDnsHostnames: true,
                tags: { Name: "net" },
            },
        });
    });

    it("makes a public and a private subnet in each zone, with the role tags of the controller", async () => {
        const declared = await declaredBy(() => new Network("net", networkArgs()));

        const subnets = all(declared, "aws:ec2/subnet:Subnet");
        expect(subnets.map(({ name, inputs }) => ({ name, ...inputs }))).toEqual([
            {
                name: "net-public-eu-west-1a",
                vpcId: "net-id",
                cidrBlock: "10.40.128.0/22",
                availabilityZone: "eu-west-1a",
                tags: { Name: "net-public-eu-west-1a", "kubernetes.io/role/elb": "1" },
            },
            {
                name: "net-private-eu-west-1a",
                vpcId: "net-id",
                cidrBlock: "10.40.0.0/19",
                availabilityZone: "eu-west-1a",
                tags: { Name: "net-private-eu-west-1a", "kubernetes.io/role/internal-elb": "1" },
            },
            {
                name: "net-public-eu-west-1b",
                vpcId: "net-id",
                cidrBlock: "10.40.132.0/22",
                availabilityZone: "eu-west-1b",
                tags: { Name: "net-public-eu-west-1b", "kubernetes.io/role/elb": "1" },
            },
            {
                name: "net-private-eu-west-1b",
                vpcId: "net-id",
                cidrBlock: "10.40.32.0/19",
                availabilityZone: "eu-west-1b",
                tags: { Name: "net-private-eu-west-1b", "kubernetes.io/role/internal-elb": "1" },
            },
        ]);
    });

    it("with ipv6 has a range of Amazon's, a /64 of it in each public subnet and a way out", async () => {
        const args = networkArgs({ ipv6: true });

        const declared = await declaredBy(() => new Network("net", args));

        expect(only(declared, "aws:ec2/vpc:Vpc").inputs.assignGeneratedIpv6CidrBlock).toBe(true);
        const ranges = all(declared, "aws:ec2/subnet:Subnet").map(({ name, inputs }) => [
            name,
            inputs.ipv6CidrBlock,
        ]);
        expect(Object.fromEntries(ranges)).toEqual({
            "net-public-eu-west-1a": "2a05:d01b:2f3f:8100::/64",
            "net-private-eu-west-1a": undefined,
            "net-public-eu-west-1b": "2a05:d01b:2f3f:8101::/64",
            "net-private-eu-west-1b": undefined,
        });
        expect(only(declared, "aws:ec2/route:Route", "net-outbound-public-ipv6").inputs).toEqual({
            routeTableId: "net-outbound-public-id",
            destinationIpv6CidrBlock: "::/0",
            gatewayId: "net-outbound-id",
        });
    });

    it("does not know the subnets' ranges in a first preview, and declares them all the same", async () => {
        const args = networkArgs({ ipv6: true });

        const declared = await declaredBy(() => new Network("net", args), { preview: true });

        expect(all(declared, "aws:ec2/subnet:Subnet")).toHaveLength(4);
    });

    it("takes every rule out of the VPC's default security group", async () => {
        const declared = await declaredBy(() => new Network("net", networkArgs()));

        const group = only(declared, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        expect(group.inputs).toEqual({ vpcId: "net-id" });
    });

    it("makes nothing else with two zones, one NAT gateway and flow logs off", async () => {
        const declared = await declaredBy(() => new Network("net", networkArgs()));

        expect(counts(declared)).toEqual({
            "aws:ec2/vpc:Vpc": 1,
            "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": 1,
            "aws:ec2/subnet:Subnet": 4,
            "aws:ec2/internetGateway:InternetGateway": 1,
            "aws:ec2/eip:Eip": 1,
            "aws:ec2/natGateway:NatGateway": 1,
            "aws:ec2/routeTable:RouteTable": 3,
            "aws:ec2/route:Route": 3,
            "aws:ec2/routeTableAssociation:RouteTableAssociation": 4,
        });
    });

    it("grows by a zone's own resources, and by flow logs where they are on", async () => {
        const args = networkArgs({
            availabilityZones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
            natGateways: "one-per-zone",
            flowLogs: true,
        });

        const declared = await declaredBy(() => new Network("net", args));

        expect(counts(declared)).toEqual({
            "aws:ec2/vpc:Vpc": 1,
            "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": 1,
            "aws:ec2/subnet:Subnet": 6,
            "aws:ec2/internetGateway:InternetGateway": 1,
            "aws:ec2/eip:Eip": 3,
            "aws:ec2/natGateway:NatGateway": 3,
            "aws:ec2/routeTable:RouteTable": 4,
            "aws:ec2/route:Route": 4,
            "aws:ec2/routeTableAssociation:RouteTableAssociation": 6,
            "aws:cloudwatch/logGroup:LogGroup": 1,
            "aws:iam/role:Role": 1,
            "aws:iam/rolePolicy:RolePolicy": 1,
            "aws:ec2/flowLog:FlowLog": 1,
        });
    });

    it("keeps flow logs of its own VPC for the days that the config says", async () => {
        const args = networkArgs({ flowLogs: true, flowLogRetentionDays: 90 });

        const declared = await declaredBy(() => new Network("net", args));

        expect(only(declared, "aws:ec2/flowLog:FlowLog").inputs.vpcId).toBe("net-id");
        expect(only(declared, "aws:cloudwatch/logGroup:LogGroup").inputs.retentionInDays).toBe(90);
    });

    it("hands on the VPC and both kinds of subnets, in the order of the zones", async () => {
        await startProgram();

        const network = new Network("net", networkArgs());

        expect(await valueOf(network.vpcId)).toBe("net-id");
        expect(await valueOf(network.vpcArn)).toBe("arn:aws:ec2:eu-west-1:111122223333:vpc/net-id");
        expect(await Promise.all(network.publicSubnetIds.map(valueOf))).toEqual([
            "net-public-eu-west-1a-id",
            "net-public-eu-west-1b-id",
        ]);
        expect(await Promise.all(network.privateSubnetIds.map(valueOf))).toEqual([
            "net-private-eu-west-1a-id",
            "net-private-eu-west-1b-id",
        ]);
    });
});
