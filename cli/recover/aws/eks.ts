import { z } from "zod";

import type { Found } from "../inventory";
import { type StackFacts, text } from "../stack";
import { type Aws, parsed } from "./cli";

const ENTRY = "aws:eks/accessEntry:AccessEntry";
const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";

const entriesSchema = z.object({ accessEntries: z.array(z.string()) });
const policiesSchema = z.object({
    associatedAccessPolicies: z.array(z.object({ policyArn: z.string() })),
});

/** Access of the principals that the stack names; others' entries, as EKS's own ones, are not looked at. */
export async function access(
    aws: Aws,
    cluster: string,
    { held, planned }: StackFacts,
): Promise<Found[]> {
    const wanted = new Set(
        [...held, ...planned]
            .filter(({ type }) => type === ENTRY || type === ASSOCIATION)
            .flatMap((resource) => text(resource, "principalArn") ?? []),
    );
    if (wanted.size === 0) return [];
    const listed = await aws("eks", "list-access-entries", "--cluster-name", cluster);
    const found: Found[] = [];
    for (const principal of entriesSchema.parse(parsed(listed)).accessEntries) {
        if (!wanted.has(principal)) continue;
        found.push({ type: ENTRY, id: `${cluster}:${principal}` });
        const on = ["--cluster-name", cluster, "--principal-arn", principal];
        const answer = await aws("eks", "list-associated-access-policies", ...on);
        for (const { policyArn } of policiesSchema.parse(parsed(answer)).associatedAccessPolicies) {
            found.push({ type: ASSOCIATION, id: `${cluster}#${principal}#${policyArn}` });
        }
    }
    return found;
}
