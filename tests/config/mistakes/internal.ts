import { expect } from "vitest";

import type { Mistake } from "./mistake";

const INTERNAL = {
    zone: "example.com",
    validationZone: "example.com",
    hosts: ["admin.example.com"],
};

export const INTERNAL_EDGE: readonly Mistake[] = [
    {
        states: "a host at both entrances",
        set: { "edge.internal": { ...INTERNAL, hosts: ["shop.example.com"] } },
        problems: [
            {
                path: "mesh-edge:edge.internal.hosts[0]",
                value: "shop.example.com",
                rule: "must not be in edge.hosts too: a host has one gateway, which has its routes",
                cure: "take it out here or there",
            },
        ],
    },
    {
        states: "two load balancers of one name",
        set: {
            "edge.loadBalancerName": "payments",
            "edge.internal": { ...INTERNAL, loadBalancerName: "payments" },
        },
        problems: [
            {
                path: "mesh-edge:edge.internal.loadBalancerName",
                value: "payments",
                rule: "must not be edge.loadBalancerName: an account has a load balancer of a name once per region",
                cure: "choose another name, or take it out",
            },
        ],
    },
    {
        states: "an Ingress with the name of the internal one",
        set: { "edge.ingressName": "common-internal-ingress", "edge.internal": INTERNAL },
        problems: [
            {
                path: "mesh-edge:edge.ingressName",
                value: "common-internal-ingress",
                rule: "must not be the name of the Ingress of edge.internal",
                cure: "choose another name, or take it out",
            },
        ],
    },
    {
        states: "a private zone in which nothing can be validated",
        set: { "edge.internal": { zone: "example.com", hosts: ["admin.example.com"] } },
        problems: [
            {
                path: "mesh-edge:edge.internal.validationZone",
                value: undefined,
                byDefault: true,
                rule: "must be set with privateZone: ACM doesn't see the records of a private zone",
                cure: "name the public zone of the hosts, or give edge.internal.certificateArn",
            },
        ],
    },
    {
        states: "an internal host outside its zone",
        set: { "edge.internal": { ...INTERNAL, hosts: ["admin.example.org"] } },
        problems: [
            {
                path: "mesh-edge:edge.internal.hosts[0]",
                value: "admin.example.org",
                rule: "must be edge.internal.zone, example.com, or a name inside it",
                cure: 'write for example "admin.example.com", or set edge.internal.zone to the zone of this host',
            },
            {
                path: "mesh-edge:edge.internal.hosts[0]",
                value: "admin.example.org",
                rule: "must be inside edge.internal.validationZone, example.com, to be validated there",
                cure: "take it out, or give edge.internal.certificateArn for all hosts",
            },
        ],
    },
    {
        states: "internal hosts without a zone",
        set: { "edge.internal": { privateZone: false, hosts: ["admin.example.com"] } },
        problems: [
            {
                path: "mesh-edge:edge.internal.zone",
                value: undefined,
                byDefault: true,
                rule: "must be set: the stack creates the records of the hosts in their zones",
                cure: 'add it, for example "example.com"; or write dns: none and create them yourself',
            },
        ],
    },
    {
        states: "an internal ALB beside another kind",
        set: { "edge.kind": "nlb", "edge.internal": INTERNAL },
        problems: [
            {
                path: "mesh-edge:edge.internal",
                value: expect.objectContaining(INTERNAL),
                rule: "must not be set with edge.kind nlb: it is a setting of an ALB",
                cure: "take it out, or write kind: alb",
            },
        ],
    },
    {
        states: "a node port for the internal gateway, which Kubernetes chooses",
        set: { "edge.internal": { ...INTERNAL, nodePorts: { http: 31565 } } },
        problems: [
            {
                path: "mesh-edge:edge.internal.nodePorts",
                value: { http: 31565 },
                rule: "is not a known key",
                cure: "move it to mesh.gateway.nodePorts",
            },
        ],
    },
    {
        states: "an internal host's certificate of another region",
        set: {
            "edge.internal": {
                ...INTERNAL,
                validationZone: undefined,
                certificateArn:
                    "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000",
            },
        },
        problems: [
            {
                path: "mesh-edge:edge.internal.certificateArn",
                value: "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000",
                rule: "must be a certificate in aws:region, eu-west-1",
                cure: "name a certificate of that region, or leave the key out and the stack makes one",
            },
        ],
    },
    {
        states: "a range of internal clients with host bits",
        set: { "edge.internal": { ...INTERNAL, inboundCidrs: ["10.0.0.1/8"] } },
        problems: [
            {
                path: "mesh-edge:edge.internal.inboundCidrs[0]",
                value: "10.0.0.1/8",
                rule: "must have only zeros after its first 8 bits",
                cure: 'write "10.0.0.0/8"',
            },
        ],
    },
];
