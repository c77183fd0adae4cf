import * as ec2 from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

import type { NetworkConfig } from "../config/sections/network";

export interface OutboundArgs {
    vpcId: pulumi.Input<string>;
    zones: { name: string; publicSubnet: ec2.Subnet; privateSubnet: ec2.Subnet }[];
    natGateways: NetworkConfig["natGateways"];
    /** Whether the public subnets have IPv6 addresses. */
    ipv6: boolean;
}

/** The ways out of the VPC: an internet gateway for public subnets, NAT gateways for private ones. */
export class Outbound extends pulumi.ComponentResource {
    constructor(name: string, args: OutboundArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:network:Outbound", name, {}, opts);

        const internetGateway = new ec2.InternetGateway(
            name,
            { vpcId: args.vpcId, tags: { Name: name } },
            { parent: this },
        );
        const publicRoutes = new ec2.RouteTable(
            `${name}-public`,
            { vpcId: args.vpcId, tags: { Name: `${name}-public` } },
            { parent: this },
        );
        const toInternet = new ec2.Route(
            `${name}-public`,
            {
                routeTableId: publicRoutes.id,
                destinationCidrBlock: "0.0.0.0/0",
                gatewayId: internetGateway.id,
            },
            { parent: this },
        );
        if (args.ipv6) {
            new ec2.Route(
                `${name}-public-ipv6`,
                {
                    routeTableId: publicRoutes.id,
                    destinationIpv6CidrBlock: "::/0",
                    gatewayId: internetGateway.id,
                },
                { parent: this },
            );
        }
        const publicAssociations = args.zones.map(
            (zone) =>
                new ec2.RouteTableAssociation(
                    `${name}-public-${zone.name}`,
                    { routeTableId: publicRoutes.id, subnetId: zone.publicSubnet.id },
                    { parent: this },
                ),
        );

        const natZones = args.natGateways === "one" ? args.zones.slice(0, 1) : args.zones;
        const natGateways = natZones.map((zone) => {
            const address = new ec2.Eip(
                `${name}-${zone.name}`,
                { domain: "vpc", tags: { Name: `${name}-${zone.name}` } },
                // AWS detaches the internet gateway only when no public address of the VPC is mapped.
                { parent: this, dependsOn: [internetGateway] },
            );
            return new ec2.NatGateway(
                `${name}-${zone.name}`,
                {
                    subnetId: zone.publicSubnet.id,
                    allocationId: address.id,
                    tags: { Name: `${name}-${zone.name}` },
                },
                // On destroy its connections must still reach the internet until it is gone.
                { parent: this, dependsOn: [toInternet, ...publicAssociations] },
            );
        });

        args.zones.forEach((zone, index) => {
            const natGateway = natGateways[index] ?? natGateways[0];
            const routes = new ec2.RouteTable(
                `${name}-private-${zone.name}`,
                { vpcId: args.vpcId, tags: { Name: `${name}-private-${zone.name}` } },
                { parent: this },
            );
            new ec2.Route(
                `${name}-private-${zone.name}`,
                {
                    routeTableId: routes.id,
                    destinationCidrBlock: "0.0.0.0/0",
                    natGatewayId: natGateway?.id,
                },
                { parent: this },
            );
            new ec2.RouteTableAssociation(
                `${name}-private-${zone.name}`,
                { routeTableId: routes.id, subnetId: zone.privateSubnet.id },
                { parent: this },
            );
        });
        this.registerOutputs({});
    }
}
