import { z } from "zod";

import { type Resource, text } from "./stack";

/**
 * Import ID templates for types identified by their name or by what they connect, from the section
 * "Import" of each type's registry page. {a|b}: the first property that is set; […]: dropped if its
 * property is unset.
 */
export const PATTERNS: Record<string, string> = {
    "aws:cloudwatch/dashboard:Dashboard": "{dashboardName}",
    "aws:cloudwatch/eventTarget:EventTarget": "{rule}/{targetId}",
    "aws:cloudwatch/logGroup:LogGroup": "{name}",
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": "{resourceArn}",
    "aws:ec2/route:Route": "{routeTableId}_{destinationCidrBlock|destinationIpv6CidrBlock}",
    "aws:ec2/routeTableAssociation:RouteTableAssociation": "{subnetId}/{routeTableId}",
    "aws:eks/accessEntry:AccessEntry": "{clusterName}:{principalArn}",
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation":
        "{clusterName}#{principalArn}#{policyArn}",
    "aws:eks/addon:Addon": "{clusterName}:{addonName}",
    "aws:eks/cluster:Cluster": "{name}",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "{role}/{policyArn}",
    "aws:route53/record:Record": "{zoneId}_{name}_{type}[_{setIdentifier}]",
    "aws:route53/zoneAssociation:ZoneAssociation": "{zoneId}:{vpcId}",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": "{bucket}",
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": "{bucket}",
    "aws:s3/bucketPolicy:BucketPolicy": "{bucket}",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "{bucket}",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
        "{bucket}",
    "aws:sqs/queuePolicy:QueuePolicy": "{queueUrl}",
    "aws:ssm/parameter:Parameter": "{name}",
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": "{resourceArn}",
    "kubernetes:helm.sh/v3:Release": "{namespace}/{name}",
};

/** Templates that contain the AWS-assigned id, so they work only for resources already in the state. */
const HELD: Record<string, (held: Resource) => string> = {
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": (held) =>
        `${text(held, "clusterName") ?? ""},${held.id}`,
    "aws:wafv2/ipSet:IpSet": idNameScope,
    "aws:wafv2/webAcl:WebAcl": idNameScope,
};

function idNameScope(held: Resource): string {
    return `${held.id}/${text(held, "name") ?? ""}/${text(held, "scope") ?? ""}`;
}

const metadataSchema = z.object({ name: z.string(), namespace: z.string().optional() });

/** Whether what it joins or is called tells which thing it is: then nothing else does. */
export function isKnownByParts(resource: Resource): boolean {
    const pattern = PATTERNS[resource.type];
    if (pattern === undefined) return resource.type.startsWith("kubernetes:");
    return !(isNamedByEngine(resource) && pattern.includes("{name}"));
}

/** The id under which it would be imported; undefined where only AWS knows it, or a part isn't known yet. */
export function importId(resource: Resource): string | undefined {
    if (!isKnownByParts(resource)) return undefined;
    const template = PATTERNS[resource.type];
    if (template === undefined) return objectId(resource);
    const pattern = template.replace(OPTIONAL, (_, inner: string, keys: string) =>
        part(resource, keys) === undefined ? "" : inner,
    );
    const missing = [...pattern.matchAll(PART)].some(
        ([, keys]) => part(resource, keys) === undefined,
    );
    return missing
        ? undefined
        : pattern.replace(PART, (_, keys: string) => part(resource, keys) ?? "");
}

const PART = /\{([\w|]+)\}/g;
const OPTIONAL = /\[([^[\]]*\{(\w+)\})\]/g;

function part(resource: Resource, keys = ""): string | undefined {
    return keys.split("|").flatMap((key) => text(resource, key) ?? [])[0];
}

function objectId(resource: Resource): string | undefined {
    const { success, data } = metadataSchema.safeParse(resource.inputs["metadata"]);
    if (!success) return undefined;
    return data.namespace === undefined ? data.name : `${data.namespace}/${data.name}`;
}

/** Every id by which an inventory may call what the state holds. */
export function idsOf(held: Resource): string[] {
    return [held.id, importId(held), HELD[held.type]?.(held)].filter((id) => id !== undefined);
}

/** Whether its name was made up of the logical one: the next preview makes up another. */
export function isNamedByEngine({ inputs }: Resource): boolean {
    const made = inputs["__defaults"];
    return Array.isArray(made) && made.some((key) => NAMES.includes(String(key)));
}

/** The properties that hold a physical name. */
export const NAMES = ["name", "nodeGroupName", "bucket"];
