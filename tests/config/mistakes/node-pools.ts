import type { Mistake } from "./mistake";

const GROWING = { "cluster.autoscaling": "karpenter" };

export const NODE_POOLS: readonly Mistake[] = [
    {
        states: "node pools that nobody starts nodes for",
        set: { "cluster.nodePools": { general: { cpuLimit: 32 } } },
        problems: [
            {
                path: "mesh-edge:cluster.autoscaling",
                value: "none",
                byDefault: true,
                rule: "must be karpenter, or these keys have no effect: nodePools",
                cure: "write karpenter, or take the others out",
            },
        ],
    },
    {
        states: "an instance type that EC2 doesn't have in a pool",
        set: { ...GROWING, "cluster.nodePools": { one: { instanceTypes: ["m7i.lrage"] } } },
        problems: [
            {
                path: "mesh-edge:cluster.nodePools.one.instanceTypes[0]",
                value: "m7i.lrage",
                rule: "must be an instance type that EC2 has",
                cure: 'did you mean "m7i.large"?',
            },
        ],
    },
    {
        states: "an instance type of another architecture in a pool",
        set: { ...GROWING, "cluster.nodePools": { one: { instanceTypes: ["m7g.large"] } } },
        problems: [
            {
                path: "mesh-edge:cluster.nodePools.one.instanceTypes[0]",
                value: "m7g.large",
                rule: "must be an instance type of arch x86_64; this one is arm64",
                cure: 'write for example "m7i.large", or set arch to arm64',
            },
        ],
    },
    {
        states: "a purchase option twice",
        set: { ...GROWING, "cluster.nodePools": { one: { capacityTypes: ["SPOT", "SPOT"] } } },
        problems: [
            {
                path: "mesh-edge:cluster.nodePools.one.capacityTypes[1]",
                value: "SPOT",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "limits that hold not one of the pool's types",
        set: {
            ...GROWING,
            "cluster.nodePools": {
                one: { instanceTypes: ["r7i.4xlarge"], cpuLimit: 8, memoryLimitGiB: 64 },
            },
        },
        problems: [
            {
                path: "mesh-edge:cluster.nodePools.one.cpuLimit",
                value: 8,
                rule: "must hold a node: the smallest of instanceTypes has 16 vCPUs, and beyond the limit Karpenter starts none",
                cure: "set cpuLimit to 16",
            },
            {
                path: "mesh-edge:cluster.nodePools.one.memoryLimitGiB",
                value: 64,
                rule: "must hold a node: the smallest of instanceTypes has 128 GiB, and beyond the limit Karpenter starts none",
                cure: "set memoryLimitGiB to 128",
            },
        ],
    },
    {
        states: "more pods of Karpenter than nodes of the groups",
        set: {
            ...GROWING,
            "cluster.nodeGroups": {
                main: { instanceTypes: ["m7i.2xlarge"], minSize: 1, desiredSize: 1 },
            },
            "cluster.karpenter": { replicas: 3 },
        },
        problems: [
            {
                path: "mesh-edge:cluster.karpenter.replicas",
                value: 3,
                rule: "must have a node of the node groups for each pod, and they start with 1",
                cure: "set replicas to 2",
            },
        ],
    },
    {
        states: "an image by its name instead of its release",
        set: { ...GROWING, "cluster.karpenter": { amiVersion: "al2023@latest" } },
        problems: [
            {
                path: "mesh-edge:cluster.karpenter.amiVersion",
                value: "al2023@latest",
                rule: "must be latest, or a release of the EKS-optimized Amazon Linux 2023 such as v20261118",
                cure: 'write for example "v20261118"',
            },
        ],
    },
];
