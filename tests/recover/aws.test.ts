import { describe, expect, it } from "vitest";

import { awsInventory } from "../../cli/recover/aws/inventory";
import { tagged } from "../../cli/recover/aws/tagged";
import type { Found } from "../../cli/recover/inventory";
import { facts, resource, TAGS } from "./resources";

const ACCOUNT = "111122223333";
const list = (tags: Record<string, string>) =>
    Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
const mapping = (ResourceARN: string, name?: string) => ({
    ResourceARN,
    Tags: list(name === undefined ? TAGS : { ...TAGS, Name: name }),
});
const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${rest}`;
const WAF_LOGS = arn("logs", "log-group:aws-waf-logs-payments-dev");
const idsOf = (found: Found[]) => found.map(({ type, id }) => [type.split(":").at(-1), id]);

/** Answers in the shape of the CLI's own output skeletons; none is recorded from an account. */
const ANSWERS: Record<string, unknown> = {
    "aws sts assume-role": {
        Credentials: { AccessKeyId: "a", SecretAccessKey: "s", SessionToken: "of the role" },
    },
    "aws resourcegroupstaggingapi get-resources": {
        ResourceTagMappingList: [
            mapping(arn("ec2", "vpc/vpc-1"), "network"),
            mapping(arn("ec2", "route-table/rtb-1")),
            mapping(arn("ec2", "natgateway/nat-old")),
            mapping(arn("ec2", "natgateway/nat-gone")),
            mapping(arn("ec2", "natgateway/nat-1")),
            mapping(arn("kms", "key/old")),
            mapping(arn("kms", "key/new")),
            mapping(arn("ec2", "instance/i-1")),
            {
                ResourceARN: arn("elasticloadbalancing", "targetgroup/k8s-istiosys-1a2b/0c"),
                Tags: list({ ...TAGS, "elbv2.k8s.aws/cluster": "payments-dev" }),
            },
            mapping(arn("ec2", "security-group/sg-default")),
            mapping(arn("ec2", "security-group/sg-other")),
            mapping(arn("ec2", "security-group/sg-gone")),
            mapping(arn("eks", "cluster/payments-dev")),
        ],
    },
    "aws ec2 describe-nat-gateways --filter Name=nat-gateway-id,Values=nat-old,nat-gone,nat-1": {
        NatGateways: [
            { NatGatewayId: "nat-old", State: "deleted" },
            { NatGatewayId: "nat-1", State: "available" },
        ],
    },
    "aws ec2 describe-security-groups --filters Name=group-id,Values=sg-default,sg-other,sg-gone": {
        SecurityGroups: [
            { GroupId: "sg-default", GroupName: "default" },
            { GroupId: "sg-other", GroupName: "by-hand" },
        ],
    },
    "aws kms describe-key --key-id old": { KeyMetadata: { KeyState: "PendingDeletion" } },
    "aws kms describe-key --key-id new": { KeyMetadata: { KeyState: "Enabled" } },
    "aws ec2 describe-launch-templates": {
        LaunchTemplates: [
            { LaunchTemplateId: "lt-1", LaunchTemplateName: "cluster-nodes-main-1a2b3c4" },
        ],
    },
    "aws ec2 describe-route-tables --filters Name=route-table-id,Values=rtb-1": {
        RouteTables: [
            {
                RouteTableId: "rtb-1",
                Routes: [
                    { DestinationCidrBlock: "10.40.0.0/16", Origin: "CreateRouteTable" },
                    { DestinationCidrBlock: "0.0.0.0/0", Origin: "CreateRoute" },
                ],
                Associations: [{ SubnetId: "subnet-1" }, { Main: true }],
            },
        ],
    },
    "aws iam list-roles": {
        Roles: [
            { RoleName: "controller-3e9b431" },
            { RoleName: "controller-of-others" },
            { RoleName: "unrelated" },
        ],
    },
    "aws iam list-policies --scope Local": {
        Policies: [
            {
                PolicyName: "controller-5c5c5c5",
                Arn: "arn:aws:iam::111122223333:policy/controller-5c5c5c5",
            },
        ],
    },
    "aws iam list-open-id-connect-providers": {
        OpenIDConnectProviderList: [
            {
                Arn: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/AB",
            },
        ],
    },
    [`aws logs describe-resource-policies --policy-scope RESOURCE --resource-arn ${WAF_LOGS}`]: {
        resourcePolicies: [{ policyScope: "RESOURCE", resourceArn: WAF_LOGS }],
    },
    [`aws logs describe-resource-policies --policy-scope RESOURCE --resource-arn ${WAF_LOGS}-2`]: {
        resourcePolicies: [],
    },
    "aws s3api get-bucket-policy --bucket payments-logs": { Policy: "{}" },
    "aws iam list-role-tags --role-name controller-3e9b431": { Tags: list(TAGS) },
    "aws iam list-role-tags --role-name controller-of-others": { Tags: [] },
    "aws iam list-policy-tags": { Tags: list(TAGS) },
    "aws iam list-attached-role-policies --role-name controller-3e9b431": {
        AttachedPolicies: [{ PolicyName: "p", PolicyArn: "arn:aws:iam::111122223333:policy/p" }],
    },
    "aws iam list-role-policies --role-name controller-3e9b431": { PolicyNames: ["inline"] },
    "aws route53 list-resource-record-sets --hosted-zone-id Z1 --start-record-name blue.dev.example.com --start-record-type A --start-record-identifier blue":
        {
            ResourceRecordSets: [
                { Name: "blue.dev.example.com.", Type: "A", SetIdentifier: "blue" },
            ],
        },
    "aws route53 list-resource-record-sets --hosted-zone-id Z1 --start-record-name both.dev.example.com":
        {
            ResourceRecordSets: [
                { Name: "both.dev.example.com.", Type: "A", SetIdentifier: "green" },
            ],
        },
    "aws route53 get-hosted-zone --id Z2": {
        VPCs: [{ VPCRegion: "eu-west-1", VPCId: "vpc-1" }],
    },
    "aws route53 list-resource-record-sets": {
        ResourceRecordSets: [{ Name: "\\052.dev.example.com.", Type: "A" }],
    },
    "aws eks list-access-entries": {
        accessEntries: [
            "arn:aws:iam::111122223333:role/ops",
            "arn:aws:iam::111122223333:role/eks-own",
        ],
    },
    "aws eks list-associated-access-policies": {
        associatedAccessPolicies: [
            { policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy" },
        ],
    },
    "aws eks update-kubeconfig --name payments-dev": "Added new context",
    "kubectl get Namespace.v1. istio-system": "namespace/istio-system",
    "kubectl get Ingress.v1.networking.k8s.io gone --namespace istio-system": "",
    "kubectl get secrets": {
        items: [
            ["istiod", "superseded", "1"],
            ["istiod", "deployed", "2"],
            ["istio-ingressgateway", "pending-install", "1"],
            ["istio-base", "pending-upgrade", "10"],
            ["istio-base", "deployed", "9"],
            ["somebody-elses", "deployed", "1"],
        ].map(([name, status, version]) => ({
            metadata: {
                namespace: "istio-system",
                labels: { owner: "helm", name, status, version },
            },
        })),
    },
};

/** A terminal with the answers; another command is an error. */
function tool(asked: string[]) {
    return (command: string, ...args: string[]) => {
        const rest = args[0] === "--kubeconfig" ? args.slice(2) : args;
        const line = [command, ...rest].join(" ");
        asked.push(line);
        if (line.startsWith("aws s3api get-public-access-block")) {
            return Promise.reject(
                new Error("An error occurred (NoSuchPublicAccessBlockConfiguration)"),
            );
        }
        if (line.startsWith("kubectl get Gateway.v1.networking.istio.io")) {
            return Promise.reject(
                new Error(`exit code 1; error: the server doesn't have a resource type "Gateway"`),
            );
        }
        const key = Object.keys(ANSWERS).find((start) => line.startsWith(start));
        if (key === undefined) return Promise.reject(new Error(`no answer to ${line}`));
        const answer = ANSWERS[key];
        return Promise.resolve(typeof answer === "string" ? answer : JSON.stringify(answer));
    };
}

const release = (name: string) =>
    resource("kubernetes:helm.sh/v3:Release", name, { namespace: "istio-system", name });
const stack = facts({
    held: [
        { ...release("istio-base"), id: "istio-system/istio-base" },
        resource(
            "pulumi:providers:aws",
            "cloud",
            { region: "eu-west-1", profile: "payments" },
            "0a1b",
        ),
    ],
    planned: [
        resource("aws:iam/role:Role", "controller", {
            __defaults: ["name"],
            name: "controller-0000000",
        }),
        resource("aws:iam/policy:Policy", "controller", {
            __defaults: ["name"],
            name: "controller-1",
        }),
        resource("aws:route53/record:Record", "alias", {
            zoneId: "Z1",
            name: "*.dev.example.com",
            type: "A",
        }),
        resource("aws:route53/record:Record", "alias-v6", {
            zoneId: "Z1",
            name: "*.dev.example.com",
            type: "AAAA",
        }),
        ...["blue", "both"].map((name) =>
            resource("aws:route53/record:Record", name, {
                zoneId: "Z1",
                name: `${name}.dev.example.com`,
                type: "A",
                setIdentifier: "blue",
            }),
        ),
        ...["vpc-1", "vpc-2"].map((vpcId) =>
            resource("aws:route53/zoneAssociation:ZoneAssociation", vpcId, { zoneId: "Z2", vpcId }),
        ),
        resource("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "logs", {
            resourceArn: WAF_LOGS,
        }),
        resource("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "more", {
            resourceArn: `${WAF_LOGS}-2`,
        }),
        resource("aws:s3/bucketPolicy:BucketPolicy", "logs", { bucket: "payments-logs" }),
        resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", "logs", {
            bucket: "payments-logs",
        }),
        resource("aws:s3/bucketPolicy:BucketPolicy", "later", {
            bucket: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
        }),
        resource("aws:eks/accessEntry:AccessEntry", "ops", {
            principalArn: "arn:aws:iam::111122223333:role/ops",
        }),
        resource("kubernetes:core/v1:Namespace", "mesh", { metadata: { name: "istio-system" } }),
        resource("kubernetes:networking.k8s.io/v1:Ingress", "edge", {
            metadata: { namespace: "istio-system", name: "gone" },
        }),
        resource("kubernetes:networking.istio.io/v1:Gateway", "mesh-entrance", {
            metadata: { namespace: "istio-system", name: "common-external-gateway" },
        }),
        release("istiod"),
        release("istio-ingressgateway"),
    ],
});

describe("the account through the AWS CLI and kubectl", () => {
    it("is searched by tags, and by names where there are none", async () => {
        const found = await awsInventory(() => tool([])).find(stack);
        expect(idsOf(found)).toEqual([
            ["Vpc", "vpc-1"],
            ["RouteTable", "rtb-1"],
            ["NatGateway", "nat-1"],
            ["Key", "new"],
            ["DefaultSecurityGroup", "sg-default"],
            ["Cluster", "payments-dev"],
            ["LaunchTemplate", "lt-1"],
            ["Route", "rtb-1_0.0.0.0/0"],
            ["RouteTableAssociation", "subnet-1/rtb-1"],
            ["Role", "controller-3e9b431"],
            ["RolePolicyAttachment", "controller-3e9b431/arn:aws:iam::111122223333:policy/p"],
            ["RolePolicy", "controller-3e9b431:inline"],
            ["Policy", "arn:aws:iam::111122223333:policy/controller-5c5c5c5"],
            ["Record", "Z1_*.dev.example.com_A"],
            ["Record", "Z1_blue.dev.example.com_A_blue"],
            ["ZoneAssociation", "Z2:vpc-1"],
            ["LogResourcePolicy", WAF_LOGS],
            ["BucketPolicy", "payments-logs"],
            ["AccessEntry", "payments-dev:arn:aws:iam::111122223333:role/ops"],
            [
                "AccessPolicyAssociation",
                "payments-dev#arn:aws:iam::111122223333:role/ops#arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
            ],
            ["Namespace", "istio-system"],
            ["Release", "istio-system/istiod"],
            ["Release", "istio-system/istio-ingressgateway"],
            ["Release", "istio-system/istio-base"],
        ]);
    });

    it("gives a release that Helm never finished with the way on, whether the state holds it or not", async () => {
        const found = await awsInventory(() => tool([])).find(stack);
        expect(found.slice(-3).map(({ broken }) => broken)).toEqual([
            undefined,
            {
                why: "its status is pending-install",
                command: "helm uninstall istio-ingressgateway --namespace istio-system",
            },
            {
                why: "its status is pending-upgrade",
                command: "helm rollback istio-base 9 --namespace istio-system",
            },
        ]);
    });

    it("is that of the stack's provider, and the cluster is reached by a kubeconfig of its own", async () => {
        const asked: string[] = [];
        await awsInventory(() => tool(asked)).find(stack);
        const aws = asked.filter((line) => line.startsWith("aws "));
        expect(
            aws.filter((line) => !line.includes("--region eu-west-1 --profile payments")),
        ).toEqual([]);
        expect(asked[0]).toBe(
            "aws resourcegroupstaggingapi get-resources --tag-filters Key=project,Values=mesh-edge Key=stack,Values=dev Key=team,Values=payments --region eu-west-1 --profile payments --output json",
        );
        expect(asked.find((line) => line.includes("update-kubeconfig"))).toMatch(
            /--kubeconfig \S+config /,
        );
    });
});

describe("hosted zones of another account", () => {
    const role = "arn:aws:iam::999988887777:role/dns";
    const byRole = (externalId?: string) => {
        const dns = resource("pulumi:providers:aws", "dns", {
            assumeRoles: JSON.stringify([{ roleArn: role, sessionName: "mesh-edge", externalId }]),
        });
        return { ...stack, held: [...stack.held, dns] };
    };

    it("are asked with the role's credentials, and nothing else is", async () => {
        const asked: Record<string, string[]> = {};
        const inventory = awsInventory(({ AWS_SESSION_TOKEN: token = "own" }) =>
            tool((asked[token] ??= [])),
        );
        await inventory.find(byRole());

        expect(asked["own"]).toContain(
            `aws sts assume-role --role-arn ${role} --role-session-name mesh-edge-recover --region eu-west-1 --profile payments --output json`,
        );
        expect(asked["own"]?.filter((line) => line.includes("route53"))).toEqual([]);
        expect(asked["of the role"]?.length).toBeGreaterThan(0);
        expect(
            asked["of the role"]?.filter((line) => !/^aws route53 .* --output json$/.test(line)),
        ).toEqual([]);
        // It would overrule the credentials.
        expect(asked["of the role"]?.filter((line) => line.includes("--profile"))).toEqual([]);
    });

    it("are reached by the external id that the role asks for", async () => {
        const asked: string[] = [];
        await awsInventory(() => tool(asked)).find(byRole("payments"));
        expect(asked.find((line) => line.includes("assume-role"))).toMatch(
            / --external-id payments /,
        );
    });
});

describe("an ARN", () => {
    it.each([
        [
            arn("logs", "log-group:/aws/eks/payments-dev/cluster"),
            "LogGroup",
            "/aws/eks/payments-dev/cluster",
        ],
        [arn("acm", "certificate/405e"), "Certificate", arn("acm", "certificate/405e")],
        [
            arn("wafv2", "regional/webacl/edge-web-acl-1/3b72"),
            "WebAcl",
            "3b72/edge-web-acl-1/REGIONAL",
        ],
        [arn("eks", "nodegroup/payments-dev/main-1/0c"), "NodeGroup", "payments-dev:main-1"],
        [arn("eks", "addon/payments-dev/coredns/0c"), "Addon", "payments-dev:coredns"],
        [
            arn("eks", "podidentityassociation/payments-dev/a-1"),
            "PodIdentityAssociation",
            "payments-dev,a-1",
        ],
        [arn("ec2", "elastic-ip/eipalloc-1"), "Eip", "eipalloc-1"],
        [arn("ec2", "vpc-flow-log/fl-1"), "FlowLog", "fl-1"],
    ])("%s is a %s that is imported as %s", (ResourceARN, type, id) => {
        const answer = JSON.stringify({ ResourceTagMappingList: [{ ResourceARN, Tags: [] }] });
        expect(idsOf(tagged(answer))).toEqual([[type, id]]);
    });
});
