import type { Mistake } from "./mistake";

const MANY_TAGS = Object.fromEntries(
    Array.from({ length: 41 }, (_, index) => [`tag-${index}`, "x"]),
);

const LOGS = { "edge.accessLogs.enabled": true };

export const LOAD_BALANCER: readonly Mistake[] = [
    {
        states: "a dual-stack ALB in subnets without IPv6",
        set: { "edge.ipAddressType": "dualstack" },
        problems: [
            {
                path: "mesh-edge:edge.ipAddressType",
                value: "dualstack",
                rule: "must be ipv4 while network.ipv6 is false: the ALB's subnets have no IPv6 range",
                cure: "set network.ipv6 to true",
            },
        ],
    },
    {
        states: "an internal dual-stack ALB",
        set: {
            "network.ipv6": true,
            "edge.ipAddressType": "dualstack",
            "edge.scheme": "internal",
        },
        problems: [
            {
                path: "mesh-edge:edge.ipAddressType",
                value: "dualstack",
                rule: "must be ipv4 with edge.scheme internal: only the public subnets have an IPv6 range",
                cure: "write ipv4, or set edge.scheme to internet-facing",
            },
        ],
    },
    {
        states: "an address type that an ALB doesn't have",
        set: { "edge.ipAddressType": "ipv6" },
        problems: [
            {
                path: "mesh-edge:edge.ipAddressType",
                value: "ipv6",
                rule: "must be one of ipv4, dualstack",
                cure: 'write "dualstack", and set network.ipv6 to true',
            },
        ],
    },
    {
        states: "clients that keep a connection for less than a minute",
        set: { "edge.clientKeepAliveSeconds": 30 },
        problems: [
            {
                path: "mesh-edge:edge.clientKeepAliveSeconds",
                value: 30,
                rule: "must be a whole number, 60 to 604800",
                cure: "raise it to 60",
            },
        ],
    },
    {
        states: "a desync mode that AWS doesn't know",
        set: { "edge.desyncMitigation": "strict" },
        problems: [
            {
                path: "mesh-edge:edge.desyncMitigation",
                value: "strict",
                rule: "must be one of monitor, defensive, strictest",
                cure: 'write "strictest"',
            },
        ],
    },
    {
        states: "deletion protection as text",
        set: { "edge.deletionProtection": "true" },
        problems: [
            {
                path: "mesh-edge:edge.deletionProtection",
                value: "true",
                rule: "must be true or false",
                cure: "write it without quotes: true",
            },
        ],
    },
    {
        states: "Shield Advanced as a word",
        set: { "edge.shieldAdvanced": "on" },
        problems: [
            {
                path: "mesh-edge:edge.shieldAdvanced",
                value: "on",
                rule: "must be true or false",
                cure: "write true",
            },
        ],
    },
    {
        states: "a log folder that holds what AWS adds itself",
        set: { ...LOGS, "edge.accessLogs.prefix": "edge/AWSLogs" },
        problems: [
            {
                path: "mesh-edge:edge.accessLogs.prefix",
                value: "edge/AWSLogs",
                rule: "must be names of letters, digits, _, . and - with / between them, without AWSLogs, which AWS puts behind it",
                cure: 'write for example "alb"',
            },
        ],
    },
    {
        states: "a log folder that starts at a root",
        set: { ...LOGS, "edge.accessLogs.prefix": "/edge" },
        problems: [
            {
                path: "mesh-edge:edge.accessLogs.prefix",
                value: "/edge",
                rule: "must be names of letters, digits, _, . and - with / between them, without AWSLogs, which AWS puts behind it",
                cure: 'write for example "alb"',
            },
        ],
    },
    {
        states: "log files that are kept for no day",
        set: { ...LOGS, "edge.accessLogs.retentionDays": 0 },
        problems: [
            {
                path: "mesh-edge:edge.accessLogs.retentionDays",
                value: 0,
                rule: "must be a whole number, 1 to 3653",
                cure: "raise it to 1",
            },
        ],
    },
    {
        states: "connection logs without a bucket",
        set: { "edge.accessLogs.connectionLogs": true },
        problems: [
            {
                path: "mesh-edge:edge.accessLogs.connectionLogs",
                value: true,
                rule: "must not be true without edge.accessLogs.enabled: both logs use the same bucket",
                cure: "set edge.accessLogs.enabled to true too",
            },
        ],
    },
    {
        states: "a tag with a comma, which would become two",
        set: { "edge.tags": { owner: "a,b" } },
        problems: [
            {
                path: "mesh-edge:edge.tags.owner",
                value: "a,b",
                rule: "must be a tag value of up to 256 letters, digits, spaces and _.:/=+-@",
                cure: 'write for example "4711"',
            },
        ],
    },
    {
        states: "a tag's key with an equals sign",
        set: { "edge.tags": { "a=b": "c" } },
        problems: [
            {
                path: "mesh-edge:edge.tags.a=b",
                value: "a=b",
                rule: "must be a tag key of 1-128 letters, digits, spaces and _.:/+-@, not starting with aws:",
                cure: "see docs/configuration.md",
            },
        ],
    },
    {
        states: "a tag of AWS's own",
        set: { "edge.tags": { "AWS:owner": "me" } },
        problems: [
            {
                path: "mesh-edge:edge.tags.AWS:owner",
                value: "AWS:owner",
                rule: "must be a tag key of 1-128 letters, digits, spaces and _.:/+-@, not starting with aws:",
                cure: "see docs/configuration.md",
            },
        ],
    },
    {
        states: "a tag that the stack sets itself",
        set: { "edge.tags": { team: "others" } },
        problems: [
            {
                path: "mesh-edge:edge.tags.team",
                value: "others",
                rule: "must be a tag that neither the stack nor the controller sets itself",
                cure: "take it out: the stack already sets project, stack and team",
            },
        ],
    },
    {
        states: "a tag by which the controller knows its own",
        set: { "edge.tags": { "elbv2.k8s.aws/cluster": "other" } },
        problems: [
            {
                path: 'mesh-edge:edge.tags["elbv2.k8s.aws/cluster"]',
                value: "other",
                rule: "must be a tag that neither the stack nor the controller sets itself",
                cure: "take it out: the stack already sets project, stack and team",
            },
        ],
    },
    {
        states: "more tags than AWS takes",
        set: { "edge.tags": MANY_TAGS },
        problems: [
            {
                path: "mesh-edge:edge.tags",
                value: MANY_TAGS,
                rule: "must hold 40 tags at most, of the 50 that AWS allows",
                cure: "take 1 out",
            },
        ],
    },
];
