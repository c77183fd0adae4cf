import type { Problem } from "../../config/reading/problem";
import type { ExistingNetworkConfig } from "../../config/sections/network";
import { overlaps, parseRange } from "../../values/range";
import type { NetworkFacts, SubnetFacts } from "./facts";

/** Free addresses that ELB asks of each subnet of a load balancer (ELB user guide, "Subnets for your load balancer"). */
const LOAD_BALANCER_ADDRESSES = 8;
/** Free addresses that EKS recommends in each subnet of a cluster, for its interfaces and upgrades (EKS user guide, "Subnet requirements for clusters"). */
const CLUSTER_ADDRESSES = 16;
/** Zones in which EKS puts no control plane (the same chapter). */
const NO_CONTROL_PLANE = ["use1-az3", "usw1-az2", "cac1-az3"];

/** What the stack is about to put into a network. */
export interface NetworkUse {
    /** The cluster that it makes, with the range of its Services; undefined where it makes none. */
    cluster: { serviceCidr: string } | undefined;
    /** Where its load balancer is; undefined without one. */
    loadBalancer: { scheme: "internal" | "internet-facing"; dualstack: boolean } | undefined;
    /** Subnets in which it is already: their free addresses are what it left. */
    standsIn: readonly string[];
}

/** One subnet of the config, with what AWS says of it. */
interface Listed extends SubnetFacts {
    path: string;
    id: string;
}

/** Everything in an existing network that the stack can't work with. */
export function networkProblems(
    config: ExistingNetworkConfig,
    facts: NetworkFacts,
    use: NetworkUse,
): Problem[] {
    const listOf = (key: "privateSubnetIds" | "publicSubnetIds") =>
        config[key].map((id, index) => ({
            path: `network.existing.${key}[${index}]`,
            id,
            facts: facts.subnets.get(id),
        }));
    const known = (list: ReturnType<typeof listOf>) =>
        list.flatMap(({ path, id, facts: subnet }): Listed[] =>
            // Of a subnet of another VPC nothing else counts.
            subnet?.vpcId === config.vpcId ? [{ path, id, ...subnet }] : [],
        );
    const privates = known(listOf("privateSubnetIds"));
    const publics = known(listOf("publicSubnetIds"));
    const isInternal = use.loadBalancer?.scheme === "internal";
    return [
        ...vpcProblems(config, facts, use),
        ...[...listOf("privateSubnetIds"), ...listOf("publicSubnetIds")].flatMap(
            ({ path, id, facts: subnet }) => placeProblems(path, id, subnet, config.vpcId),
        ),
        ...(use.cluster ? clusterProblems(privates) : []),
        ...(use.cluster || isInternal ? zoneProblems("privateSubnetIds", privates) : []),
        ...(use.loadBalancer ? balancerProblems(use.loadBalancer, privates, publics) : []),
        ...roomProblems(isInternal ? privates : publics, use, isInternal),
        ...(isInternal ? [] : roomProblems(privates, { ...use, loadBalancer: undefined }, true)),
    ];
}

function vpcProblems(
    { vpcId }: ExistingNetworkConfig,
    { vpc }: NetworkFacts,
    { cluster }: NetworkUse,
): Problem[] {
    const path = "network.existing.vpcId";
    if (vpc === undefined) {
        return [
            {
                path,
                value: vpcId,
                rule: "must be a VPC of aws:region and of accountId: AWS knows none of this id there",
                cure: "write the id of one, as `aws ec2 describe-vpcs` lists it",
            },
        ];
    }
    const off = [
        ...(vpc.dnsSupport ? [] : ["enableDnsSupport"]),
        ...(vpc.dnsHostnames ? [] : ["enableDnsHostnames"]),
    ];
    if (cluster === undefined) return [];
    const services = parseRange(cluster.serviceCidr);
    const same = vpc.cidrs.find((cidr) => overlaps(parseRange(cidr), services));
    return [
        ...(off.length > 0
            ? [
                  {
                      path,
                      value: vpcId,
                      rule: `must have ${off.join(" and ")}: without them nodes don't find the cluster's private endpoint`,
                      cure: "switch them on with `aws ec2 modify-vpc-attribute`",
                  },
              ]
            : []),
        ...(same === undefined
            ? []
            : [
                  {
                      path: "cluster.serviceCidr",
                      value: cluster.serviceCidr,
                      rule: `must not overlap ${same}, a range of the VPC`,
                      cure: "write another private range",
                  },
              ]),
    ];
}

function placeProblems(
    path: string,
    id: string,
    subnet: SubnetFacts | undefined,
    vpcId: string,
): Problem[] {
    if (subnet?.vpcId === vpcId) return [];
    return [
        {
            path,
            value: id,
            rule: subnet
                ? `must be a subnet of network.existing.vpcId, ${vpcId}; it is one of ${subnet.vpcId}`
                : "must be a subnet of aws:region and of accountId: AWS knows none of this id there",
            cure: `write one that \`aws ec2 describe-subnets --filters Name=vpc-id,Values=${vpcId}\` lists`,
        },
    ];
}

/** What nodes and a control plane need. */
function clusterProblems(subnets: readonly Listed[]): Problem[] {
    return subnets.flatMap(({ path, id, zoneId, givesPublicAddresses, defaultRoutes }) => [
        ...(isInternetGateway(defaultRoutes.ipv4) || defaultRoutes.ipv4 === undefined
            ? [
                  {
                      path,
                      value: id,
                      rule: `must have a route 0.0.0.0/0 to a NAT gateway, a transit gateway or another way out for nodes without public addresses; ${defaultRoutes.ipv4 === undefined ? "it has no such route" : `its own leads to ${defaultRoutes.ipv4}`}`,
                      cure: "name a private subnet, or give its route table that route",
                  },
              ]
            : []),
        ...(givesPublicAddresses
            ? [
                  {
                      path,
                      value: id,
                      rule: "must not give public addresses to what starts in it (MapPublicIpOnLaunch): nodes would have them",
                      cure: "name a private subnet, or switch that off with `aws ec2 modify-subnet-attribute`",
                  },
              ]
            : []),
        ...(NO_CONTROL_PLANE.includes(zoneId)
            ? [
                  {
                      path,
                      value: id,
                      rule: `must not be in the zone ${zoneId}: EKS puts no control plane there`,
                      cure: "name a subnet of another zone",
                  },
              ]
            : []),
    ]);
}

function zoneProblems(key: string, subnets: readonly Listed[]): Problem[] {
    const zones = new Set(subnets.map(({ zone }) => zone));
    return subnets.length < 2 || zones.size >= 2
        ? []
        : [
              {
                  path: `network.existing.${key}`,
                  value: subnets.map(({ id }) => id),
                  rule: `must be in two zones or more; all are in ${[...zones].join()}`,
                  cure: "add a subnet of another zone",
              },
          ];
}

/** What the controller asks of subnets that it is told; their tags are none of it (pkg/networking/subnet_resolver.go, ResolveViaNameOrIDSlice). */
function balancerProblems(
    { scheme, dualstack }: NonNullable<NetworkUse["loadBalancer"]>,
    privates: readonly Listed[],
    publics: readonly Listed[],
): Problem[] {
    const isPublic = scheme === "internet-facing";
    const subnets = isPublic ? publics : privates;
    return [
        ...(isPublic ? zoneProblems("publicSubnetIds", publics) : []),
        ...subnets.flatMap(({ path, id, zone }, index) => {
            const first = subnets.find((other) => other.zone === zone);
            return first === undefined || subnets.indexOf(first) === index
                ? []
                : [
                      {
                          path,
                          value: id,
                          rule: `must be in a zone of its own: ${first.id} is in ${zone} too, and a load balancer has one subnet per zone`,
                          cure: "take one of the two out",
                      },
                  ];
        }),
        ...(isPublic ? subnets : []).flatMap(({ path, id, defaultRoutes: { ipv4, ipv6 } }) => [
            ...(isInternetGateway(ipv4) ? [] : [noGateway(path, id, "0.0.0.0/0")]),
            ...(dualstack && !isInternetGateway(ipv6) ? [noGateway(path, id, "::/0")] : []),
        ]),
        ...subnets
            .filter(({ hasIpv6 }) => dualstack && !hasIpv6)
            .map(({ path, id }) => ({
                path,
                value: id,
                rule: "must have an IPv6 range with edge.ipAddressType dualstack",
                cure: "give it one with `aws ec2 associate-subnet-cidr-block`, or write edge.ipAddressType: ipv4",
            })),
    ];
}

function noGateway(path: string, id: string, destination: string): Problem {
    return {
        path,
        value: id,
        rule: `must have a route ${destination} to an internet gateway: clients reach the load balancer by it`,
        cure: "name a public subnet, or give its route table that route",
    };
}

function roomProblems(
    subnets: readonly Listed[],
    { cluster, loadBalancer, standsIn }: NetworkUse,
    isPrivate: boolean,
): Problem[] {
    const needs = [
        ...(loadBalancer ? [[LOAD_BALANCER_ADDRESSES, "a load balancer"] as const] : []),
        ...(cluster && isPrivate ? [[CLUSTER_ADDRESSES, "a cluster"] as const] : []),
    ];
    const least = needs.reduce((sum, [count]) => sum + count, 0);
    return subnets
        .filter(({ id, freeAddresses }) => !standsIn.includes(id) && freeAddresses < least)
        .map(({ path, id, freeAddresses }) => ({
            path,
            value: id,
            rule: `must have ${least} free addresses (${needs.map(([count, what]) => `${count} for ${what}`).join(", ")}); it has ${freeAddresses}`,
            cure: "free some, or name a larger subnet",
        }));
}

function isInternetGateway(target: string | undefined): boolean {
    return target?.startsWith("igw-") === true;
}
