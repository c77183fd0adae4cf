import * as pulumi from "@pulumi/pulumi";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";

import { DEFINITIONS } from "../../components/controller/definitions";

/** What the program asked the engine to make. Mocks see neither `dependsOn` nor `protect`. */
export type Declared = Pick<
    pulumi.runtime.MockResourceArgs,
    "type" | "name" | "inputs" | "provider" | "custom"
>;

/** The resources that a program declared, in the order of their registration, and its lookups. */
export type Program = Declared[] & { lookups: pulumi.runtime.MockCallArgs[] };

type Answer<Question> = (question: Question) => Record<string, unknown>;

export interface ProgramOptions {
    /** As in the first `pulumi preview` of a stack: whatever a provider computes stays unknown. */
    preview?: boolean;
    /** Stack config by full key; a section is an object. */
    config?: Record<string, unknown>;
    /** Other values that AWS or Kubernetes would fill in, by resource type. */
    computed?: Record<string, Answer<Declared>>;
    /** Other answers to lookups, by token. */
    lookups?: Record<string, Answer<Record<string, unknown>>>;
}

const arn = (service: string, path: string) => (r: Declared) => ({
    arn: `arn:aws:${service}:eu-west-1:111122223333:${path}/${r.name}`,
});
const iamArn = (path: string) => (r: Declared) => ({
    arn: `arn:aws:iam::111122223333:${path}/${r.name}`,
});
const physicalName = (r: Declared) => ({ name: `${r.name}-1a2b3c4` });
const nothing = () => ({});

/** Values that AWS or Kubernetes would fill in; a type that is not here is refused. */
const COMPUTED: Record<string, Answer<Declared>> = {
    "pulumi:providers:aws": nothing,
    "pulumi:providers:kubernetes": nothing,
    "aws:acm/certificate:Certificate": (r) => ({
        ...arn("acm", "certificate")(r),
        // In an order of its own, and the same record for a wildcard as for its apex.
        domainValidationOptions: [r.inputs.domainName, ...(r.inputs.subjectAlternativeNames ?? [])]
            .sort()
            .map((domainName: string) => ({
                domainName,
                resourceRecordName: `_proof.${domainName.replace(/^\*\./, "")}.`,
                resourceRecordType: "CNAME",
                resourceRecordValue: `_answer.${domainName.replace(/^\*\./, "")}.acm-validations.aws.`,
            })),
    }),
    "aws:acm/certificateValidation:CertificateValidation": nothing,
    "aws:cloudwatch/dashboard:Dashboard": nothing,
    "aws:cloudwatch/logGroup:LogGroup": arn("logs", "log-group"),
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": nothing,
    "aws:cloudwatch/metricAlarm:MetricAlarm": arn("cloudwatch", "alarm"),
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": nothing,
    "aws:ec2/eip:Eip": nothing,
    "aws:ec2/flowLog:FlowLog": nothing,
    "aws:ec2/internetGateway:InternetGateway": nothing,
    "aws:ec2/launchTemplate:LaunchTemplate": () => ({ latestVersion: 3 }),
    "aws:ec2/natGateway:NatGateway": nothing,
    "aws:ec2/route:Route": nothing,
    "aws:ec2/routeTable:RouteTable": nothing,
    "aws:ec2/routeTableAssociation:RouteTableAssociation": nothing,
    "aws:ec2/subnet:Subnet": nothing,
    "aws:ec2/vpc:Vpc": (r) => ({
        ...arn("ec2", "vpc")(r),
        ipv6CidrBlock: r.inputs.assignGeneratedIpv6CidrBlock ? "2001:db8:12:3400::/56" : "",
    }),
    "aws:eks/accessEntry:AccessEntry": nothing,
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": nothing,
    "aws:eks/addon:Addon": nothing,
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": nothing,
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": iamArn("oidc-provider"),
    "aws:iam/policy:Policy": iamArn("policy"),
    "aws:iam/role:Role": (r) => ({ ...iamArn("role")(r), ...physicalName(r) }),
    "aws:iam/rolePolicy:RolePolicy": nothing,
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": nothing,
    "aws:kms/key:Key": arn("kms", "key"),
    "aws:s3/bucket:Bucket": (r) => ({
        bucket: `${r.name}-1a2b3c4`,
        arn: `arn:aws:s3:::${r.name}-1a2b3c4`,
    }),
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": nothing,
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": nothing,
    "aws:s3/bucketPolicy:BucketPolicy": nothing,
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": nothing,
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
        nothing,
    "aws:lambda/permission:Permission": nothing,
    "aws:lb/targetGroup:TargetGroup": arn("elasticloadbalancing", "targetgroup"),
    "aws:lb/targetGroupAttachment:TargetGroupAttachment": nothing,
    "aws:lb/trustStore:TrustStore": arn("elasticloadbalancing", "truststore"),
    "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization": nothing,
    "aws:route53/zoneAssociation:ZoneAssociation": nothing,
    "aws:route53/record:Record": (r) => ({ fqdn: String(r.inputs.name).replace(/\.$/, "") }),
    "aws:sns/topic:Topic": (r) => ({ arn: `arn:aws:sns:eu-west-1:111122223333:${r.name}` }),
    "aws:sns/topicPolicy:TopicPolicy": nothing,
    "aws:sns/topicSubscription:TopicSubscription": nothing,
    "aws:wafv2/ipSet:IpSet": arn("wafv2", "regional/ipset"),
    "aws:wafv2/webAcl:WebAcl": arn("wafv2", "regional/webacl"),
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": nothing,
    "eks:index:Cluster": (r) => ({
        eksCluster: { name: r.inputs.name },
        kubeconfigJson: '{"kind":"Config"}',
        oidcIssuer: "oidc.eks.eu-west-1.amazonaws.com/id/1A2B",
    }),
    "eks:index:ManagedNodeGroup": nothing,
    "kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration": nothing,
    "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinitionPatch": nothing,
    "kubernetes:core/v1:Namespace": nothing,
    "kubernetes:core/v1:Service": () => ({
        status: { loadBalancer: { ingress: [{ hostname: "nlb-1.elb.eu-west-1.amazonaws.com" }] } },
    }),
    "kubernetes:helm.sh/v3:Release": nothing,
    "kubernetes:networking.istio.io/v1:Gateway": nothing,
    "kubernetes:networking.istio.io/v1:VirtualService": nothing,
    "kubernetes:networking.k8s.io/v1:Ingress": () => ({
        status: { loadBalancer: { ingress: [{ hostname: "alb-1.eu-west-1.elb.amazonaws.com" }] } },
    }),
};

const LOOKUPS: Record<string, Answer<Record<string, unknown>>> = {
    "aws:ec2/getManagedPrefixList:getManagedPrefixList": ({ name }) => ({
        id: `pl-of-${String(name)}`,
    }),
    "aws:elb/getServiceAccount:getServiceAccount": () => ({
        arn: "arn:aws:iam::156460612806:root",
    }),
    "aws:eks/getAddonVersion:getAddonVersion": ({ addonName }) => ({
        version: `default-of-${String(addonName)}`,
    }),
    "aws:elb/getHostedZoneId:getHostedZoneId": () => ({ id: "Z32O12XQLNTSW2" }),
    "aws:index/getPartition:getPartition": () => ({ partition: "aws" }),
    "aws:lb/getHostedZoneId:getHostedZoneId": () => ({ id: "Z32O12XQLNTSW2" }),
    "aws:lb/getLbs:getLbs": () => ({
        arns: [
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/alb/0123456789abcdef",
        ],
    }),
    "aws:route53/getZone:getZone": () => ({ zoneId: "Z0EXAMPLE", name: "example.com" }),
    "kubernetes:helm:template": () => ({
        result: DEFINITIONS.map((name) => ({
            kind: "CustomResourceDefinition",
            metadata: { name },
            spec: { group: `group-of-${name}` },
        })),
    }),
};

/** Starts a program without an engine and records what it declares. */
export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
    const { preview = false, config = {} } = options;
    const computed = { ...COMPUTED, ...options.computed };
    const lookups = { ...LOOKUPS, ...options.lookups };
    const program: Program = Object.assign([], { lookups: [] });
    await settled(); // what an earlier program has still under way would end up in this one
    await pulumi.runtime.setMocks(
        {
            newResource(resource) {
                program.push(resource);
                const isComponent = resource.type.startsWith("mesh-edge:");
                const compute = isComponent ? nothing : computed[resource.type];
                if (!compute) fail(`no such resource type: ${resource.type}`);
                return {
                    id: preview ? undefined : `${resource.name}-id`,
                    state: { ...resource.inputs, ...(preview ? {} : compute(resource)) },
                };
            },
            call(lookup) {
                program.lookups.push(lookup);
                const answer = lookups[lookup.token] ?? fail(`no answer for ${lookup.token}`);
                return answer(lookup.inputs);
            },
        },
        "mesh-edge",
        "test",
        preview,
    );
    takeHooks();
    pulumi.runtime.setAllConfig(
        Object.fromEntries(
            Object.entries(config).map(([key, value]) => [
                key,
                typeof value === "string" ? value : JSON.stringify(value),
            ]),
        ),
    );
    return program;
}

/** The SDK's mocks know no resource hooks, and fail a resource that has one: they are taken, never called. */
function takeHooks(): void {
    Object.assign(getMonitor() ?? fail("no mocks"), {
        registerResourceHook: (_: unknown, done: (error: null, answer: object) => void) => {
            done(null, {});
        },
    });
}

/** Runs a piece of a program to its end and gives what it declared. */
export async function declaredBy(
    declare: () => unknown,
    options?: ProgramOptions,
): Promise<Program> {
    const program = await startProgram(options);
    const usual = Error.stackTraceLimit;
    // The SDK takes a stack trace of every promise that it makes: half of the time of these tests.
    Error.stackTraceLimit = 1;
    try {
        await declare();
        await settled();
    } finally {
        Error.stackTraceLimit = usual;
    }
    return program;
}

/** Waits until everything declared so far is recorded; then the program is over. */
export function settled(): Promise<void> {
    return pulumi.runtime.disconnect();
}

/** The settled value, or `undefined` while it is unknown. Rejects where the output's promise does. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
    return (output as unknown as { promise(): Promise<T> }).promise();
}

/** The resources of one type, in the order of their registration. */
export function all(declared: Declared[], type: string): Declared[] {
    return declared.filter((resource) => resource.type === type);
}

/** The one resource of a type, or of a type and a name. */
export function only(declared: Declared[], type: string, name?: string): Declared {
    const found = all(declared, type).filter((r) => name === undefined || r.name === name);
    if (found.length !== 1) {
        const names = all(declared, type).map((r) => r.name);
        fail(`expected one ${type} ${name ?? ""}, found ${found.length} in: ${names.join(", ")}`);
    }
    return found[0]!;
}

/** How many resources of each type a program makes, its own components left out. */
export function counts(declared: Declared[]): Record<string, number> {
    const made = declared.filter((r) => !r.type.startsWith("mesh-edge:"));
    return Object.fromEntries(made.map(({ type }) => [type, all(made, type).length]));
}

function fail(message: string): never {
    throw new Error(message);
}
