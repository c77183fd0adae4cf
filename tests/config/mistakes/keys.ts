import type { Mistake } from "./mistake";

/** A map with a name that an object literal can't have as a key of its own. */
const calledProto = (value: unknown) =>
    Object.fromEntries([["__proto__", value]]) as Record<string, unknown>;

const NO_NAME = {
    rule: "must not be called __proto__: JavaScript keeps that name for itself",
    cure: "give it another name",
};

export const KEYS: readonly Mistake[] = [
    {
        states: "a tag that JavaScript would lose",
        set: { "edge.tags": calledProto("x") },
        problems: [{ path: "mesh-edge:edge.tags.__proto__", value: "x", ...NO_NAME }],
    },
    {
        states: "a node group that JavaScript would lose, told once",
        set: { "cluster.nodeGroups": calledProto({}) },
        problems: [{ path: "mesh-edge:cluster.nodeGroups.__proto__", value: {}, ...NO_NAME }],
    },
    {
        states: "a misspelt section",
        set: { clutser: { version: "1.35" } },
        problems: [
            {
                path: "mesh-edge:clutser",
                value: { version: "1.35" },
                rule: "is not a known key",
                cure: "did you mean cluster?",
            },
        ],
    },
    {
        states: "a misspelt key of a section",
        set: { "network.natGateway": "one" },
        problems: [
            {
                path: "mesh-edge:network.natGateway",
                value: "one",
                rule: "is not a known key",
                cure: "did you mean natGateways?",
            },
        ],
    },
    {
        states: "a key in the wrong section",
        set: { "network.rateLimit": 100 },
        problems: [
            {
                path: "mesh-edge:network.rateLimit",
                value: 100,
                rule: "is not a known key",
                cure: "move it to waf.rateLimit",
            },
        ],
    },
    {
        states: "a key that is nowhere",
        set: { "controller.colour": "blue" },
        problems: [
            {
                path: "mesh-edge:controller.colour",
                value: "blue",
                rule: "is not a known key",
                cure: "take it out; the keys here are chartVersion, crdVersion, replicas, credentials, ingressNamespaces, existing",
            },
        ],
    },
    {
        states: "a misspelt key deep inside",
        set: { "mesh.gateway.nodePorts": { statsu: 30001 } },
        problems: [
            {
                path: "mesh-edge:mesh.gateway.nodePorts.statsu",
                value: 30001,
                rule: "is not a known key",
                cure: "did you mean status?",
            },
        ],
    },
    {
        states: "a key without a value",
        set: { "network.natGateways": null },
        problems: [
            {
                path: "mesh-edge:network.natGateways",
                value: null,
                rule: "must be one of one, one-per-zone",
                cure: "write a value, or take the key out",
            },
        ],
    },
    {
        states: "a section with required keys, all of them commented out",
        set: { edge: null },
        problems: [
            {
                path: "mesh-edge:edge.hosts",
                value: undefined,
                rule: "must be set",
                cure: 'add it, for example ["shop.example.com"]',
            },
            {
                path: "mesh-edge:edge.zone",
                value: undefined,
                rule: "must be set: the stack creates the records of the hosts in their zones",
                cure: 'add it, for example "example.com"; or write dns: none and create them yourself',
                byDefault: true,
            },
        ],
    },
    {
        states: "a key that must be there without a value",
        set: { "cluster.nodeGroups": null },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups",
                value: undefined,
                rule: "must be set",
                cure: 'add it, for example {"main":{"instanceTypes":["m7i.large"]}}',
            },
        ],
    },
    {
        states: "a section that is text",
        set: { network: "10.40.0.0/16" },
        problems: [
            {
                path: "mesh-edge:network",
                value: "10.40.0.0/16",
                rule: "must be a map of cidr, availabilityZones, natGateways, ipv6, flowLogs, flowLogRetentionDays, existing",
                cure: 'write for example {"cidr":"10.40.0.0/16","availabilityZones":["eu-west-1a","eu-west-1b"]}',
            },
        ],
    },
    {
        states: "a missing section",
        set: { network: undefined },
        problems: [
            {
                path: "mesh-edge:network",
                value: undefined,
                rule: "must be set",
                cure: 'add it, for example {"cidr":"10.40.0.0/16","availabilityZones":["eu-west-1a","eu-west-1b"]}',
            },
        ],
    },
    {
        states: "a missing key",
        set: { "network.cidr": undefined },
        problems: [
            {
                path: "mesh-edge:network.cidr",
                value: undefined,
                rule: "must be set",
                cure: 'add it, for example "10.40.0.0/16"',
            },
        ],
    },
    {
        states: "a missing key of a map's entry",
        set: {
            "cluster.accessEntries": {
                ops: { principalArn: "arn:aws:iam::111122223333:role/ops" },
            },
        },
        problems: [
            {
                path: "mesh-edge:cluster.accessEntries.ops.policy",
                value: undefined,
                rule: "must be set",
                cure: 'add it, one of "AmazonEKSClusterAdminPolicy", "AmazonEKSAdminPolicy", "AmazonEKSAdminViewPolicy", "AmazonEKSEditPolicy", "AmazonEKSViewPolicy"',
            },
        ],
    },
];
