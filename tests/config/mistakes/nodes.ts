import type { Mistake } from "./mistake";

export const NODES: readonly Mistake[] = [
    {
        states: "no node group",
        set: { "cluster.nodeGroups": {} },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups",
                value: {},
                rule: "must hold a node group",
                cure: 'write for example {"main":{"instanceTypes":["m7i.large"]}}',
            },
        ],
    },
    {
        states: "a node group's name with capitals",
        set: { "cluster.nodeGroups": { Main: { instanceTypes: ["m7i.large"] } } },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.Main",
                value: "Main",
                rule: "must be 1-63 of a-z, 0-9 and -, starting and ending with a letter or a digit",
                cure: 'rename it to "main"',
            },
        ],
    },
    {
        states: "a node group's name that is too long",
        set: {
            "cluster.nodeGroups": { "memory-optimised-nodes": { instanceTypes: ["r7i.large"] } },
        },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.memory-optimised-nodes",
                value: "memory-optimised-nodes",
                rule: "must have a name of 20 characters or fewer",
                cure: 'shorten it, for example "memory-optimised-nod"',
            },
        ],
    },
    {
        states: "no instance type",
        set: { "cluster.nodeGroups.main.instanceTypes": [] },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes",
                value: [],
                rule: "must name an instance type",
                cure: 'write for example ["m7i.large"]',
            },
        ],
    },
    {
        states: "a family for an instance type",
        set: { "cluster.nodeGroups.main.instanceTypes": ["m7i"] },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes[0]",
                value: "m7i",
                rule: "must be an EC2 instance type",
                cure: 'write for example "m7i.large"',
            },
        ],
    },
    {
        states: "a misspelt instance type, on which nothing else is said",
        set: {
            "cluster.nodeGroups.main.instanceTypes": ["m7i.larg"],
            "cluster.nodeGroups.main.arch": "arm64",
        },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes[0]",
                value: "m7i.larg",
                rule: "must be an instance type that EC2 has",
                cure: 'did you mean "m7g.large"?',
            },
        ],
    },
    {
        states: "a Graviton type on x86_64",
        set: { "cluster.nodeGroups.main.instanceTypes": ["m7i.large", "m7g.large"] },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes[1]",
                value: "m7g.large",
                rule: "must be an instance type of arch x86_64; this one is arm64",
                cure: "take it out, or set arch to arm64",
            },
        ],
    },
    {
        states: "an Intel type on arm64",
        set: {
            "cluster.nodeGroups.main.instanceTypes": ["c6gn.large", "g4dn.xlarge"],
            "cluster.nodeGroups.main.arch": "arm64",
        },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes[1]",
                value: "g4dn.xlarge",
                rule: "must be an instance type of arch arm64; this one is x86_64",
                cure: 'write for example "m7g.large", or set arch to x86_64',
            },
        ],
    },
    {
        states: "a size that the family hasn't",
        set: { "cluster.nodeGroups.main.instanceTypes": ["m7i-flex.larg", "t3.4xlarge"] },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes[0]",
                value: "m7i-flex.larg",
                rule: "must be an instance type that EC2 has",
                cure: 'did you mean "m7i-flex.large"?',
            },
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes[1]",
                value: "t3.4xlarge",
                rule: "must be an instance type that EC2 has",
                cure: 'did you mean "t3.2xlarge"?',
            },
        ],
    },
    {
        states: "a Mac for a node",
        set: { "cluster.nodeGroups.main.instanceTypes": ["mac2.metal"] },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes[0]",
                value: "mac2.metal",
                rule: "must be a type for Linux: EC2 Mac runs macOS, and EKS has no nodes of it",
                cure: 'write for example "m7i.large"',
            },
        ],
    },
    {
        states: "nodes that hold no pod of istiod, however many they are",
        set: {
            "cluster.nodeGroups.main.instanceTypes": ["t3.small", "t3.nano"],
            "cluster.nodeGroups.main.desiredSize": 4,
        },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes",
                value: ["t3.small", "t3.nano"],
                rule: "must hold what the stack runs itself: istiod's 2 pods ask for 500m and 2048 MiB each, and the nodes have room for 0",
                cure: 'write for example ["t3.medium"]',
            },
        ],
    },
    {
        states: "one node that holds one pod of istiod",
        set: {
            "cluster.nodeGroups.main": {
                instanceTypes: ["t4g.medium"],
                arch: "arm64",
                minSize: 1,
                desiredSize: 1,
            },
        },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.instanceTypes",
                value: ["t4g.medium"],
                rule: "must hold what the stack runs itself: istiod's 2 pods ask for 500m and 2048 MiB each, and the nodes have room for 1",
                cure: 'write for example ["t4g.large"], or set desiredSize to 2',
            },
        ],
    },
    {
        states: "more nodes desired than allowed",
        set: { "cluster.nodeGroups.main.maxSize": 3, "cluster.nodeGroups.main.desiredSize": 5 },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.desiredSize",
                value: 5,
                rule: "must not be above maxSize, 3",
                cure: "set desiredSize to 3, or raise maxSize",
            },
        ],
    },
    {
        states: "fewer nodes desired than the fewest",
        set: { "cluster.nodeGroups.main.minSize": 3, "cluster.nodeGroups.main.desiredSize": 2 },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.desiredSize",
                value: 2,
                rule: "must not be below minSize, 3",
                cure: "set desiredSize to 3, or lower minSize",
            },
        ],
    },
    {
        states: "a bound on nodes below the fewest, and no valid number desired",
        set: {
            "cluster.nodeGroups.main.minSize": 5,
            "cluster.nodeGroups.main.maxSize": 3,
            "cluster.nodeGroups.main.desiredSize": "4",
        },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.desiredSize",
                value: "4",
                rule: "must be a whole number, 1 to 100",
                cure: "write it without quotes: 4",
            },
            {
                path: "mesh-edge:cluster.nodeGroups.main.maxSize",
                value: 3,
                rule: "must not be below minSize, 5",
                cure: "set maxSize to 5, or lower minSize",
            },
        ],
    },
    {
        states: "half a node",
        set: { "cluster.nodeGroups.main.minSize": 1.5 },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.minSize",
                value: 1.5,
                rule: "must be a whole number, 1 to 100",
                cure: "write for example 2",
            },
        ],
    },
    {
        states: "a disk that is too small",
        set: { "cluster.nodeGroups.main.diskSizeGiB": 8 },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.main.diskSizeGiB",
                value: 8,
                rule: "must be a whole number, 20 to 16384",
                cure: "raise it to 20",
            },
        ],
    },
];
