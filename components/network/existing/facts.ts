import { getRouteTable, getSubnet, getVpc } from "@pulumi/aws/ec2";
import type * as pulumi from "@pulumi/pulumi";

import type { ExistingNetworkConfig } from "../../config/sections/network";
import { found } from "./found";

/** Where a default route leads, by the id of its target; undefined where there is no such route. */
export interface DefaultRoutes {
    ipv4: string | undefined;
    ipv6: string | undefined;
}

export interface SubnetFacts {
    vpcId: string;
    /** Name of its zone, such as `eu-west-1a`. */
    zone: string;
    /** Id of its zone, the same in every account, such as `use1-az3`. */
    zoneId: string;
    /** IPv4 addresses that nothing has. */
    freeAddresses: number;
    hasIpv6: boolean;
    /** Whether what starts in it gets a public address. */
    givesPublicAddresses: boolean;
    defaultRoutes: DefaultRoutes;
}

export interface VpcFacts {
    arn: string;
    /** All IPv4 ranges that it has. */
    cidrs: string[];
    dnsSupport: boolean;
    dnsHostnames: boolean;
}

/** What AWS says of an existing network; undefined for what it doesn't have. */
export interface NetworkFacts {
    vpc: VpcFacts | undefined;
    subnets: ReadonlyMap<string, SubnetFacts | undefined>;
}

/** Asks AWS, and changes nothing. */
export async function readNetwork(
    { vpcId, privateSubnetIds, publicSubnetIds }: ExistingNetworkConfig,
    opts: pulumi.InvokeOptions,
): Promise<NetworkFacts> {
    const vpc = await found(getVpc({ id: vpcId }, opts));
    const ids = [...new Set([...privateSubnetIds, ...publicSubnetIds])];
    const subnets = await Promise.all(
        ids.map(async (id) => [id, await readSubnet(id, vpc?.mainRouteTableId, opts)] as const),
    );
    return {
        vpc: vpc && {
            arn: vpc.arn,
            cidrs: vpc.cidrBlockAssociations.map(({ cidrBlock }) => cidrBlock),
            dnsSupport: vpc.enableDnsSupport,
            dnsHostnames: vpc.enableDnsHostnames,
        },
        subnets: new Map(subnets),
    };
}

async function readSubnet(
    id: string,
    mainRouteTableId: string | undefined,
    opts: pulumi.InvokeOptions,
): Promise<SubnetFacts | undefined> {
    const subnet = await found(getSubnet({ id }, opts));
    if (subnet === undefined) return undefined;
    // A subnet without an association of its own has the VPC's main table.
    const table =
        (await found(getRouteTable({ subnetId: id }, opts))) ??
        (mainRouteTableId && (await getRouteTable({ routeTableId: mainRouteTableId }, opts)));
    return {
        vpcId: subnet.vpcId,
        zone: subnet.availabilityZone,
        zoneId: subnet.availabilityZoneId,
        freeAddresses: subnet.availableIpAddressCount,
        hasIpv6: subnet.ipv6CidrBlock !== "",
        givesPublicAddresses: subnet.mapPublicIpOnLaunch,
        defaultRoutes: table ? defaultRoutes(table.routes) : { ipv4: undefined, ipv6: undefined },
    };
}

const DESTINATIONS = ["cidrBlock", "ipv6CidrBlock", "destinationPrefixListId"];

/** The provider gives a route one field per kind of target, all but one of them empty. */
type Route = Awaited<ReturnType<typeof getRouteTable>>["routes"][number];

function defaultRoutes(routes: readonly Route[]): DefaultRoutes {
    const targetOf = (route: Route | undefined) =>
        Object.entries<string>({ ...route }).find(
            ([key, target]) => !DESTINATIONS.includes(key) && target !== "",
        )?.[1];
    return {
        ipv4: targetOf(routes.find(({ cidrBlock }) => cidrBlock === "0.0.0.0/0")),
        ipv6: targetOf(routes.find(({ ipv6CidrBlock }) => ipv6CidrBlock === "::/0")),
    };
}
