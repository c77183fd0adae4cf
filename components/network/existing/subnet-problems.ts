import type { Problem } from "../../config/reading/problem";
import type { SubnetFacts } from "./facts";
import type { NetworkUse } from "./problems";

/** Zones in which EKS puts no control plane (EKS user guide, "Subnet requirements for clusters"). */
const NO_CONTROL_PLANE = ["use1-az3", "usw1-az2", "cac1-az3"];

/** One subnet of the config, with what AWS says of it. */
export interface Listed extends SubnetFacts {
    path: string;
    id: string;
}

/** What nodes and a control plane need. */
export function clusterProblems(subnets: readonly Listed[]): Problem[] {
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

export function zoneProblems(key: string, subnets: readonly Listed[]): Problem[] {
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
export function balancerProblems(
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

function isInternetGateway(target: string | undefined): boolean {
    return target?.startsWith("igw-") === true;
}
