import { allow, allowBut, type Statement } from "./statement";

export interface DeployPolicyArgs {
    partition: string;
    accountId: string;
    project: string;
    stack: string;
    clusterName: string;
    /** Pattern of the stack's own roles. */
    ownRoles: string;
    boundaryArn: string;
    stateBucket: string | undefined;
    /** Every key of secrets in the account's stacks. */
    secretsKeys: string[];
    dnsRole: string | undefined;
}

/** What the program's resources are made with, where the service itself has nothing that leads to more rights. */
const SERVICES = [
    "acm:*",
    "cloudwatch:*",
    "ec2:*",
    "elasticloadbalancing:*",
    "events:*",
    "logs:*",
    "shield:*",
    "sns:*",
    "sqs:*",
    "wafv2:*",
];

/** Services whose own roles AWS creates at their first use. */
const LINKED = [
    "autoscaling",
    "eks",
    "eks-nodegroup",
    "elasticloadbalancing",
    "shield",
    "spot",
    "wafv2",
].map((service) => `${service}.amazonaws.com`);

/** What creates, changes and deletes a key, and lets EKS use it; not what decrypts. */
const KEYS = ["Create*", "Describe*", "Enable*", "Get*", "List*", "Put*", "ScheduleKeyDeletion"];
const KEY_CHANGES = ["TagResource", "UntagResource", "UpdateKeyDescription"];

/** What an update of a stack may do, beside its state. */
export function deployPolicy(args: DeployPolicyArgs): Statement[] {
    const { partition, accountId, stateBucket, secretsKeys, dnsRole } = args;
    const global = (service: string, resource: string) =>
        `arn:${partition}:${service}:*:${accountId}:${resource}`;
    const bucket = `arn:${partition}:s3:::${stateBucket ?? ""}`;
    const keys = [...KEYS, ...KEY_CHANGES].map((action) => `kms:${action}`);
    return [
        allow("Services", SERVICES, ["*"]),
        allow("Clusters", ["eks:CreateCluster", "eks:Describe*", "eks:List*"], ["*"]),
        allow(
            "OwnCluster",
            ["eks:*"],
            [
                global("eks", `cluster/${args.clusterName}`),
                global("eks", `*/${args.clusterName}/*`),
            ],
        ),
        stateBucket === undefined
            ? allow("Buckets", ["s3:*"], ["*"])
            : allowBut("Buckets", ["s3:*"], [bucket, `${bucket}/*`]),
        secretsKeys.length === 0 ? allow("Keys", keys, ["*"]) : allowBut("Keys", keys, secretsKeys),
        allow(
            "Records",
            [
                "route53:AssociateVPCWithHostedZone",
                "route53:ChangeResourceRecordSets",
                "route53:DisassociateVPCFromHostedZone",
                "route53:Get*",
                "route53:List*",
            ],
            ["*"],
        ),
        allow(
            "Functions",
            ["lambda:AddPermission", "lambda:Get*", "lambda:RemovePermission"],
            ["*"],
        ),
        allow("ReadParameters", ["ssm:DescribeParameters", "ssm:ListTagsForResource"], ["*"]),
        allow(
            "PublicParameters",
            ["ssm:GetParameter", "ssm:GetParameters"],
            [`arn:${partition}:ssm:*::parameter/aws/service/*`],
        ),
        allow(
            "Contracts",
            [
                "ssm:AddTagsToResource",
                "ssm:DeleteParameter",
                "ssm:GetParameter",
                "ssm:GetParameters",
                "ssm:PutParameter",
                "ssm:RemoveTagsFromResource",
            ],
            [global("ssm", `parameter/${args.project}/${args.stack}/*`)],
        ),
        ...ownIdentities(args),
        ...(dnsRole === undefined ? [] : [allow("ZonesElsewhere", ["sts:AssumeRole"], [dnsRole])]),
    ];
}

/**
 * IAM, without a way to more rights: no role outside the stack's path can be changed or passed on, and in it
 * none comes into being, or gets a policy, without the boundary.
 */
function ownIdentities({ partition, accountId, ownRoles, boundaryArn }: DeployPolicyArgs) {
    const iam = (resource: string) => `arn:${partition}:iam::${accountId}:${resource}`;
    const policies = ownRoles.replace(":role/", ":policy/");
    return [
        allow("ReadIam", ["iam:Get*", "iam:List*"], ["*"]),
        allow(
            "GrantWithinBoundary",
            [
                "iam:AttachRolePolicy",
                "iam:CreateRole",
                "iam:PutRolePermissionsBoundary",
                "iam:PutRolePolicy",
            ],
            [ownRoles],
            { StringEquals: { "iam:PermissionsBoundary": boundaryArn } },
        ),
        allow(
            "OwnRoles",
            [
                "iam:DeleteRole",
                "iam:DeleteRolePolicy",
                "iam:DetachRolePolicy",
                "iam:PassRole",
                "iam:TagRole",
                "iam:UntagRole",
                "iam:UpdateAssumeRolePolicy",
                "iam:UpdateRole",
                "iam:UpdateRoleDescription",
            ],
            [ownRoles],
        ),
        allow(
            "OwnPolicies",
            [
                "iam:CreatePolicy",
                "iam:CreatePolicyVersion",
                "iam:DeletePolicy",
                "iam:DeletePolicyVersion",
                "iam:TagPolicy",
                "iam:UntagPolicy",
            ],
            [policies],
        ),
        allow(
            "ClusterIssuers",
            [
                "iam:CreateOpenIDConnectProvider",
                "iam:DeleteOpenIDConnectProvider",
                "iam:TagOpenIDConnectProvider",
                "iam:UntagOpenIDConnectProvider",
            ],
            [iam("oidc-provider/oidc.eks.*")],
        ),
        allow("LinkedRoles", ["iam:CreateServiceLinkedRole"], ["*"], {
            StringEquals: { "iam:AWSServiceName": LINKED },
        }),
    ];
}
