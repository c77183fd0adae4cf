import type { Mistake } from "./mistake";

const LIST = "pl-0a1b2c3d4e5f60718";

export const INBOUND: readonly Mistake[] = [
    {
        states: "one IPv6 range in two spellings",
        set: {
            "network.ipv6": true,
            "edge.ipAddressType": "dualstack",
            "edge.inboundCidrs": ["2001:db8::/32", "2001:DB8:0::/32"],
        },
        problems: [
            {
                path: "mesh-edge:edge.inboundCidrs[1]",
                value: "2001:DB8:0::/32",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "an empty list of ranges, which would open the ALB to all",
        set: { "edge.inboundCidrs": [] },
        problems: [
            {
                path: "mesh-edge:edge.inboundCidrs",
                value: [],
                rule: "must hold a range: the controller opens the ALB to all for an empty list",
                cure: 'write for example ["203.0.113.0/24"]',
            },
        ],
    },
    {
        states: "an address without a mask among the ranges",
        set: { "edge.inboundCidrs": ["203.0.113.0"] },
        problems: [
            {
                path: "mesh-edge:edge.inboundCidrs[0]",
                value: "203.0.113.0",
                rule: "must be an IPv4 or IPv6 range in CIDR form",
                cure: 'write for example "203.0.113.0/24"',
            },
        ],
    },
    {
        states: "a single range that is not in a list",
        set: { "edge.inboundCidrs": "203.0.113.0/24" },
        problems: [
            {
                path: "mesh-edge:edge.inboundCidrs",
                value: "203.0.113.0/24",
                rule: "must be none, or a list",
                cure: 'write ["203.0.113.0/24"]',
            },
        ],
    },
    {
        states: "host bits in a range of clients",
        set: { "edge.inboundCidrs": ["203.0.113.5/24"] },
        problems: [
            {
                path: "mesh-edge:edge.inboundCidrs[0]",
                value: "203.0.113.5/24",
                rule: "must have only zeros after its first 24 bits",
                cure: 'write "203.0.113.0/24"',
            },
        ],
    },
    {
        states: "host bits in an IPv6 range of clients",
        set: {
            "network.ipv6": true,
            "edge.ipAddressType": "dualstack",
            "edge.inboundCidrs": ["203.0.113.0/24", "2001:db8:0:1::1/48"],
        },
        problems: [
            {
                path: "mesh-edge:edge.inboundCidrs[1]",
                value: "2001:db8:0:1::1/48",
                rule: "must have only zeros after its first 48 bits",
                cure: 'write "2001:db8::/48"',
            },
        ],
    },
    {
        states: "an IPv6 range for an ALB without an IPv6 address",
        set: { "edge.inboundCidrs": ["203.0.113.0/24", "2001:db8::/48"] },
        problems: [
            {
                path: "mesh-edge:edge.inboundCidrs[1]",
                value: "2001:db8::/48",
                rule: "must be an IPv4 range: the ALB has no IPv6 address",
                cure: "take it out, or set edge.ipAddressType to dualstack",
            },
        ],
    },
    {
        states: "IPv6 addresses that would let nobody in",
        set: {
            "network.ipv6": true,
            "edge.ipAddressType": "dualstack",
            "edge.inboundCidrs": ["203.0.113.0/24"],
        },
        problems: [
            {
                path: "mesh-edge:edge.inboundCidrs",
                value: ["203.0.113.0/24"],
                rule: "must have an IPv6 range too with edge.ipAddressType dualstack: otherwise the ALB accepts no client on the addresses of the AAAA records",
                cure: "add the IPv6 ranges of the same clients, or set edge.ipAddressType to ipv4",
            },
        ],
    },
    {
        states: "a range of clients twice",
        set: { "edge.inboundCidrs": ["203.0.113.0/24", "203.0.113.0/24"] },
        problems: [
            {
                path: "mesh-edge:edge.inboundCidrs[1]",
                value: "203.0.113.0/24",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "a prefix list alone",
        set: { "edge.inboundPrefixLists": [LIST] },
        problems: [
            {
                path: "mesh-edge:edge.inboundPrefixLists",
                value: [LIST],
                rule: "must be set together with edge.inboundCidrs: a prefix list alone closes the ALB to all other clients",
                cure: 'set edge.inboundCidrs to none if that is meant, or to the other ranges, such as ["0.0.0.0/0"]',
            },
        ],
    },
    {
        states: "a prefix list by its name",
        set: {
            "edge.inboundCidrs": "none",
            "edge.inboundPrefixLists": ["com.amazonaws.global.cloudfront.origin-facing"],
        },
        problems: [
            {
                path: "mesh-edge:edge.inboundPrefixLists[0]",
                value: "com.amazonaws.global.cloudfront.origin-facing",
                rule: "must be the id of a prefix list, such as pl-0a1b2c3d4e5f60718",
                cure: 'write for example "pl-0a1b2c3d4e5f60718"',
            },
        ],
    },
    {
        states: "an ALB that nobody may reach, which would be open to all",
        set: { "edge.inboundCidrs": "none" },
        problems: [
            {
                path: "mesh-edge:edge.inboundCidrs",
                value: "none",
                rule: "must not be none without edge.inboundPrefixLists or edge.cloudFront: the controller would open the ALB to everybody",
                cure: "name the ranges or prefix lists of the clients",
            },
        ],
    },
    {
        states: "CloudFront on two ports, more rules than a security group may have",
        set: { "edge.cloudFront": true },
        problems: [
            {
                path: "mesh-edge:edge.inboundRuleQuota",
                value: 60,
                byDefault: true,
                rule: "must be at least 110: a rule for each of 2 ports and each source, of which CloudFront's list counts 55",
                cure: "set edge.redirectHttp to false, so that port 80 needs none, or have AWS raise the quota and write it here",
            },
        ],
    },
    {
        states: "more ranges than a security group has rules",
        set: {
            "edge.redirectHttp": false,
            "edge.inboundRuleQuota": 2,
            "edge.inboundCidrs": ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"],
        },
        problems: [
            {
                path: "mesh-edge:edge.inboundRuleQuota",
                value: 2,
                rule: "must be at least 3: a rule for each of 1 ports and each source",
                cure: "have AWS raise the quota (L-0EA8095F) and write it here, or name fewer sources",
            },
        ],
    },
    {
        states: "CloudFront where its prefix list has another name",
        set: {
            "aws:region": "cn-north-1",
            "network.availabilityZones": ["cn-north-1a", "cn-north-1b"],
            "edge.cloudFront": true,
            "edge.redirectHttp": false,
        },
        problems: [
            {
                path: "mesh-edge:edge.cloudFront",
                value: true,
                rule: "must be false in cn-north-1: the prefix list of CloudFront is looked up by the name that it has in the partition aws",
                cure: "name a prefix list in edge.inboundPrefixLists",
            },
        ],
    },
];
