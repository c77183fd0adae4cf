import type { Mistake } from "./mistake";

const CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d";
const PRIVATE = { "edge.privateZone": true, "edge.scheme": "internal" };

/** What is wrong with zones and records. */
export const DNS: readonly Mistake[] = [
    {
        states: "a host outside the zone that it names",
        set: {
            "edge.zone": undefined,
            "edge.hosts": [{ name: "shop.example.net", zone: "example.org" }],
        },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0].name",
                value: "shop.example.net",
                rule: "must be its zone, example.org, or a name inside it",
                cure: "set zone to the zone of this host",
            },
        ],
    },
    {
        states: "a host written out that is outside edge.zone",
        set: { "edge.hosts": [{ name: "shop.example.org" }] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0].name",
                value: "shop.example.org",
                rule: "must be edge.zone, example.com, or a name inside it",
                cure: 'write for example "shop.example.com", or set edge.zone to the zone of this host',
            },
        ],
    },
    {
        states: "a host without a name",
        set: { "edge.hosts": [{ protocol: "grpc" }] },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0].name",
                value: undefined,
                rule: "must be set",
                cure: 'add it, for example "grpc.example.com"',
            },
        ],
    },
    {
        states: "a host both by its name and written out",
        set: { "edge.hosts": ["shop.example.com", { name: "shop.example.com" }] },
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
        states: "a private zone behind an ALB on the internet",
        set: { "edge.privateZone": true, "edge.certificateArn": CERTIFICATE },
        problems: [
            {
                path: "mesh-edge:edge.scheme",
                value: "internet-facing",
                byDefault: true,
                rule: "must be internal with privateZone: clients on the internet can't look the hosts up",
                cure: "set scheme to internal, or take privateZone out",
            },
        ],
    },
    {
        states: "a certificate that ACM could not prove in a private zone",
        set: PRIVATE,
        problems: [
            {
                path: "mesh-edge:edge.validationZone",
                value: undefined,
                byDefault: true,
                rule: "must be set with privateZone: ACM doesn't see the records of a private zone",
                cure: "name the public zone of the hosts, or give edge.certificateArn",
            },
        ],
    },
    {
        states: "a host outside the zone that proves it",
        set: { ...PRIVATE, "edge.validationZone": "example.org" },
        problems: [
            {
                path: "mesh-edge:edge.hosts[0]",
                value: "shop.example.com",
                rule: "must be inside edge.validationZone, example.org, to be validated there",
                cure: "take it out, or give edge.certificateArn for all hosts",
            },
        ],
    },
    {
        states: "shared hosts whose certificate the stack would make",
        set: { "edge.weight": { identifier: "blue", value: 10 } },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn",
                value: undefined,
                byDefault: true,
                rule: "must be set with weight: stacks that share hosts share the record that validates them",
                cure: "name an issued certificate that all of them use",
            },
        ],
    },
    {
        states: "a weight in percent of more than Route 53 takes",
        set: {
            "edge.weight": { identifier: "blue", value: 1000 },
            "edge.certificateArn": CERTIFICATE,
        },
        problems: [
            {
                path: "mesh-edge:edge.weight.value",
                value: 1000,
                rule: "must be a whole number, 0 to 255",
                cure: "lower it to 255",
            },
        ],
    },
    {
        states: "a weight without an identifier",
        set: { "edge.weight": { value: 10 }, "edge.certificateArn": CERTIFICATE },
        problems: [
            {
                path: "mesh-edge:edge.weight.identifier",
                value: undefined,
                rule: "must be set",
                cure: 'add it, for example "blue"',
            },
        ],
    },
    {
        states: "a zone for a proof that a Classic Load Balancer has no use for",
        set: { "edge.kind": "clb", "edge.validationZone": "example.com" },
        problems: [
            {
                path: "mesh-edge:edge.validationZone",
                value: "example.com",
                rule: "must not be set with edge.kind clb: without annotations a Classic Load Balancer terminates no TLS",
                cure: "take it out, or write kind: alb",
            },
        ],
    },
    {
        states: "hosts without a zone",
        set: { "edge.zone": undefined, "edge.hosts": ["*.shop.example.org"] },
        problems: [
            {
                path: "mesh-edge:edge.zone",
                value: undefined,
                byDefault: true,
                rule: "must be set: the stack creates the records of the hosts in their zones",
                cure: 'add it, for example "example.org"; or write dns: none and create them yourself',
            },
        ],
    },
    {
        states: "a zone that is neither a name nor an id",
        set: { "edge.zone": "example" },
        problems: [
            {
                path: "mesh-edge:edge.zone",
                value: "example",
                rule: "must be a lower-case DNS name of two labels or more, or the id of a hosted zone",
                cure: 'write for example "example.com"',
            },
        ],
    },
    {
        states: "an id as Route 53's API writes it",
        set: { "edge.zone": "/hostedzone/Z0123456789ABCDEFGHIJ" },
        problems: [
            {
                path: "mesh-edge:edge.zone",
                value: "/hostedzone/Z0123456789ABCDEFGHIJ",
                rule: "must be a lower-case DNS name of two labels or more, or the id of a hosted zone",
                cure: 'write "Z0123456789ABCDEFGHIJ"',
            },
        ],
    },
    {
        states: "records that somebody else makes, and a certificate that only they could prove",
        set: { "edge.dns": "none", "edge.zone": undefined },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn",
                value: undefined,
                byDefault: true,
                rule: "must be set with edge.dns none: the stack can't create the records that validate a certificate",
                cure: "name an issued certificate, or write dns: route53",
            },
        ],
    },
    {
        states: "keys about records that somebody else makes",
        set: {
            "edge.dns": "none",
            "edge.certificateArn": CERTIFICATE,
            "edge.weight": { identifier: "blue", value: 10 },
            "edge.hosts": ["shop.example.com", { name: "a.example.org", zone: "example.org" }],
        },
        problems: (
            [
                ["zone", "example.com"],
                ["weight", { identifier: "blue", value: 10 }],
                ["hosts[1].zone", "example.org"],
            ] as const
        ).map(([key, value]) => ({
            path: `mesh-edge:edge.${key}`,
            value,
            rule: "must not be set with edge.dns none: the stack then creates no records",
            cure: "take it out, or write dns: route53",
        })),
    },
    {
        states: "a role of another partition",
        set: { "edge.dnsRole": { arn: "arn:aws-cn:iam::999988887777:role/dns" } },
        problems: [
            {
                path: "mesh-edge:edge.dnsRole.arn",
                value: "arn:aws-cn:iam::999988887777:role/dns",
                rule: "must be of the partition aws, in which aws:region, eu-west-1, is",
                cure: 'write "arn:aws:iam::999988887777:role/dns"',
            },
        ],
    },
    {
        states: "a user in place of a role",
        set: { "edge.dnsRole": { arn: "arn:aws:iam::999988887777:user/dns" } },
        problems: [
            {
                path: "mesh-edge:edge.dnsRole.arn",
                value: "arn:aws:iam::999988887777:user/dns",
                rule: "must be the ARN of an IAM role, not of a service-linked role",
                cure: 'write for example "arn:aws:iam::999988887777:role/dns-of-payments"',
            },
        ],
    },
    {
        states: "a service-linked role, which nobody but its service assumes",
        set: {
            "edge.dnsRole": {
                arn: "arn:aws:iam::999988887777:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing",
            },
        },
        problems: [
            {
                path: "mesh-edge:edge.dnsRole.arn",
                value: "arn:aws:iam::999988887777:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing",
                rule: "must be the ARN of an IAM role, not of a service-linked role",
                cure: 'write for example "arn:aws:iam::999988887777:role/dns-of-payments"',
            },
        ],
    },
    {
        states: "an external id with a blank",
        set: {
            "edge.dnsRole": { arn: "arn:aws:iam::999988887777:role/dns", externalId: "of us" },
        },
        problems: [
            {
                path: "mesh-edge:edge.dnsRole.externalId",
                value: "of us",
                rule: "must be 2 to 1224 of letters, digits and _+=,.@:/-, as AWS STS takes it",
                cure: 'write for example "payments-dev"',
            },
        ],
    },
];
