import type { Mistake } from "./mistake";

const LONG = "a".repeat(59);

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
                cure: "name the grpc hosts one by one, or give them a domain of their own",
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
                cure: "name the grpc hosts one by one, or give them a domain of their own",
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
                rule: "must have 58 characters at most: that of the grpc hosts is called -grpc behind it",
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
                cure: 'did you mean "http"?',
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
];
