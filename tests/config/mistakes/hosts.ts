import type { Mistake } from "./mistake";

export const HOSTS: readonly Mistake[] = [
    {
        states: "a host outside the zone",
        set: { "edge.hosts": ["shop.example.org"] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0]",
                value: "shop.example.org",
                rule: "must be edge.zone, example.com, or a name inside it",
                cure: 'write for example "shop.example.com", or set edge.zone to the zone of this host',
            },
        ],
    },
    {
        states: "a host that only ends like the zone",
        set: { "edge.hosts": ["badexample.com"] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0]",
                value: "badexample.com",
                rule: "must be edge.zone, example.com, or a name inside it",
                cure: 'write for example "badexample.example.com", or set edge.zone to the zone of this host',
            },
        ],
    },
    {
        states: "a host beside one whose zone is closer to both",
        set: {
            "edge.hosts": [
                { name: "shop.dev.example.com", zone: "dev.example.com" },
                "api.dev.example.com",
            ],
        },
        problems: [
            {
                path: "mesh-edge:edge.hosts[1]",
                value: "api.dev.example.com",
                rule: "must use the more specific zone dev.example.com, which this stack also has: resolvers never ask example.com for this name",
                cure: 'write { name: "api.dev.example.com", zone: dev.example.com }',
            },
        ],
    },
    {
        states: "a host twice",
        set: { "edge.hosts": ["shop.example.com", "shop.example.com"] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[1]",
                value: "shop.example.com",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "a host with capitals",
        set: { "edge.hosts": ["Shop.example.com"] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0]",
                value: "Shop.example.com",
                rule: "must be a lower-case DNS name, or *. and one",
                cure: 'write "shop.example.com"',
            },
        ],
    },
    {
        states: "a wildcard in the middle",
        set: { "edge.hosts": ["shop.*.example.com"] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0]",
                value: "shop.*.example.com",
                rule: "must be a lower-case DNS name, or *. and one",
                cure: 'write for example "shop.example.com"',
            },
        ],
    },
    {
        states: "a first host that is too long for a certificate",
        set: {
            "edge.hosts": [
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com",
            ],
        },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0]",
                value: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.com",
                rule: "must have 64 characters at most: it becomes the common name of the certificate",
                cure: "put a shorter host first, or set edge.certificateArn",
            },
        ],
    },
    {
        states: "a certificate of another region",
        set: {
            "edge.certificateArn":
                "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000",
        },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn",
                value: "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000",
                rule: "must be a certificate in aws:region, eu-west-1",
                cure: "name a certificate of that region, or leave the key out and the stack makes one",
            },
        ],
    },
    {
        states: "a certificate of another account",
        set: {
            "edge.certificateArn":
                "arn:aws:acm:eu-west-1:999988887777:certificate/0a1b2c3d-0000-4000-8000-000000000000",
        },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn",
                value: "arn:aws:acm:eu-west-1:999988887777:certificate/0a1b2c3d-0000-4000-8000-000000000000",
                rule: "must be a certificate of accountId, 111122223333",
                cure: "name a certificate of that account, or leave the key out and the stack makes one",
            },
        ],
    },
    {
        states: "a certificate of IAM",
        set: { "edge.certificateArn": "arn:aws:iam::111122223333:server-certificate/old" },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn",
                value: "arn:aws:iam::111122223333:server-certificate/old",
                rule: "must be the ARN of an ACM certificate",
                cure: 'write for example "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000"',
            },
        ],
    },
];
