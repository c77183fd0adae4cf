import type { Mistake } from "./mistake";

export const SETTINGS: readonly Mistake[] = [
    {
        states: "a stack without a region",
        set: { "aws:region": undefined },
        problems: [
            {
                path: "aws:region",
                value: undefined,
                rule: "must be set",
                cure: "write for example eu-west-1",
            },
        ],
    },
    {
        states: "a zone for a region",
        set: { "aws:region": "eu-west-1a" },
        problems: [
            {
                path: "aws:region",
                value: "eu-west-1a",
                rule: "must be an AWS region",
                cure: "write eu-west-1",
            },
        ],
    },
    {
        states: "a misspelt region",
        set: { "aws:region": "eu-wset-1" },
        problems: [
            {
                path: "aws:region",
                value: "eu-wset-1",
                rule: "must be an AWS region",
                cure: "write eu-west-1",
            },
        ],
    },
    {
        states: "a region that there isn't",
        set: { "aws:region": "eu-central-9" },
        problems: [
            {
                path: "aws:region",
                value: "eu-central-9",
                rule: "must be an AWS region",
                cure: "write eu-central-1",
            },
        ],
    },
    {
        states: "a place for a region",
        set: { "aws:region": "Frankfurt" },
        problems: [
            {
                path: "aws:region",
                value: "Frankfurt",
                rule: "must be an AWS region",
                cure: "write for example eu-west-1",
            },
        ],
    },
    {
        states: "an edge where the provider knows no zone for its alias records",
        set: {
            "aws:region": "us-iso-east-1",
            "network.availabilityZones": ["us-iso-east-1a", "us-iso-east-1b"],
        },
        problems: [
            {
                path: "mesh-edge:edge.dns",
                value: "route53",
                byDefault: true,
                rule: "must be none in us-iso-east-1: the AWS provider has no hosted zone id of load balancers there, so it can't create an alias record",
                cure: "write none and create the records yourself, or take the section edge out",
            },
        ],
    },
    {
        states: "a misspelt key of the AWS provider",
        set: { "aws:regoin": "eu-west-1" },
        problems: [
            {
                path: "aws:regoin",
                value: "eu-west-1",
                rule: "has no effect: the program makes its own AWS provider from aws:region and aws:profile",
                cure: "did you mean aws:region?",
            },
        ],
    },
    {
        states: "a key of the AWS provider that the program's own provider would not see",
        set: { "aws:skipMetadataApiCheck": "false" },
        problems: [
            {
                path: "aws:skipMetadataApiCheck",
                value: "false",
                rule: "has no effect: the program makes its own AWS provider from aws:region and aws:profile",
                cure: "take it out",
            },
        ],
    },
    {
        states: "a key of the Kubernetes provider",
        set: { "kubernetes:context": "minikube" },
        problems: [
            {
                path: "kubernetes:context",
                value: "minikube",
                rule: "has no effect: the program makes its own Kubernetes provider from the cluster it declares",
                cure: "take it out",
            },
        ],
    },
    {
        states: "default providers left on",
        set: { "pulumi:disable-default-providers": undefined },
        problems: [
            {
                path: "pulumi:disable-default-providers",
                value: undefined,
                rule: "must list aws and kubernetes, or a resource without a provider goes to the account and cluster of your shell",
                cure: 'write ["aws", "kubernetes"]',
            },
        ],
    },
    {
        states: "an empty list of default providers, which the engine hands over as empty text",
        set: { "pulumi:disable-default-providers": "" },
        problems: [
            {
                path: "pulumi:disable-default-providers",
                value: [],
                rule: "must list aws and kubernetes, or a resource without a provider goes to the account and cluster of your shell",
                cure: 'write ["aws", "kubernetes"]',
            },
        ],
    },
    {
        states: "the Kubernetes default provider left on",
        set: { "pulumi:disable-default-providers": ["aws"] },
        problems: [
            {
                path: "pulumi:disable-default-providers",
                value: ["aws"],
                rule: "must list aws and kubernetes, or a resource without a provider goes to the account and cluster of your shell",
                cure: 'write ["aws", "kubernetes"]',
            },
        ],
    },
    {
        states: "all default providers off",
        set: { "pulumi:disable-default-providers": ["*"] },
        problems: [
            {
                path: "pulumi:disable-default-providers",
                value: ["*"],
                rule: "must not hold *: the EKS cluster needs the default provider of eks",
                cure: 'write ["aws", "kubernetes"]',
            },
        ],
    },
    {
        states: "the EKS default provider off",
        set: { "pulumi:disable-default-providers": ["aws", "kubernetes", "eks"] },
        problems: [
            {
                path: "pulumi:disable-default-providers",
                value: ["aws", "kubernetes", "eks"],
                rule: "must not hold eks: the EKS cluster needs the default provider of eks",
                cure: 'write ["aws", "kubernetes"]',
            },
        ],
    },
    {
        states: "default providers that are no list",
        set: { "pulumi:disable-default-providers": "aws" },
        problems: [
            {
                path: "pulumi:disable-default-providers",
                value: "aws",
                rule: "must be a list of package names",
                cure: 'write ["aws", "kubernetes"]',
            },
        ],
    },
    {
        states: "a misspelt project",
        set: { "mesh-egde:team": "payments" },
        problems: [
            {
                path: "mesh-egde:team",
                value: "payments",
                rule: "is not a key of the project mesh-edge",
                cure: "did you mean mesh-edge:team?",
            },
        ],
    },
];
