import type { Mistake } from "./mistake";

const VPC = "vpc-0a1b2c3d4e5f60718";
const SUBNETS = ["a", "b", "c", "d"].map((letter) => `subnet-0${letter}1b2c3d4e5f60718`);
const [ONE = "", TWO = "", THREE = "", FOUR = ""] = SUBNETS;
const NETWORK = {
    existing: { vpcId: VPC, privateSubnetIds: [ONE, TWO], publicSubnetIds: [THREE, FOUR] },
};
const CLUSTER = { existing: { name: "platform" } };

export const EXISTING: readonly Mistake[] = [
    {
        states: "an existing VPC beside the keys of a new one",
        set: { network: { ...NETWORK, cidr: "10.40.0.0/16", natGateways: "one" } },
        problems: [
            {
                path: "mesh-edge:network.cidr",
                value: "10.40.0.0/16",
                rule: "must not be set with network.existing: the stack makes no VPC",
                cure: "take it out, or take network.existing out",
            },
            {
                path: "mesh-edge:network.natGateways",
                value: "one",
                rule: "must not be set with network.existing: the stack makes no VPC",
                cure: "take it out, or take network.existing out",
            },
        ],
    },
    {
        states: "neither an existing VPC nor what a new one needs",
        set: { "network.cidr": undefined, "network.availabilityZones": undefined },
        problems: [
            {
                path: "mesh-edge:network.cidr",
                value: undefined,
                rule: "must be set",
                cure: 'add it, for example "10.40.0.0/16"',
            },
            {
                path: "mesh-edge:network.availabilityZones",
                value: undefined,
                rule: "must be set",
                cure: 'add it, for example ["eu-west-1a","eu-west-1b"]',
            },
        ],
    },
    {
        states: "ids of a VPC and of subnets that are none",
        set: {
            network: {
                existing: { vpcId: "main", privateSubnetIds: [ONE], publicSubnetIds: ["public-a"] },
            },
        },
        problems: [
            {
                path: "mesh-edge:network.existing.vpcId",
                value: "main",
                rule: "must be the id of a VPC",
                cure: 'write for example "vpc-0a1b2c3d4e5f60718"',
            },
            {
                path: "mesh-edge:network.existing.privateSubnetIds",
                value: [ONE],
                rule: "must hold two subnets or more, in different zones",
                cure: 'write for example ["subnet-0a1b2c3d4e5f60718","subnet-0b1c2d3e4f5061728"]',
            },
            {
                path: "mesh-edge:network.existing.publicSubnetIds[0]",
                value: "public-a",
                rule: "must be the id of a subnet",
                cure: 'write for example "subnet-0c1d2e3f405162738"',
            },
        ],
    },
    {
        states: "an internet-facing load balancer without public subnets",
        set: { network: { existing: { ...NETWORK.existing, publicSubnetIds: undefined } } },
        problems: [
            {
                path: "mesh-edge:network.existing.publicSubnetIds",
                value: [],
                rule: "must hold two subnets or more with edge.scheme internet-facing, in different zones",
                cure: "name them, or write edge.scheme: internal",
                byDefault: true,
            },
        ],
    },
    {
        states: "a subnet that is private and public",
        set: { network: { existing: { ...NETWORK.existing, publicSubnetIds: [THREE, TWO] } } },
        problems: [
            {
                path: "mesh-edge:network.existing.publicSubnetIds[1]",
                value: TWO,
                rule: "must not be in network.existing.privateSubnetIds too: a subnet is public or private",
                cure: "take it out of the list in which it doesn't belong",
            },
        ],
    },
    {
        states: "an existing cluster beside the keys of a new one",
        set: {
            network: NETWORK,
            cluster: { ...CLUSTER, version: "1.35", publicAccessCidrs: ["203.0.113.0/24"] },
        },
        problems: [
            {
                path: "mesh-edge:cluster.version",
                value: "1.35",
                rule: "must not be set with cluster.existing: the stack makes neither the cluster nor anything of it",
                cure: "take it out, or take cluster.existing out",
            },
            {
                path: "mesh-edge:cluster.publicAccessCidrs",
                value: ["203.0.113.0/24"],
                rule: "must not be set with cluster.existing: the stack makes neither the cluster nor anything of it",
                cure: "take it out, or take cluster.existing out",
            },
        ],
    },
    {
        states: "an existing cluster in a new VPC",
        set: { cluster: CLUSTER },
        problems: [
            {
                path: "mesh-edge:cluster.existing",
                value: { name: "platform" },
                rule: "must not be set without network.existing: a new network holds nothing that exists",
                cure: "add network.existing, or take cluster.existing out",
            },
        ],
    },
    {
        states: "an existing controller and an existing mesh in a new cluster",
        set: {
            controller: { existing: { ingressClass: "alb" } },
            "mesh.existing": { gatewayService: "istio-ingressgateway" },
            "edge.targetType": "ip",
        },
        problems: [
            {
                path: "mesh-edge:controller.existing",
                value: { ingressClass: "alb" },
                rule: "must not be set without cluster.existing: a new cluster holds nothing that exists",
                cure: "add cluster.existing, or take controller.existing out",
            },
            {
                path: "mesh-edge:mesh.existing",
                value: { gatewayService: "istio-ingressgateway" },
                rule: "must not be set without cluster.existing: a new cluster holds nothing that exists",
                cure: "add cluster.existing, or take mesh.existing out",
            },
        ],
    },
    {
        states: "an existing mesh with keys of its making, and node ports that nobody here may change",
        set: {
            network: NETWORK,
            cluster: CLUSTER,
            mesh: {
                existing: { gatewayService: "istio-ingressgateway" },
                profile: "small",
                gateway: { namespace: "ingress", replicas: { min: 3 } },
            },
        },
        problems: [
            {
                path: "mesh-edge:mesh.profile",
                value: "small",
                rule: "must not be set with mesh.existing: the stack installs no Istio, and leaves what concerns the whole mesh to its owner",
                cure: "take it out, or take mesh.existing out",
            },
            {
                path: "mesh-edge:mesh.gateway.replicas",
                value: { min: 3 },
                rule: "must not be set with mesh.existing: the stack installs no Istio, and leaves what concerns the whole mesh to its owner",
                cure: "take it out, or take mesh.existing out",
            },
            {
                path: "mesh-edge:edge.targetType",
                value: "instance",
                rule: "must be ip with mesh.existing: the node ports of the gateway's Service are its owner's to change",
                cure: "write ip",
                byDefault: true,
            },
        ],
    },
    {
        states: "an existing mesh behind a load balancer that its Service would make",
        set: {
            network: NETWORK,
            cluster: CLUSTER,
            "mesh.existing": { gatewayService: "istio-ingressgateway" },
            "edge.kind": "nlb",
        },
        problems: [
            {
                path: "mesh-edge:edge.kind",
                value: "nlb",
                rule: "must be alb with mesh.existing: any other load balancer is made from the gateway's Service, which the stack doesn't change",
                cure: "write alb, or leave it out",
            },
        ],
    },
    {
        states: "a Classic Load Balancer in an existing VPC",
        set: { network: NETWORK, "edge.kind": "clb" },
        problems: [
            {
                path: "mesh-edge:edge.kind",
                value: "clb",
                rule: "must not be clb with network.existing: Kubernetes chooses its subnets by their tags, not from network.existing",
                cure: "write alb or nlb",
            },
        ],
    },
];
