import { UNKNOWN } from "../../policy/resource";
import { type Case, iamPolicy, IN_VPC, object, ofController, resource, ROLE_NAME } from "./cases";

const nodes = (subnetIds: unknown) =>
    resource("aws:eks/nodeGroup:NodeGroup", "nodes", { subnetIds });
const OPEN = resource("aws:ec2/subnet:Subnet", "giving", {
    id: "subnet-1",
    mapPublicIpOnLaunch: true,
});
const ROUTED = [
    resource("aws:ec2/route:Route", "out", { routeTableId: "rtb-1", gatewayId: "igw-1" }),
    resource("aws:ec2/routeTableAssociation:RouteTableAssociation", "public", {
        routeTableId: "rtb-1",
        subnetId: "subnet-2",
    }),
];
const template = (props: Record<string, unknown>) =>
    resource("aws:ec2/launchTemplate:LaunchTemplate", "template", props);
const nodeClass = (spec: Record<string, unknown>) =>
    object("karpenter.k8s.aws/v1:EC2NodeClass", "general", { spec });
const cluster = (props: Record<string, unknown>) =>
    resource("aws:eks/cluster:Cluster", "eks", props);
const endpoint = (...publicAccessCidrs: string[]) =>
    cluster({ vpcConfig: { endpointPublicAccess: true, publicAccessCidrs } });
const bucket = resource("aws:s3/bucket:Bucket", "logs", { bucket: "logs-1" });
const block = (restrictPublicBuckets: boolean) =>
    resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "logs", {
        ...{ bucket: "logs-1", blockPublicAcls: true, blockPublicPolicy: true },
        ...{ ignorePublicAcls: true, restrictPublicBuckets },
    });
const policy = (text: unknown) => resource("aws:iam/policy:Policy", "wide", { policy: text });
const controller = (...statements: object[]) =>
    ofController("aws:iam/policy:Policy", "controller", {
        arn: "arn:own",
        policy: iamPolicy(IN_VPC, ...statements),
    });
const role = ofController("aws:iam/role:Role", "controller", { name: ROLE_NAME });
const attached = (policyArn: unknown) =>
    resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "more", {
        role: ROLE_NAME,
        policyArn,
    });
const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

/** Rules of nodes, cluster, logs and rights. */
export const ACCOUNT: readonly Case[] = [
    {
        rule: "nodes-private",
        states: "nodes in subnets that give addresses, or whose routes lead out",
        keeps: [OPEN, ...ROUTED, nodes(["subnet-3"]), nodes(UNKNOWN)],
        breaks: [OPEN, ...ROUTED, nodes(["subnet-1", "subnet-2", "subnet-3"])],
        found: [["nodes", "It starts nodes in public subnets: subnet-1, subnet-2"]],
    },
    {
        rule: "nodes-private",
        states: "a launch template and a node class that give public addresses",
        keeps: [template({}), nodeClass({})],
        breaks: [
            template({ networkInterfaces: [{ associatePublicIpAddress: "true" }] }),
            nodeClass({ associatePublicIPAddress: true }),
        ],
        found: [
            ["template", "It gives nodes public addresses"],
            ["general", "It gives nodes public addresses"],
        ],
    },
    {
        rule: "nodes-imdsv2",
        states: "metadata without a token, or for pods",
        keeps: [
            template({ metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 } }),
            nodeClass({}),
        ],
        breaks: [
            template({}),
            nodeClass({ metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 } }),
        ],
        found: [
            ["template", "It does not require a token"],
            ["general", "The hop limit is 2"],
        ],
    },
    {
        rule: "volumes-encrypted",
        states: "an open volume, and none at all",
        keeps: [
            template({ blockDeviceMappings: [{ deviceName: "a", ebs: { encrypted: "true" } }] }),
        ],
        breaks: [
            template({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: {} }] }),
            nodeClass({}),
        ],
        found: [
            ["template", "/dev/xvda is not encrypted"],
            ["general", "It says nothing of its volumes"],
        ],
    },
    {
        rule: "one-security-group",
        states: "a group, or a tag on one, with the cluster's tag",
        keeps: [resource("aws:ec2/securityGroup:SecurityGroup", "own", { tags: { Name: "own" } })],
        breaks: [
            resource("aws:ec2/securityGroup:SecurityGroup", "own", {
                tags: { "kubernetes.io/cluster/payments-dev": "owned" },
            }),
            resource("aws:ec2/tag:Tag", "tag", {
                ...{ key: "kubernetes.io/cluster/payments-dev", resourceId: "sg-1" },
            }),
        ],
        found: [
            ["own", "A second group has the tag"],
            ["tag", "It gives a second group the tag"],
        ],
    },
    {
        rule: "security-group-closed",
        states: "a group that lets everybody in",
        keeps: [
            resource("aws:ec2/securityGroup:SecurityGroup", "own", {
                ingress: [{ cidrBlocks: ["10.0.0.0/8"] }],
                egress: [{ cidrBlocks: ["0.0.0.0/0"] }],
            }),
        ],
        breaks: [
            resource("aws:ec2/securityGroup:SecurityGroup", "own", {
                ingress: [{ cidrBlocks: ["0.0.0.0/0"] }],
            }),
            resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "rule", {
                cidrIpv6: "::/0",
            }),
        ],
        found: [
            ["own", "It lets every address in"],
            ["rule", "It lets every address in"],
        ],
    },
    {
        rule: "api-endpoint-closed",
        states: "an API that the world reaches, also by its two halves",
        keeps: [
            endpoint("203.0.113.0/24"),
            cluster({ vpcConfig: { endpointPublicAccess: false } }),
            cluster({ vpcConfig: UNKNOWN }),
        ],
        breaks: [endpoint(), endpoint("0.0.0.0/1", "203.0.113.0/24")],
        found: [
            ["eks", "It answers 0.0.0.0/0"],
            ["eks", "It answers 0.0.0.0/1"],
        ],
    },
    {
        rule: "control-plane-logs",
        states: "a cluster without its audit log",
        keeps: [cluster({ enabledClusterLogTypes: ["authenticator", "audit"] })],
        breaks: [cluster({ enabledClusterLogTypes: ["authenticator"] })],
        found: [["eks", "It does not write audit"]],
    },
    {
        rule: "secrets-encrypted",
        states: "a cluster without a key",
        keeps: [cluster({ encryptionConfig: { resources: ["secrets"] } })],
        breaks: [cluster({})],
        found: [["eks", "It has no key for its secrets"]],
    },
    {
        rule: "log-retention",
        states: "a log group that keeps everything",
        keeps: [resource("aws:cloudwatch/logGroup:LogGroup", "logs", { retentionInDays: 7 })],
        breaks: [resource("aws:cloudwatch/logGroup:LogGroup", "logs", { retentionInDays: 0 })],
        found: [["logs", "It keeps everything"]],
    },
    {
        rule: "bucket-private",
        states: "a bucket with three switches of four",
        keeps: [bucket, block(true)],
        breaks: [bucket, block(false)],
        found: [["logs", "It may be made public"]],
    },
    {
        rule: "controller-iam",
        states: "an action more, a recorded one without its condition, and another policy",
        keeps: [
            role,
            attached("arn:own"),
            controller({
                Effect: "Allow",
                Action: "elasticloadbalancing:CreateListener",
                Resource: ["*"],
            }),
        ],
        breaks: [
            role,
            attached("arn:aws:iam::aws:policy/ReadOnlyAccess"),
            controller(
                { Effect: "Allow", Action: ["s3:GetObject"], Resource: "*" },
                {
                    Effect: "Allow",
                    Action: ["elasticloadbalancing:DeleteLoadBalancer"],
                    Resource: "*",
                },
            ),
        ],
        found: [
            ["controller", "It allows s3:GetObject on *"],
            ["controller", "It allows elasticloadbalancing:DeleteLoadBalancer on *"],
            ["more", "The role also has arn:aws:iam::aws:policy/ReadOnlyAccess"],
        ],
    },
    {
        rule: "iam-no-wildcard",
        states: "a policy that allows everything, in three ways",
        keeps: [
            policy(iamPolicy({ Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::one/*" })),
            policy(iamPolicy({ Effect: "Deny", Action: "*", Resource: "*" })),
            policy(UNKNOWN),
        ],
        breaks: [
            policy(iamPolicy({ Effect: "Allow", Action: ["s3:Get*", "*"], Resource: "*" })),
            policy(iamPolicy({ Effect: "Allow", NotAction: "iam:*", Resource: ["*"] })),
            attached(ADMIN),
        ],
        found: [
            ["wide", "It allows * on *"],
            ["wide", "It allows * on *"],
            ["more", "It attaches AdministratorAccess"],
        ],
    },
    {
        rule: "account-pinned",
        states: "a provider that takes any account",
        keeps: [
            resource("pulumi:providers:aws", "cloud", { allowedAccountIds: '["111122223333"]' }),
        ],
        breaks: [resource("pulumi:providers:aws", "default", {})],
        found: [["default", "It takes any account"]],
    },
    {
        rule: "tags",
        states: "a resource without its owner",
        keeps: [
            resource("aws:ec2/vpc:Vpc", "vpc", {
                tagsAll: { project: "p", stack: "s", team: "t" },
            }),
            resource("aws:ec2/vpc:Vpc", "later", { tagsAll: UNKNOWN }),
        ],
        breaks: [resource("aws:ec2/vpc:Vpc", "vpc", { tagsAll: { project: "p" } })],
        found: [["vpc", "It lacks stack, team"]],
    },
];
