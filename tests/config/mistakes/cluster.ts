import { DEFAULT_VERSIONS, VERSIONS } from "../../../components/config/versions";
import type { Mistake } from "./mistake";

export const CLUSTER: readonly Mistake[] = [
    {
        states: "a version without quotes",
        set: { "cluster.version": 1.35 },
        problems: [
            {
                path: "mesh-edge:cluster.version",
                value: 1.35,
                rule: "must be text",
                cure: 'quote it: "1.35"',
            },
        ],
    },
    {
        states: "a version without quotes that lost its zero",
        set: { "cluster.version": 1.3 },
        problems: [
            {
                path: "mesh-edge:cluster.version",
                value: 1.3,
                rule: "must be text",
                cure: `quote it, as in "${DEFAULT_VERSIONS.eks}"`,
            },
        ],
    },
    {
        states: "a version that EKS has retired",
        set: { "cluster.version": "1.32" },
        problems: [
            {
                path: "mesh-edge:cluster.version",
                value: "1.32",
                rule: `must be one of ${Object.keys(VERSIONS.eks).join(", ")}`,
                cure: "write one of them, quoted; EKS upgrades by one minor at a time",
            },
        ],
    },
    {
        states: "a private range for public access",
        set: { "cluster.publicAccessCidrs": ["10.0.0.0/8"] },
        problems: [
            {
                path: "mesh-edge:cluster.publicAccessCidrs[0]",
                value: "10.0.0.0/8",
                rule: "must be a public range: it is about clients on the internet",
                cure: "write the public address of your network; the VPC itself always has access",
            },
        ],
    },
    {
        states: "host bits in a range of public access",
        set: { "cluster.publicAccessCidrs": ["203.0.113.7/24"] },
        problems: [
            {
                path: "mesh-edge:cluster.publicAccessCidrs[0]",
                value: "203.0.113.7/24",
                rule: "must have only zeros after its first 24 bits",
                cure: 'write "203.0.113.0/24"',
            },
        ],
    },
    {
        states: "Services in the VPC's range",
        set: { "cluster.serviceCidr": "10.40.0.0/20" },
        problems: [
            {
                path: "mesh-edge:network.cidr",
                value: "10.40.0.0/16",
                rule: "must not overlap cluster.serviceCidr, 10.40.0.0/20",
                cure: "choose another private range for one of the two",
            },
        ],
    },
    {
        states: "public addresses for Services",
        set: { "cluster.serviceCidr": "203.0.112.0/20" },
        problems: [
            {
                path: "mesh-edge:cluster.serviceCidr",
                value: "203.0.112.0/20",
                rule: "must be inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
                cure: 'leave it out for the default, or write a private range such as "172.20.0.0/16"',
            },
        ],
    },
    {
        states: "too few addresses for Services",
        set: { "cluster.serviceCidr": "172.20.0.0/25" },
        problems: [
            {
                path: "mesh-edge:cluster.serviceCidr",
                value: "172.20.0.0/25",
                rule: "must be a range from /12 to /24",
                cure: 'leave it out for the default, or write a private range such as "172.20.0.0/16"',
            },
        ],
    },
    {
        states: "an unknown log type",
        set: { "cluster.logTypes": ["audits"] },
        problems: [
            {
                path: "mesh-edge:cluster.logTypes[0]",
                value: "audits",
                rule: "must be one of api, audit, authenticator, controllerManager, scheduler",
                cure: 'did you mean "audit"?',
            },
        ],
    },
    {
        states: "a log type twice",
        set: { "cluster.logTypes": ["audit", "audit"] },
        problems: [
            {
                path: "mesh-edge:cluster.logTypes[1]",
                value: "audit",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "a session for a principal",
        set: {
            "cluster.accessEntries": {
                ops: {
                    principalArn: "arn:aws:sts::111122223333:assumed-role/ops/me",
                    policy: "AmazonEKSViewPolicy",
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:cluster.accessEntries.ops.principalArn",
                value: "arn:aws:sts::111122223333:assumed-role/ops/me",
                rule: "must be the ARN of an IAM role or user, not of a session or a service-linked role",
                cure: 'write for example "arn:aws:iam::111122223333:role/platform-operator"',
            },
        ],
    },
    {
        states: "two entries for one principal",
        set: {
            "cluster.accessEntries": {
                ops: {
                    principalArn: "arn:aws:iam::111122223333:role/ops",
                    policy: "AmazonEKSViewPolicy",
                },
                dev: {
                    principalArn: "arn:aws:iam::111122223333:role/ops",
                    policy: "AmazonEKSEditPolicy",
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:cluster.accessEntries.dev.principalArn",
                value: "arn:aws:iam::111122223333:role/ops",
                rule: "must differ from that of accessEntries.ops: EKS takes one entry a principal",
                cure: "keep one of the two entries",
            },
        ],
    },
    {
        states: "an access policy of IAM",
        set: {
            "cluster.accessEntries": {
                ops: {
                    principalArn: "arn:aws:iam::111122223333:role/ops",
                    policy: "AdministratorAccess",
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:cluster.accessEntries.ops.policy",
                value: "AdministratorAccess",
                rule: "must be one of AmazonEKSClusterAdminPolicy, AmazonEKSAdminPolicy, AmazonEKSAdminViewPolicy, AmazonEKSEditPolicy, AmazonEKSViewPolicy",
                cure: 'write one of "AmazonEKSClusterAdminPolicy", "AmazonEKSAdminPolicy", "AmazonEKSAdminViewPolicy", "AmazonEKSEditPolicy", "AmazonEKSViewPolicy"',
            },
        ],
    },
    {
        states: "an add-on version without its build",
        set: { "cluster.addonVersions": { coredns: "v1.13.1" } },
        problems: [
            {
                path: "mesh-edge:cluster.addonVersions.coredns",
                value: "v1.13.1",
                rule: "must be an EKS add-on version",
                cure: 'write "v1.13.1-eksbuild.1"',
            },
        ],
    },
    {
        states: "a kube-proxy newer than the cluster",
        set: {
            "cluster.version": "1.35",
            "cluster.addonVersions": { "kube-proxy": "v1.36.0-eksbuild.2" },
        },
        problems: [
            {
                path: "mesh-edge:cluster.addonVersions.kube-proxy",
                value: "v1.36.0-eksbuild.2",
                rule: "must not be newer than cluster.version, 1.35, nor more than 3 minors older",
                cure: "write a release of v1.35, or leave it out for the default",
            },
        ],
    },
    {
        states: "a kube-proxy four minors older than the cluster",
        set: {
            "cluster.version": "1.35",
            "cluster.addonVersions": { "kube-proxy": "v1.31.14-eksbuild.2" },
        },
        problems: [
            {
                path: "mesh-edge:cluster.addonVersions.kube-proxy",
                value: "v1.31.14-eksbuild.2",
                rule: "must not be newer than cluster.version, 1.35, nor more than 3 minors older",
                cure: "write a release of v1.35, or leave it out for the default",
            },
        ],
    },
];
