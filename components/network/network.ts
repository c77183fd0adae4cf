import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import type { NetworkConfig } from "../config/sections/network";
import { fixedNetwork } from "./fixed-network";
import { refusing } from "../config/fixed-values";
import { FlowLogs } from "./flow-logs";
import { ipv6Subnet } from "./ipv6-plan";
import { Outbound } from "./outbound";
import { planSubnets } from "./subnet-plan";

export interface NetworkArgs extends NetworkConfig {
    /** Refuse to delete the VPC. */
    protect: boolean;
}

/** A VPC with a public and a private subnet a zone; private subnets reach the internet through NAT. */
export class Network extends pulumi.ComponentResource {
    /** For the controller, which looks up subnets and security groups in it. */
    public readonly vpcId: pulumi.Output<string>;
    /** The VPC's range, for telling addresses inside it from others. */
    public readonly cidr: string;
    /** For the IAM condition that keeps the controller to this VPC. */
    public readonly vpcArn: pulumi.Output<string>;
    /** For an internet-facing load balancer. */
    public readonly publicSubnetIds: pulumi.Output<string>[];
    /** For control plane, nodes and an internal load balancer. */
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
        this.cidr = args.cidr;
        this.vpcArn = vpc.arn;
        this.publicSubnetIds = zones.map((zone) => zone.publicSubnet.id);
        this.privateSubnetIds = zones.map((zone) => zone.privateSubnet.id);
        this.registerOutputs({
            vpcId: this.vpcId,
            cidr: this.cidr,
            vpcArn: this.vpcArn,
            publicSubnetIds: this.publicSubnetIds,
            privateSubnetIds: this.privateSubnetIds,
        });
    }

    /** The subnets of a load balancer. */
    public subnetIdsFor(scheme: "internal" | "internet-facing"): pulumi.Output<string>[] {
        return scheme === "internal" ? this.privateSubnetIds : this.publicSubnetIds;
    }
}

/** The role tag is the controller's contract for finding subnets; its value is the string "1". */
function subnetTags(name: string, role: "elb" | "internal-elb"): Record<string, string> {
    return { Name: name, [`kubernetes.io/role/${role}`]: "1" };
}
