import type { Mistake } from "./mistake";

const NO_PRINCIPAL = {
    path: "mesh-edge:cluster.accessEntries.ops.principalArn",
    rule: "must be the ARN of an IAM role or user, not of a session or a service-linked role",
    cure: 'write for example "arn:aws:iam::111122223333:role/platform-operator"',
};

function entryOf(principalArn: string) {
    return { "cluster.accessEntries": { ops: { principalArn, policy: "AmazonEKSViewPolicy" } } };
}

function noPrincipal(states: string, value: string): Mistake {
    return { states, set: entryOf(value), problems: [{ ...NO_PRINCIPAL, value }] };
}

/** Who may reach the Kubernetes API: from where, and as whom. */
export const ACCESS: readonly Mistake[] = [
    noPrincipal("a region in a principal", "arn:aws:iam:eu-west-1:111122223333:role/ops"),
    noPrincipal("a principal that is a path only", "arn:aws:iam::111122223333:role/teams/"),
    noPrincipal(
        "a principal with a name that IAM does not take",
        `arn:aws:iam::111122223333:role/${"x".repeat(65)}`,
    ),
    noPrincipal(
        "a service-linked role",
        "arn:aws:iam::111122223333:role/aws-service-role/emr-containers.amazonaws.com/AWSServiceRoleForAmazonEMRContainers",
    ),
    {
        states: "the role of a permission set without its path, as aws-auth had it",
        set: entryOf("arn:aws:iam::111122223333:role/AWSReservedSSO_Ops_0123456789abcdef"),
        problems: [
            {
                path: "mesh-edge:cluster.accessEntries.ops.principalArn",
                value: "arn:aws:iam::111122223333:role/AWSReservedSSO_Ops_0123456789abcdef",
                rule: "must have the path of a permission set's role, aws-reserved/sso.amazonaws.com",
                cure: 'write what "aws iam get-role --role-name AWSReservedSSO_Ops_0123456789abcdef" shows, such as "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/<region of IAM Identity Center>/AWSReservedSSO_Ops_0123456789abcdef"',
            },
        ],
    },
    {
        states: "one role twice, with two paths, as IAM can't have it",
        set: {
            "cluster.accessEntries": {
                ops: {
                    principalArn: "arn:aws:iam::111122223333:role/ops",
                    policy: "AmazonEKSViewPolicy",
                },
                team: {
                    principalArn: "arn:aws:iam::111122223333:role/teams/a/Ops",
                    policy: "AmazonEKSViewPolicy",
                },
                person: {
                    principalArn: "arn:aws:iam::111122223333:user/ops",
                    policy: "AmazonEKSViewPolicy",
                },
                elsewhere: {
                    principalArn: "arn:aws:iam::444455556666:role/ops",
                    policy: "AmazonEKSViewPolicy",
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:cluster.accessEntries.team.principalArn",
                value: "arn:aws:iam::111122223333:role/teams/a/Ops",
                rule: "must differ from that of accessEntries.ops in more than path and case: IAM gives a name once in an account",
                cure: "keep the entry whose ARN IAM shows",
            },
        ],
    },
    {
        states: "a principal of another partition",
        set: entryOf("arn:aws-cn:iam::111122223333:role/ops"),
        problems: [
            {
                path: "mesh-edge:cluster.accessEntries.ops.principalArn",
                value: "arn:aws-cn:iam::111122223333:role/ops",
                rule: "must be of the partition of eu-west-1, aws",
                cure: "begin it with arn:aws:, and name an account there",
            },
        ],
    },
    {
        states: "a principal of the commercial partition in China",
        set: {
            "aws:region": "cn-north-1",
            "network.availabilityZones": ["cn-north-1a", "cn-north-1b"],
            ...entryOf("arn:aws:iam::111122223333:role/ops"),
        },
        problems: [
            {
                path: "mesh-edge:cluster.accessEntries.ops.principalArn",
                value: "arn:aws:iam::111122223333:role/ops",
                rule: "must be of the partition of cn-north-1, aws-cn",
                cure: "begin it with arn:aws-cn:, and name an account there",
            },
        ],
    },
    {
        states: "capitals in a namespace of a policy",
        set: {
            "cluster.accessEntries": {
                ops: {
                    principalArn: "arn:aws:iam::111122223333:role/ops",
                    policy: "AmazonEKSViewPolicy",
                    namespaces: ["dev-*", "Shop"],
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:cluster.accessEntries.ops.namespaces[1]",
                value: "Shop",
                rule: "must be a namespace of a-z, 0-9 and -, or several by a *",
                cure: 'write "shop"',
            },
        ],
    },
    {
        states: "more ranges of public access than EKS takes",
        set: {
            "cluster.publicAccessCidrs": Array.from({ length: 41 }, (_, i) => `203.0.${i}.0/24`),
        },
        problems: [
            {
                path: "mesh-edge:cluster.publicAccessCidrs",
                value: Array.from({ length: 41 }, (_, i) => `203.0.${i}.0/24`),
                rule: "must hold 40 ranges at most, the limit of EKS",
                cure: 'write for example ["203.0.113.0/24"]',
            },
        ],
    },
    ...["127.0.0.0/8", "169.254.20.0/24", "100.64.0.0/16"].map((value): Mistake => ({
        states: `public access for ${value}`,
        set: { "cluster.publicAccessCidrs": [value] },
        problems: [
            {
                path: "mesh-edge:cluster.publicAccessCidrs[0]",
                value,
                rule: "must be a public range: it is about clients on the internet",
                cure: "write the public address of your network; the VPC itself always has access",
            },
        ],
    })),
];
