import { type Props, list, text } from "../../values";
import type { World } from "../../world/world";

/** The VPC that a cluster is in. */
export function vpcOf(world: World, cluster: string): string {
    const state = world.get("aws:eks/cluster:Cluster", cluster)?.state;
    return text(state, "vpcConfig.vpcId") ?? "";
}

/** How a subnet reaches the internet: with a NAT gateway's address, or with its own addresses. */
export interface Egress {
    natAddress?: string;
}

/** Follows the default route of a subnet to a gateway that exists (VPC user guide, "Route table concepts", "NAT gateways"). */
export function egressOf(world: World, subnetId: string): Egress | undefined {
    const route = defaultRoute(world, subnetId);
    const nat = world.get(
        "aws:ec2/natGateway:NatGateway",
        text(route?.inputs, "natGatewayId") ?? "",
    );
    if (nat) {
        const outside = isPublic(world, text(nat.inputs, "subnetId") ?? "");
        return outside ? { natAddress: text(nat.state, "publicIp") ?? "" } : undefined;
    }
    // What is behind a transit gateway is another network's, and taken to be in order.
    if (text(route?.inputs, "transitGatewayId") !== undefined) return {};
    const subnet = world.get("aws:ec2/subnet:Subnet", subnetId);
    const addressed = subnet?.inputs["mapPublicIpOnLaunch"] === true;
    return addressed && isPublic(world, subnetId) ? {} : undefined;
}

/** A subnet is public when its default route goes to the internet gateway of its VPC. */
function isPublic(world: World, subnetId: string): boolean {
    const gatewayId = text(defaultRoute(world, subnetId)?.inputs, "gatewayId") ?? "";
    const gateway = world.get("aws:ec2/internetGateway:InternetGateway", gatewayId);
    const vpcId = text(world.get("aws:ec2/subnet:Subnet", subnetId)?.inputs, "vpcId");
    return gateway !== undefined && text(gateway.inputs, "vpcId") === vpcId;
}

function routeTableOf(world: World, subnetId: string): string | undefined {
    const found = world
        .all("aws:ec2/routeTableAssociation:RouteTableAssociation")
        .find(({ inputs }) => inputs["subnetId"] === subnetId);
    return text(found?.inputs, "routeTableId");
}

function defaultRoute(world: World, subnetId: string): { inputs: Props } | undefined {
    const inputs = routesOf(world, routeTableOf(world, subnetId)).find(
        (route) =>
            route["cidrBlock"] === "0.0.0.0/0" || route["destinationCidrBlock"] === "0.0.0.0/0",
    );
    return inputs && { inputs };
}

/** The routes of a table: those written into it, then those of their own. */
export function routesOf(world: World, tableId: string | undefined): Props[] {
    const inline = world
        .all("aws:ec2/routeTable:RouteTable")
        .filter(({ id }) => id === tableId)
        .flatMap(({ inputs }) => list<Props>(inputs, "routes"));
    const own = world
        .all("aws:ec2/route:Route")
        .filter(({ inputs }) => inputs["routeTableId"] === tableId)
        .map(({ inputs }) => inputs);
    return [...inline, ...own];
}
