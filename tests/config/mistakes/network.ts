import type { Mistake } from "./mistake";

export const NETWORK: readonly Mistake[] = [
    {
        states: "an address without a prefix",
        set: { "network.cidr": "10.40.0.0" },
        problems: [
            {
                path: "mesh-edge:network.cidr",
                value: "10.40.0.0",
                rule: "must be an IPv4 range in CIDR form",
                cure: 'write for example "10.40.0.0/16"',
            },
        ],
    },
    {
        states: "host bits in the VPC's range",
        set: { "network.cidr": "10.40.1.0/16" },
        problems: [
            {
                path: "mesh-edge:network.cidr",
                value: "10.40.1.0/16",
                rule: "must have only zeros after its first 16 bits",
                cure: 'write "10.40.0.0/16"',
            },
        ],
    },
    {
        states: "a VPC range that is too large",
        set: { "network.cidr": "10.40.0.0/14" },
        problems: [
            {
                path: "mesh-edge:network.cidr",
                value: "10.40.0.0/14",
                rule: "must be a range from /16 to /21",
                cure: 'write "10.40.0.0/16"',
            },
        ],
    },
    {
        states: "a VPC range that is too small",
        set: { "network.cidr": "10.40.0.0/22" },
        problems: [
            {
                path: "mesh-edge:network.cidr",
                value: "10.40.0.0/22",
                rule: "must be a range from /16 to /21",
                cure: "give the VPC more room, for example a /20",
            },
        ],
    },
    {
        states: "a VPC range that AWS reserves",
        set: { "network.cidr": "169.254.0.0/20" },
        problems: [
            {
                path: "mesh-edge:network.cidr",
                value: "169.254.0.0/20",
                rule: "must not overlap 169.254.0.0/16, which AWS reserves",
                cure: 'write a private range, for example "10.40.0.0/16"',
            },
        ],
    },
    {
        states: "one zone",
        set: { "network.availabilityZones": ["eu-west-1a"] },
        problems: [
            {
                path: "mesh-edge:network.availabilityZones",
                value: ["eu-west-1a"],
                rule: "must hold two zones or more: an ALB and a control plane span at least two",
                cure: 'write for example ["eu-west-1a","eu-west-1b"]',
            },
        ],
    },
    {
        states: "a zone of another region",
        set: { "network.availabilityZones": ["eu-west-1a", "us-east-1b"] },
        problems: [
            {
                path: "mesh-edge:network.availabilityZones[1]",
                value: "us-east-1b",
                rule: "must be a zone of aws:region, eu-west-1",
                cure: 'write for example "eu-west-1b"',
            },
        ],
    },
    {
        states: "zones of letters that no region has",
        set: { "network.availabilityZones": ["eu-west-1a", "eu-west-1z", "eu-west-1g"] },
        problems: [
            {
                path: "mesh-edge:network.availabilityZones[1]",
                value: "eu-west-1z",
                rule: "must be a zone that AWS has: their letters end with f",
                cure: 'write for example "eu-west-1b"',
            },
            {
                path: "mesh-edge:network.availabilityZones[2]",
                value: "eu-west-1g",
                rule: "must be a zone that AWS has: their letters end with f",
                cure: 'write for example "eu-west-1c"',
            },
        ],
    },
    {
        states: "zones of two other regions that have the same letter",
        set: { "network.availabilityZones": ["us-east-1a", "us-west-2a"] },
        problems: [
            {
                path: "mesh-edge:network.availabilityZones[0]",
                value: "us-east-1a",
                rule: "must be a zone of aws:region, eu-west-1",
                cure: 'write for example "eu-west-1a"',
            },
            {
                path: "mesh-edge:network.availabilityZones[1]",
                value: "us-west-2a",
                rule: "must be a zone of aws:region, eu-west-1",
                cure: 'write for example "eu-west-1b"',
            },
        ],
    },
    {
        states: "a zone twice",
        set: { "network.availabilityZones": ["eu-west-1a", "eu-west-1a"] },
        problems: [
            {
                path: "mesh-edge:network.availabilityZones[1]",
                value: "eu-west-1a",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "a zone id for a zone name",
        set: { "network.availabilityZones": ["eu-west-1a", "euw1-az2"] },
        problems: [
            {
                path: "mesh-edge:network.availabilityZones[1]",
                value: "euw1-az2",
                rule: "must be an availability zone of a region, such as eu-west-1a",
                cure: 'write for example "eu-west-1b"',
            },
        ],
    },
    {
        states: "a misspelt choice",
        set: { "network.natGateways": "one-pre-zone" },
        problems: [
            {
                path: "mesh-edge:network.natGateways",
                value: "one-pre-zone",
                rule: "must be one of one, one-per-zone",
                cure: 'did you mean "one-per-zone"?',
            },
        ],
    },
    {
        states: "a retention that CloudWatch Logs doesn't know",
        set: { "network.flowLogRetentionDays": 31 },
        problems: [
            {
                path: "mesh-edge:network.flowLogRetentionDays",
                value: 31,
                rule: "must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
                cure: "write one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653",
            },
        ],
    },
    {
        states: "a long text for a list, whose characters are no entries",
        set: { "network.availabilityZones": "eu-west-1a, eu-west-1b" },
        problems: [
            {
                path: "mesh-edge:network.availabilityZones",
                value: "eu-west-1a, eu-west-1b",
                rule: "must be a list",
                cure: 'write ["eu-west-1a","eu-west-1b"]',
            },
        ],
    },
    {
        states: "a range for Services that is too large and holds the VPC's",
        set: { "cluster.serviceCidr": "10.0.0.0/8" },
        problems: [
            {
                path: "mesh-edge:cluster.serviceCidr",
                value: "10.0.0.0/8",
                rule: "must be a range from /12 to /24",
                cure: 'leave it out for the default, or write a private range such as "172.20.0.0/16"',
            },
        ],
    },
];
