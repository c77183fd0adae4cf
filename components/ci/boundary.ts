import { allow, type Statement } from "./statement";

/** IAM path of everything that CI's access is made of; no deploy role can change what has it. */
export function ciPath(project: string): string {
    return `/${project}-ci/`;
}

/**
 * The most that roles of a stack may ever do, whatever policies they have: what nodes, the load balancer
 * controller, Karpenter, the control plane and the flow logs need by their own policies and those of AWS.
 */
export function boundary(ownRoles: string, partition: string): Statement[] {
    const profiles = [`arn:${partition}:iam::*:instance-profile/*`];
    return [
        allow("Workloads", WORKLOADS, ["*"]),
        allow("LinkedRoles", ["iam:CreateServiceLinkedRole"], ["*"], {
            StringEquals: {
                "iam:AWSServiceName": ["elasticloadbalancing.amazonaws.com", "spot.amazonaws.com"],
            },
        }),
        // Karpenter's: it can put none but the stack's own roles into a profile.
        allow("Profiles", PROFILES, profiles),
        allow("PassOwnRoles", ["iam:PassRole"], [ownRoles]),
    ];
}

const PROFILES = [
    "iam:AddRoleToInstanceProfile",
    "iam:CreateInstanceProfile",
    "iam:DeleteInstanceProfile",
    "iam:GetInstanceProfile",
    "iam:RemoveRoleFromInstanceProfile",
    "iam:TagInstanceProfile",
];

const WORKLOADS = [
    "acm:DescribeCertificate",
    "acm:ListCertificates",
    "autoscaling:Describe*",
    "autoscaling:UpdateAutoScalingGroup",
    "cognito-idp:DescribeUserPoolClient",
    "ec2:*",
    "ec2messages:*",
    "ecr:Batch*",
    "ecr:Describe*",
    "ecr:Get*",
    "ecr:List*",
    "eks:DescribeCluster",
    "eks-auth:AssumeRoleForPodIdentity",
    "elasticloadbalancing:*",
    "iam:GetServerCertificate",
    "iam:ListInstanceProfiles",
    "iam:ListServerCertificates",
    "kms:DescribeKey",
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "logs:Describe*",
    "logs:PutLogEvents",
    "pricing:GetProducts",
    "shield:*",
    "sqs:DeleteMessage",
    "sqs:GetQueueUrl",
    "sqs:ReceiveMessage",
    "ssm:Describe*",
    "ssm:Get*",
    "ssm:List*",
    "ssm:PutComplianceItems",
    "ssm:PutConfigurePackageResult",
    "ssm:PutInventory",
    "ssm:UpdateAssociationStatus",
    "ssm:UpdateInstanceAssociationStatus",
    "ssm:UpdateInstanceInformation",
    "ssmmessages:*",
    "waf-regional:*",
    "wafv2:*",
];
