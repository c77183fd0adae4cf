import type { ExistingThings } from "../options";
import type { Entity } from "../world/entity";
import type { Place } from "../world/row";
import { plant } from "./plant";

const LETTERS = "abcdef";

/** A VPC as most platforms make theirs: each list of subnets over the zones, the private ones behind NAT. */
export function plantNetwork(place: Place, network: ExistingThings["network"]): void {
    const { vpcId, privateSubnetIds, publicSubnetIds } = network;
    const vpc = { cidrBlock: "10.60.0.0/16", enableDnsSupport: true, enableDnsHostnames: true };
    plant(place, "aws:ec2/vpc:Vpc", vpc, vpcId);
    const gateway = plant(place, "aws:ec2/internetGateway:InternetGateway", { vpcId });
    const publicTable = tableOf(place, vpcId, { gatewayId: gateway.id });
    const subnet = (id: string, index: number, cidrBlock: string, table: Entity) => {
        const availabilityZone = place.region + (LETTERS[index] ?? "a");
        plant(
            place,
            "aws:ec2/subnet:Subnet",
            { vpcId, cidrBlock, availabilityZone, mapPublicIpOnLaunch: false },
            id,
        );
        const association = { subnetId: id, routeTableId: table.id };
        plant(place, "aws:ec2/routeTableAssociation:RouteTableAssociation", association);
    };
    publicSubnetIds.forEach((id, index) => {
        subnet(id, index, `10.60.${String(128 + 4 * index)}.0/22`, publicTable);
    });
    // A NAT gateway stands in a public subnet; without any, as for private clusters, behind a transit gateway.
    const [first] = publicSubnetIds;
    const way =
        first === undefined ? { transitGatewayId: "tgw-0a1b2c3d4e5f60718" } : nat(place, first);
    const privateTable = tableOf(place, vpcId, way);
    privateSubnetIds.forEach((id, index) => {
        subnet(id, index, `10.60.${String(16 * index)}.0/20`, privateTable);
    });
}

function nat(place: Place, subnetId: string) {
    const address = plant(place, "aws:ec2/eip:Eip", { domain: "vpc" });
    const inputs = { subnetId, allocationId: address.id };
    return { natGatewayId: plant(place, "aws:ec2/natGateway:NatGateway", inputs).id };
}

/** A route table whose default route leads to a target. */
function tableOf(place: Place, vpcId: string, target: Record<string, string>): Entity {
    const table = plant(place, "aws:ec2/routeTable:RouteTable", { vpcId });
    const destinationCidrBlock = "0.0.0.0/0";
    const inputs = { routeTableId: table.id, destinationCidrBlock, ...target };
    plant(place, "aws:ec2/route:Route", inputs);
    return table;
}
