import type { PolicyDocument, PolicyStatement } from "../values/policy";
import { READ_ACTIONS } from "./iam-read-actions";

export interface KarpenterPolicyArgs {
    /** ARN partition: `aws`, `aws-cn`, `aws-us-gov`. */
    partition: string;
    region: string;
    accountId: string;
    clusterName: string;
    /** The role that Karpenter hands to its nodes. */
    nodeRoleArn: string;
    /** The queue of interruptions. */
    queueArn: string;
}

/** The tag of a pool, which is on everything that Karpenter makes in EC2; and of a class, in IAM. */
const POOL = "karpenter.sh/nodepool";
const CLASS = "karpenter.k8s.aws/ec2nodeclass";
const CLUSTER = "eks:eks-cluster-name";
const REGION = "topology.kubernetes.io/region";

/** What comes into being when an instance is started. */
const STARTED = [
    "fleet",
    "instance",
    "volume",
    "network-interface",
    "launch-template",
    "spot-instances-request",
];

type Condition = NonNullable<PolicyStatement["Condition"]>;

/**
 * What Karpenter may do with EC2: the actions and conditions of the project's own template
 * (`cloudformation.yaml` of its getting-started guide), without those for reserved capacity, placement
 * groups and zonal shift, which the program doesn't use. Compared for 1.14.1; the calls that 1.14.3 and
 * 1.15.2 know (`pkg/aws/sdk.go`) are the same, apart from RebootInstances of a feature that is off.
 */
export function instancesPolicy(args: KarpenterPolicyArgs): PolicyDocument {
    const { partition, region, clusterName } = args;
    const ec2 = (...kinds: string[]) =>
        kinds.map((kind) => `arn:${partition}:ec2:${region}:*:${kind}/*`);
    const { owned, asked } = tags(clusterName);
    return document([
        allow(
            "UseWhatIsThere",
            ["ec2:RunInstances", "ec2:CreateFleet"],
            [
                ...["image", "snapshot"].map((kind) => `arn:${partition}:ec2:${region}::${kind}/*`),
                ...ec2("security-group", "subnet"),
            ],
        ),
        allow(
            "UseOwnTemplates",
            ["ec2:RunInstances", "ec2:CreateFleet"],
            ec2("launch-template"),
            owned(POOL),
        ),
        allow(
            "Start",
            ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"],
            ec2(...STARTED),
            asked(POOL),
        ),
        allow("TagAtStart", ["ec2:CreateTags"], ec2(...STARTED), {
            ...asked(POOL, {
                "ec2:CreateAction": ["RunInstances", "CreateFleet", "CreateLaunchTemplate"],
            }),
        }),
        allow("TagOwnInstances", ["ec2:CreateTags"], ec2("instance"), {
            ...owned(POOL),
            StringEqualsIfExists: { [`aws:RequestTag/${CLUSTER}`]: clusterName },
            "ForAllValues:StringEquals": {
                "aws:TagKeys": [CLUSTER, "karpenter.sh/nodeclaim", "Name"],
            },
        }),
        allow(
            "DeleteOwn",
            ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
            ec2("instance", "launch-template"),
            owned(POOL),
        ),
    ]);
}

/** What Karpenter may do with everything else; a policy of its own, because one holds 6,144 characters. */
export function surroundingsPolicy(args: KarpenterPolicyArgs): PolicyDocument {
    const { partition, region, accountId, clusterName } = args;
    const profiles = `arn:${partition}:iam::${accountId}:instance-profile/*`;
    const { owned, asked } = tags(clusterName);
    const here = (tag: string) => ({ [`${tag}/${REGION}`]: region });
    const its = owned(CLASS, here("aws:ResourceTag"));
    const new_ = asked(CLASS, here("aws:RequestTag"));
    return document([
        allow("HandOutNodeRole", ["iam:PassRole"], args.nodeRoleArn, {
            StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] },
        }),
        allow("CreateProfile", ["iam:CreateInstanceProfile"], profiles, new_),
        allow("TagProfile", ["iam:TagInstanceProfile"], profiles, {
            StringEquals: { ...its["StringEquals"], ...new_["StringEquals"] },
            StringLike: { ...its["StringLike"], ...new_["StringLike"] },
        }),
        allow(
            "OwnProfiles",
            [
                "iam:AddRoleToInstanceProfile",
                "iam:RemoveRoleFromInstanceProfile",
                "iam:DeleteInstanceProfile",
            ],
            profiles,
            its,
        ),
        allow("ReadProfiles", ["iam:GetInstanceProfile"], profiles),
        allow("ListProfiles", ["iam:ListInstanceProfiles"], "*"),
        allow(
            "ReadCluster",
            ["eks:DescribeCluster"],
            `arn:${partition}:eks:${region}:${accountId}:cluster/${clusterName}`,
        ),
        allow(
            "Interruptions",
            ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
            args.queueArn,
        ),
        allow("ReadRegion", READ_ACTIONS, "*", {
            StringEquals: { "aws:RequestedRegion": region },
        }),
        allow(
            "FindImages",
            ["ssm:GetParameter"],
            `arn:${partition}:ssm:${region}::parameter/aws/service/*`,
        ),
        // The price list has no resources, and answers in two regions for all.
        allow("ReadPrices", ["pricing:GetProducts"], "*"),
    ]);
}

/** Conditions on what the cluster's Karpenter has made, and on what it makes. */
function tags(clusterName: string) {
    const cluster = `kubernetes.io/cluster/${clusterName}`;
    return {
        owned: (mark: string, more: Condition[string] = {}): Condition => ({
            StringEquals: { [`aws:ResourceTag/${cluster}`]: "owned", ...more },
            StringLike: { [`aws:ResourceTag/${mark}`]: "*" },
        }),
        asked: (mark: string, more: Condition[string] = {}): Condition => ({
            StringEquals: {
                [`aws:RequestTag/${cluster}`]: "owned",
                [`aws:RequestTag/${CLUSTER}`]: clusterName,
                ...more,
            },
            StringLike: { [`aws:RequestTag/${mark}`]: "*" },
        }),
    };
}

function document(Statement: PolicyStatement[]): PolicyDocument {
    return { Version: "2012-10-17", Statement };
}

function allow(
    Sid: string,
    Action: string[],
    Resource: string | string[],
    Condition?: Condition,
): PolicyStatement {
    return { Sid, Effect: "Allow", Action, Resource, ...(Condition && { Condition }) };
}
