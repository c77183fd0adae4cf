import { type Props, text } from "../../values";
import { CloudError } from "../../world/errors";
import type { Entity } from "../../world/entity";
import type { Lookup, Place } from "../../world/row";
import { freeAddresses } from "./addresses";
import { routesOf } from "./egress";

/** Fields of a route, which the provider fills with "" where there is nothing (data source aws_route_table). */
const ROUTE_FIELDS = [
    "carrierGatewayId",
    "cidrBlock",
    "coreNetworkArn",
    "destinationPrefixListId",
    "egressOnlyGatewayId",
    "gatewayId",
    "instanceId",
    "ipv6CidrBlock",
    "localGatewayId",
    "natGatewayId",
    "networkInterfaceId",
    "odbNetworkArn",
    "transitGatewayId",
    "vpcEndpointId",
    "vpcPeeringConnectionId",
];

function vpc(args: Props, { world }: Place): Props {
    const found = byId(world.get("aws:ec2/vpc:Vpc", text(args, "id") ?? ""), "EC2 VPC");
    return {
        enableDnsSupport: true,
        enableDnsHostnames: false,
        ...found.state,
        id: found.id,
        cidrBlockAssociations: [{ cidrBlock: text(found.inputs, "cidrBlock") ?? "" }],
    };
}

function subnet(args: Props, { world }: Place): Props {
    const found = byId(world.get("aws:ec2/subnet:Subnet", text(args, "id") ?? ""), "EC2 Subnet");
    return {
        ipv6CidrBlock: "",
        mapPublicIpOnLaunch: false,
        ...found.state,
        id: found.id,
        availabilityZoneId: zoneId(text(found.inputs, "availabilityZone") ?? ""),
        availableIpAddressCount: freeAddresses(world, found),
    };
}

function byId(found: Entity | undefined, what: string): Entity {
    if (found) return found;
    throw new CloudError("", `no matching ${what} found`);
}

/** `euw1-az1` of `eu-west-1a`; here every account has the zones in the order of their letters. */
function zoneId(zone: string): string {
    const [, area = "", side = "", count = "", letter = "a"] =
        /^([a-z]+)-([a-z]+)-(\d)([a-z])$/.exec(zone) ?? [];
    const short = side.replace(/^(north|south|central|east|west)(east|west)?$/, (_, one, two) =>
        [one, two]
            .map((word: unknown) => (typeof word === "string" ? word.slice(0, 1) : ""))
            .join(""),
    );
    return `${area}${short}${count}-az${String(letter.charCodeAt(0) - 96)}`;
}

function routeTable(args: Props, { world }: Place): Props {
    const [subnetId, tableId] = [text(args, "subnetId"), text(args, "routeTableId")];
    const association = world
        .all("aws:ec2/routeTableAssociation:RouteTableAssociation")
        .find(({ inputs }) => inputs["subnetId"] === subnetId);
    const id = tableId ?? text(association?.inputs, "routeTableId");
    if (id === undefined) {
        throw new CloudError(
            "",
            "query returned no results. Please change your search criteria and try again",
        );
    }
    const routes = routesOf(world, id).map(
        ({ destinationCidrBlock, destinationIpv6CidrBlock, ...to }) => {
            const route: Props = {
                ...to,
                cidrBlock: destinationCidrBlock ?? to["cidrBlock"] ?? "",
                ipv6CidrBlock: destinationIpv6CidrBlock ?? to["ipv6CidrBlock"] ?? "",
            };
            return Object.fromEntries(ROUTE_FIELDS.map((key) => [key, route[key] ?? ""]));
        },
    );
    return { ...args, id, routeTableId: id, routes };
}

export const networkLookups: Record<string, Lookup> = {
    "aws:ec2/getVpc:getVpc": vpc,
    "aws:ec2/getSubnet:getSubnet": subnet,
    "aws:ec2/getRouteTable:getRouteTable": routeTable,
};
