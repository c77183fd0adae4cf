import type { Mistake } from "./mistake";

const LONG = "a".repeat(59);
const LONG_HOST = `${"a".repeat(60)}.${"b".repeat(60)}.example.com`;
const GRPC_HOST = { name: "grpc.example.com", protocol: "grpc" };

/** What is wrong with gRPC hosts. */
export const GRPC: readonly Mistake[] = [
    {
        states: "a gRPC wildcard over a host of HTTP/1.1",
        set: { "edge.hosts": ["a.b.example.com", { name: "*.example.com", protocol: "grpc" }] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0]",
                value: "a.b.example.com",
                rule: "must not be covered by *.example.com, a grpc host: its HTTP/1.1 requests would be answered with 464",
                cure: "name the grpc hosts one by one, or give them their own domain",
            },
        ],
    },
    {
        states: "as many certificates beside a gRPC host as an ALB of one Ingress may have",
        set: {
            "edge.hosts": ["example.com", GRPC_HOST],
            "edge.certificateArn": Array.from(
                { length: 26 },
                (_, index) => `arn:aws:acm:eu-west-1:111122223333:certificate/${index}`,
            ),
        },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn",
                value: 26,
                rule: "must hold 25 certificates at most beside a grpc host: the controller adds the default one to the 25 others that an ALB may have",
                cure: "cover several hosts with one certificate",
            },
        ],
    },
    {
        states: "a gRPC host that is longer than what a rule of an ALB compares",
        set: { "edge.hosts": ["example.com", { name: LONG_HOST, protocol: "grpc" }] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[1].name",
                value: LONG_HOST,
                rule: "must have 128 characters at most as a grpc host: a rule of an ALB allows no more",
                cure: "shorten it by 5 characters, or take protocol grpc out",
            },
        ],
    },
    {
        states: "a gRPC host and a path's host under a top-level domain that no rule of an ALB takes",
        set: {
            "edge.zone": "example.xn--p1ai",
            "edge.hosts": ["example.xn--p1ai", { name: "grpc.example.xn--p1ai", protocol: "grpc" }],
            "edge.paths": [
                {
                    name: "a",
                    path: "/a",
                    hosts: ["example.xn--p1ai"],
                    to: { fixedResponse: { statusCode: 503 } },
                },
            ],
        },
        problems: [
            {
                path: "mesh-edge:edge.hosts[1].name",
                value: "grpc.example.xn--p1ai",
                rule: "must end with a top-level domain of letters alone as a grpc host: a rule of an ALB takes no other",
                cure: "name one of another domain, or take protocol grpc out",
            },
            {
                path: "mesh-edge:edge.paths[0].hosts[0]",
                value: "example.xn--p1ai",
                rule: "must end with a top-level domain of letters alone as a host of a path: a rule of an ALB takes no other",
                cure: "name one of another domain, or route it in the mesh",
            },
        ],
    },
    {
        states: "a gRPC wildcard over another wildcard",
        set: {
            "edge.hosts": [
                { name: "*.example.com", protocol: "grpc" },
                { name: "*.shop.example.com" },
            ],
        },
        problems: [
            {
                path: "mesh-edge:edge.hosts[1].name",
                value: "*.shop.example.com",
                rule: "must not be covered by *.example.com, a grpc host: its HTTP/1.1 requests would be answered with 464",
                cure: "name the grpc hosts one by one, or give them their own domain",
            },
        ],
    },
    {
        states: "an Ingress name without room for the second one",
        set: {
            "edge.ingressName": LONG,
            "edge.hosts": [{ name: "grpc.example.com", protocol: "grpc" }],
        },
        problems: [
            {
                path: "mesh-edge:edge.ingressName",
                value: LONG,
                rule: "must have 58 characters at most: the name of the grpc hosts' Ingress is this one with -grpc added",
                cure: `shorten it, for example "${"a".repeat(58)}"`,
            },
        ],
    },
    {
        states: "a protocol that a target group has and a host has not",
        set: { "edge.hosts": [{ name: "grpc.example.com", protocol: "HTTP2" }] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0].protocol",
                value: "HTTP2",
                rule: "must be one of http, grpc",
                cure: 'write "grpc"',
            },
        ],
    },
    {
        states: "the protocol of a host in capitals",
        set: { "edge.hosts": [{ name: "grpc.example.com", protocol: "GRPC" }] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0].protocol",
                value: "GRPC",
                rule: "must be one of http, grpc",
                cure: 'write "grpc"',
            },
        ],
    },
    {
        states: "gRPC behind an ALB that speaks no HTTP/2",
        set: { "edge.http2": false, "edge.hosts": [GRPC_HOST] },
        problems: [
            {
                path: "mesh-edge:edge.http2",
                value: false,
                rule: "must be true with a grpc host: gRPC is HTTP/2",
                cure: "take it out, or take the grpc hosts out",
            },
        ],
    },
    {
        states: "a path of a gRPC host, whose own rule comes first",
        set: {
            "edge.hosts": ["shop.example.com", GRPC_HOST],
            "edge.paths": [
                {
                    name: "reports",
                    path: "/reports",
                    hosts: ["shop.example.com", "grpc.example.com"],
                    to: { fixedResponse: { statusCode: 503 } },
                },
            ],
        },
        problems: [
            {
                path: "mesh-edge:edge.paths[0].hosts[1]",
                value: "grpc.example.com",
                rule: "must not be a grpc host: the gateway serves all its paths",
                cure: "take it out, or route it in the mesh",
            },
        ],
    },
    {
        states: "a path of every host, where all are gRPC hosts",
        set: {
            "edge.hosts": [GRPC_HOST],
            "edge.paths": [
                { name: "down", path: "/down", to: { fixedResponse: { statusCode: 503 } } },
            ],
        },
        problems: [
            {
                path: "mesh-edge:edge.paths[0].hosts",
                value: [],
                byDefault: true,
                rule: "must not be empty if all of edge.hosts are grpc: the gateway serves all paths of those",
                cure: "take the entry out, or add a host without protocol grpc",
            },
        ],
    },
    {
        states: "more gRPC hosts and paths than an ALB has rules",
        set: {
            "edge.hosts": [
                "shop.example.com",
                ...[...Array(99).keys()].map((n) => ({
                    name: `h${n}.example.com`,
                    protocol: "grpc",
                })),
            ],
            "edge.paths": [
                { name: "down", path: "/down", to: { fixedResponse: { statusCode: 503 } } },
            ],
        },
        problems: [
            {
                path: "mesh-edge:edge.hosts",
                value: 99,
                rule: "must hold 98 grpc hosts at most: an ALB has 100 rules, and edge.paths has 1 of them",
                cure: "cover several grpc hosts with a wildcard",
            },
        ],
    },
    {
        states: "gRPC as a setting of a Network Load Balancer",
        set: { "edge.kind": "nlb", "edge.hosts": [GRPC_HOST] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0].protocol",
                value: "grpc",
                rule: "must not be grpc with edge.kind nlb: it is a setting of an ALB",
                cure: "take it out; a load balancer that passes TLS through carries gRPC for every host",
            },
        ],
    },
];
