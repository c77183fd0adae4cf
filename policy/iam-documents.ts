import { isMap, listOf, ofType, type Resource, textsOf, valueAt } from "./resource";

/** Where a resource type has a policy that gives an identity rights. */
const DOCUMENTS: Readonly<Record<string, string>> = {
    "aws:iam/policy:Policy": "policy",
    "aws:iam/rolePolicy:RolePolicy": "policy",
    "aws:iam/userPolicy:UserPolicy": "policy",
    "aws:iam/groupPolicy:GroupPolicy": "policy",
};

/** A statement of a policy that allows something; keys as in IAM's JSON. */
export interface Allowed {
    policy: Resource;
    actions: string[];
    resources: string[];
    condition: unknown;
    /** Whether it allows all that it does not name. */
    isInverse: boolean;
}

/** What the stack's policies allow. A document that is not known yet has nothing to look at. */
export function allowedIn(resources: readonly Resource[]): Allowed[] {
    return ofType(resources, ...Object.keys(DOCUMENTS)).flatMap((policy) =>
        statements(valueAt(policy, DOCUMENTS[policy.type] ?? "policy"))
            .filter(({ Effect }) => Effect === "Allow")
            .map((statement) => ({
                policy,
                actions: textsOf(statement.Action),
                resources: textsOf(statement.Resource),
                condition: statement.Condition,
                isInverse: statement.NotAction !== undefined,
            })),
    );
}

function statements(document: unknown): Readonly<Record<string, unknown>>[] {
    const parsed = typeof document === "string" ? parse(document) : document;
    return isMap(parsed) ? listOf(parsed.Statement).filter(isMap) : [];
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        // AWS refuses it.
        return undefined;
    }
}
