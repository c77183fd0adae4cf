import type { Problem } from "../../config/reading/problem";
import type { ExistingNetworkConfig } from "../../config/sections/network";
import { overlaps, parseRange } from "../../values/range";
import type { NetworkFacts, SubnetFacts } from "./facts";
import { balancerProblems, clusterProblems, type Listed, zoneProblems } from "./subnet-problems";

/** Free addresses that ELB asks of each subnet of a load balancer (ELB user guide, "Subnets for your load balancer"). */
const LOAD_BALANCER_ADDRESSES = 8;
/** Free addresses that EKS recommends in each subnet of a cluster, for its interfaces and upgrades (EKS user guide, "Subnet requirements for clusters"). */
const CLUSTER_ADDRESSES = 16;
/** What the stack is about to put into a network. */
export interface NetworkUse {
    /** The cluster that it makes, with the range of its Services; undefined where it makes none. */
    cluster: { serviceCidr: string } | undefined;
    /** Where its load balancer is; undefined without one. */
    loadBalancer: { scheme: "internal" | "internet-facing"; dualstack: boolean } | undefined;
    /** Subnets in which it is already: their free addresses are what it left. */
    standsIn: readonly string[];
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
