import { describe, expect, it } from "vitest";

import type { NetworkFacts, SubnetFacts } from "../../components/network/existing/facts";
import { fixedVpc } from "../../components/network/existing/existing-network";
import { type NetworkUse, networkProblems } from "../../components/network/existing/problems";

const CONFIG = {
    vpcId: "vpc-1",
    privateSubnetIds: ["in-a", "in-b"],
    publicSubnetIds: ["out-a", "out-b"],
};
const PRIVATE: SubnetFacts = {
    vpcId: "vpc-1",
    zone: "eu-west-1a",
    zoneId: "euw1-az1",
    freeAddresses: 200,
    hasIpv6: false,
    givesPublicAddresses: false,
    defaultRoutes: { ipv4: "nat-1", ipv6: undefined },
};
const PUBLIC: SubnetFacts = { ...PRIVATE, defaultRoutes: { ipv4: "igw-1", ipv6: undefined } };
const B = { zone: "eu-west-1b", zoneId: "euw1-az2" };
const SUBNETS = {
    "in-a": PRIVATE,
    "in-b": { ...PRIVATE, ...B },
    "out-a": PUBLIC,
    "out-b": { ...PUBLIC, ...B },
};
const VPC = { arn: "arn", cidrs: ["10.60.0.0/16"], dnsSupport: true, dnsHostnames: true };
const USE: NetworkUse = {
    cluster: { serviceCidr: "172.20.0.0/16" },
    loadBalancer: { scheme: "internet-facing", dualstack: false },
    standsIn: [],
};

function problems(
    subnets: Record<string, Partial<SubnetFacts> | undefined> = {},
    use: Partial<NetworkUse> = {},
    vpc: Partial<NonNullable<NetworkFacts["vpc"]>> = {},
) {
    const all: Record<string, Partial<SubnetFacts> | undefined> = { ...SUBNETS, ...subnets };
    const facts = new Map(
        Object.entries(all).map(([id, changes]) => [
            id,
            changes && { ...SUBNETS[id as keyof typeof SUBNETS], ...changes },
        ]),
    );
    return networkProblems(CONFIG, { vpc: { ...VPC, ...vpc }, subnets: facts }, { ...USE, ...use });
}
const told = (...args: Parameters<typeof problems>) =>
    problems(...args).map(({ path, rule }) => `${path} ${rule}`);
const INTERNAL = { loadBalancer: { scheme: "internal", dualstack: false } } as const;
const PLATFORM = { cluster: undefined } as const;

describe("an existing network", () => {
    it("is fine with public subnets behind an internet gateway and private ones behind NAT, without any tag", () => {
        expect(problems()).toEqual([]);
        expect(problems({}, INTERNAL)).toEqual([]);
    });

    it("may send private subnets out by a transit gateway, a firewall or an interface", () => {
        for (const ipv4 of ["tgw-1", "vpce-1", "eni-1"]) {
            expect(problems({ "in-a": { defaultRoutes: { ipv4, ipv6: undefined } } })).toEqual([]);
        }
    });

    it.each([
        {
            of: "a subnet that isn't there",
            subnets: { "in-a": undefined },
            says: [
                "network.existing.privateSubnetIds[0] must be a subnet of aws:region and of accountId: AWS knows none of this id there",
            ],
        },
        {
            of: "a subnet of another VPC, of which nothing else counts",
            subnets: { "out-b": { vpcId: "vpc-2", freeAddresses: 0 } },
            says: [
                "network.existing.publicSubnetIds[1] must be a subnet of network.existing.vpcId, vpc-1; it is one of vpc-2",
            ],
        },
        {
            of: "private subnets without a way out, or with that of public ones",
            subnets: {
                "in-a": { defaultRoutes: { ipv4: undefined, ipv6: undefined } },
                "in-b": { defaultRoutes: { ipv4: "igw-1", ipv6: undefined } },
            },
            says: [
                "network.existing.privateSubnetIds[0] must have a route 0.0.0.0/0 to a NAT gateway, a transit gateway or another way out for nodes without public addresses; it has no such route",
                "network.existing.privateSubnetIds[1] must have a route 0.0.0.0/0 to a NAT gateway, a transit gateway or another way out for nodes without public addresses; its own leads to igw-1",
            ],
        },
        {
            of: "a private subnet that gives public addresses",
            subnets: { "in-a": { givesPublicAddresses: true } },
            says: [
                "network.existing.privateSubnetIds[0] must not give public addresses to what starts in it (MapPublicIpOnLaunch): nodes would have them",
            ],
        },
        {
            of: "a zone in which EKS puts no control plane",
            subnets: { "in-a": { zoneId: "use1-az3" } },
            says: [
                "network.existing.privateSubnetIds[0] must not be in the zone use1-az3: EKS puts no control plane there",
            ],
        },
        {
            of: "one zone for all, which a load balancer counts twice",
            subnets: { "in-b": { zone: "eu-west-1a" }, "out-b": { zone: "eu-west-1a" } },
            says: [
                "network.existing.privateSubnetIds must be in two zones or more; all are in eu-west-1a",
                "network.existing.publicSubnetIds must be in two zones or more; all are in eu-west-1a",
                "network.existing.publicSubnetIds[1] must be in a zone of its own: out-a is in eu-west-1a too, and a load balancer has one subnet per zone",
            ],
        },
        {
            of: "a public subnet without an internet gateway",
            subnets: { "out-a": { defaultRoutes: { ipv4: "nat-1", ipv6: undefined } } },
            says: [
                "network.existing.publicSubnetIds[0] must have a route 0.0.0.0/0 to an internet gateway: clients reach the load balancer by it",
            ],
        },
        {
            of: "too few free addresses for a load balancer, and for a cluster",
            subnets: { "out-a": { freeAddresses: 7 }, "in-b": { freeAddresses: 15 } },
            says: [
                "network.existing.publicSubnetIds[0] must have 8 free addresses (8 for a load balancer); it has 7",
                "network.existing.privateSubnetIds[1] must have 16 free addresses (16 for a cluster); it has 15",
            ],
        },
    ])("is refused for $of", ({ subnets, says }) => {
        expect(told(subnets)).toEqual(says);
    });

    it("is refused without DNS, and where the cluster's Services would have its addresses", () => {
        const use = { cluster: { serviceCidr: "10.60.0.0/20" } };
        expect(told({}, use, { dnsSupport: false, dnsHostnames: false })).toEqual([
            "network.existing.vpcId must have enableDnsSupport and enableDnsHostnames: without them nodes don't find the cluster's private endpoint",
            "cluster.serviceCidr must not overlap 10.60.0.0/16, a range of the VPC",
        ]);
    });

    it("is asked for less where the cluster exists too: nodes are not the stack's", () => {
        const bare = { defaultRoutes: { ipv4: undefined, ipv6: undefined }, freeAddresses: 9 };
        expect(problems({ "in-a": bare, "in-b": bare }, PLATFORM, { dnsHostnames: false })).toEqual(
            [],
        );
        expect(problems({ "in-a": bare }, { ...PLATFORM, ...INTERNAL })).toEqual([]);
    });

    it("has room for an internal load balancer beside the cluster", () => {
        expect(told({ "in-a": { freeAddresses: 23 } }, INTERNAL)).toEqual([
            "network.existing.privateSubnetIds[0] must have 24 free addresses (8 for a load balancer, 16 for a cluster); it has 23",
        ]);
    });

    it("isn't asked for room again where the stack stands in it already", () => {
        expect(problems({ "out-a": { freeAddresses: 3 } }, { standsIn: ["out-a"] })).toEqual([]);
    });

    it("has IPv6 ranges and routes for a dual-stack load balancer", () => {
        const use = { loadBalancer: { scheme: "internet-facing", dualstack: true } } as const;
        const dual = { hasIpv6: true, defaultRoutes: { ipv4: "igw-1", ipv6: "igw-1" } };
        expect(problems({ "out-a": dual, "out-b": dual }, use)).toEqual([]);
        expect(told({ "out-a": dual }, use)).toEqual([
            "network.existing.publicSubnetIds[1] must have a route ::/0 to an internet gateway: clients reach the load balancer by it",
            "network.existing.publicSubnetIds[1] must have an IPv6 range with edge.ipAddressType dualstack",
        ]);
    });
});

describe("an edit of a network", () => {
    it("stays in the existing VPC, and doesn't go from the stack's own to one that exists", () => {
        const existing = { vpcId: "vpc-1" };
        expect(fixedVpc({ existing }, "vpc-1")).toEqual([]);
        expect(fixedVpc({ existing }, "vpc-2")[0]?.path).toBe("network.existing.vpcId");
        expect(fixedVpc({ cidr: "10.40.0.0/16" }, "vpc-1")[0]?.rule).toBe(
            'must stay "10.40.0.0/16" while the stack stands: nothing in a VPC can move to another one',
        );
    });
});
