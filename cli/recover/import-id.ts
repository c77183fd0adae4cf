import { z } from "zod";

import { type Resource, text } from "./stack";

/**
 * Types whose things are known by what they join or are called: what `pulumi import` takes for them,
 * from the section "Import" of each type's registry page. A property in braces.
 */
const PATTERNS: Record<string, string> = {
    "aws:cloudwatch/logGroup:LogGroup": "{name}",
    "aws:ec2/route:Route": "{routeTableId}_{destinationCidrBlock}",
    "aws:ec2/routeTableAssociation:RouteTableAssociation": "{subnetId}/{routeTableId}",
    "aws:eks/accessEntry:AccessEntry": "{clusterName}:{principalArn}",
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation":
        "{clusterName}#{principalArn}#{policyArn}",
    "aws:eks/addon:Addon": "{clusterName}:{addonName}",
    "aws:eks/cluster:Cluster": "{name}",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "{role}/{policyArn}",
    "aws:route53/record:Record": "{zoneId}_{name}_{type}",
    "kubernetes:helm.sh/v3:Release": "{namespace}/{name}",
};

/** Of those in the state only: the id that AWS gave is a part. */
const HELD: Record<string, (held: Resource) => string> = {
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": (held) =>
        `${text(held, "clusterName") ?? ""},${held.id}`,
    "aws:wafv2/webAcl:WebAcl": (held) =>
        `${held.id}/${text(held, "name") ?? ""}/${text(held, "scope") ?? ""}`,
};

const metadataSchema = z.object({ name: z.string(), namespace: z.string().optional() });

/** The id under which a planned resource would be imported; undefined where only AWS knows it. */
export function importId(resource: Resource): string | undefined {
    const pattern = PATTERNS[resource.type];
    if (pattern !== undefined) {
        if (isNamedByEngine(resource) && pattern.includes("{name}")) return undefined;
        return pattern.replace(/\{(\w+)\}/g, (_, key: string) => text(resource, key) ?? "");
    }
    if (!resource.type.startsWith("kubernetes:")) return undefined;
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
export const NAMES = ["name", "nodeGroupName"];
