import { z } from "zod";

import type { Found } from "../inventory";
import { nameOf } from "../../../sandbox/state/urn";
import type { Resource, StackFacts } from "../stack";
import { type Aws, parsed } from "./cli";

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";
const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";

const rolesSchema = z.object({ Roles: z.array(z.object({ RoleName: z.string() })) });
const policiesSchema = z.object({
    Policies: z.array(z.object({ PolicyName: z.string(), Arn: z.string() })),
});
const tagsSchema = z.object({
    Tags: z.array(z.object({ Key: z.string(), Value: z.string() })),
});
const providersSchema = z.object({
    OpenIDConnectProviderList: z.array(z.object({ Arn: z.string() })),
});
const attachedSchema = z.object({
    AttachedPolicies: z.array(z.object({ PolicyArn: z.string() })),
});
const inlineSchema = z.object({ PolicyNames: z.array(z.string()) });

/** Roles and policies by their names' beginnings, because `get-resources` returns no roles; then by tags. */
export async function iam(aws: Aws, { held, planned, tags }: StackFacts): Promise<Found[]> {
    const all = [...held, ...planned];
    const listed: Found[] = [
        ...rolesSchema
            .parse(parsed(await aws("iam", "list-roles")))
            .Roles.map(({ RoleName }) => ({ type: ROLE, id: RoleName, name: RoleName })),
        ...policiesSchema
            .parse(parsed(await aws("iam", "list-policies", "--scope", "Local")))
            .Policies.map(({ PolicyName, Arn }) => ({ type: POLICY, id: Arn, name: PolicyName })),
        ...providersSchema
            .parse(parsed(await aws("iam", "list-open-id-connect-providers")))
            .OpenIDConnectProviderList.map(({ Arn }) => ({ type: PROVIDER, id: Arn })),
    ].filter((thing) => all.some((resource) => mayBe(resource, thing)));
    const found: Found[] = [];
    for (const thing of listed) {
        const own = await tagsOf(aws, thing);
        if (Object.entries(tags).some(([key, value]) => own[key] !== value)) continue;
        found.push({ ...thing, tags: own });
        if (thing.type === ROLE) found.push(...(await policiesOf(aws, thing.id)));
    }
    return found;
}

/** The engine's names are the logical one, a hyphen, and seven hexadecimal digits. */
function mayBe({ urn, type }: Resource, { type: kind, name }: Found): boolean {
    const logical = nameOf(urn);
    if (type !== kind || name === undefined) return type === kind;
    return name === logical || name.startsWith(`${logical}-`);
}

const TAGS_OF: Record<string, string[]> = {
    [ROLE]: ["list-role-tags", "--role-name"],
    [POLICY]: ["list-policy-tags", "--policy-arn"],
    [PROVIDER]: ["list-open-id-connect-provider-tags", "--open-id-connect-provider-arn"],
};

async function tagsOf(aws: Aws, { type, id }: Found): Promise<Record<string, string>> {
    const listing = TAGS_OF[type] ?? [];
    const { Tags } = tagsSchema.parse(parsed(await aws("iam", ...listing, id)));
    return Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
}

async function policiesOf(aws: Aws, role: string): Promise<Found[]> {
    const attached = await aws("iam", "list-attached-role-policies", "--role-name", role);
    const inline = await aws("iam", "list-role-policies", "--role-name", role);
    return [
        ...attachedSchema.parse(parsed(attached)).AttachedPolicies.map(({ PolicyArn }) => ({
            type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            id: `${role}/${PolicyArn}`,
        })),
        ...inlineSchema.parse(parsed(inline)).PolicyNames.map((name) => ({
            type: "aws:iam/rolePolicy:RolePolicy",
            id: `${role}:${name}`,
            name,
        })),
    ];
}
