import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import type { OwnNetworkConfig } from "../config/sections/network";
import type { AnyNetwork } from "./any-network";
import { fixedNetwork } from "./fixed-network";
import { refusing } from "../config/fixed-values";
import { FlowLogs } from "./flow-logs";
import { ipv6Subnet } from "./ipv6-plan";
import { Outbound } from "./outbound";
import { planSubnets } from "./subnet-plan";

export interface NetworkArgs extends OwnNetworkConfig {
    /** Refuse to delete the VPC. */
    protect: boolean;
}

/** A VPC with a public and a private subnet a zone; private subnets reach the internet through NAT. */
export class Network extends pulumi.ComponentResource implements AnyNetwork {
    public readonly vpcId: pulumi.Output<string>;
    public readonly cidrs: readonly string[];
    public readonly vpcArn: pulumi.Output<string>;
    public readonly publicSubnetIds: pulumi.Output<string>[];
    public readonly privateSubnetIds: pulumi.Output<string>[];

    constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:network:Network", name, args, {
            ...opts,
            hooks: {
                beforeUpdate: [
                    refusing(`${name}-fixed-values`, (before) => fixedNetwork(before, args)),
                ],
            },
        });

        const vpc = new ec2.Vpc(
            name,
            {
                cidrBlock: args.cidr,
                assignGeneratedIpv6CidrBlock: args.ipv6,
                enableDnsSupport: true,
                enableDnsHostnames: true,
                tags: { Name: name },
            },
            { parent: this, protect: args.protect },
        );
        new ec2.DefaultSecurityGroup(name, { vpcId: vpc.id }, { parent: this });

        const zones = planSubnets(args.cidr, args.availabilityZones).map((zone, index) => ({
            name: zone.availabilityZone,
            publicSubnet: new ec2.Subnet(
                `${name}-public-${zone.availabilityZone}`,
                {
                    vpcId: vpc.id,
                    cidrBlock: zone.publicCidr,
                    ipv6CidrBlock: args.ipv6
                        ? vpc.ipv6CidrBlock.apply((range) => ipv6Subnet(range, index))
                        : undefined,
                    availabilityZone: zone.availabilityZone,
                    tags: subnetTags(`${name}-public-${zone.availabilityZone}`, "elb"),
                },
                { parent: this },
            ),
            privateSubnet: new ec2.Subnet(
                `${name}-private-${zone.availabilityZone}`,
                {
                    vpcId: vpc.id,
                    cidrBlock: zone.privateCidr,
                    availabilityZone: zone.availabilityZone,
                    tags: subnetTags(`${name}-private-${zone.availabilityZone}`, "internal-elb"),
                },
                { parent: this },
            ),
        }));

        new Outbound(
            `${name}-outbound`,
            { vpcId: vpc.id, zones, natGateways: args.natGateways, ipv6: args.ipv6 },
            { parent: this },
        );
        if (args.flowLogs) {
            new FlowLogs(
                `${name}-flow-logs`,
                { vpcId: vpc.id, retentionDays: args.flowLogRetentionDays },
                { parent: this },
            );
        }

        this.vpcId = vpc.id;
        this.cidrs = [args.cidr];
        this.vpcArn = vpc.arn;
        this.publicSubnetIds = zones.map((zone) => zone.publicSubnet.id);
        this.privateSubnetIds = zones.map((zone) => zone.privateSubnet.id);
        this.registerOutputs({
            vpcId: this.vpcId,
            cidr: args.cidr,
            vpcArn: this.vpcArn,
            publicSubnetIds: this.publicSubnetIds,
            privateSubnetIds: this.privateSubnetIds,
        });
    }

    public subnetIdsFor(scheme: "internal" | "internet-facing"): pulumi.Output<string>[] {
        return scheme === "internal" ? this.privateSubnetIds : this.publicSubnetIds;
    }
}

/** The role tag is the controller's contract for finding subnets; its value is the string "1". */
function subnetTags(name: string, role: "elb" | "internal-elb"): Record<string, string> {
    return { Name: name, [`kubernetes.io/role/${role}`]: "1" };
}
