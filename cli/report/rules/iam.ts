import { isObject } from "../../render/state";
import type { Found, StepRule } from "../finding";
import { sides } from "../finding";
import { setChange } from "../sets";

/** What a principal may do that it could not do before. */
export const iamActions: StepRule = {
    id: "iam-actions",
    types: ["aws:iam/policy:Policy", "aws:iam/rolePolicy:RolePolicy"],
    find: (step) => {
        const { before, after } = sides(step);
        const { added, gone } = setChange(grantsOf(before.policy), grantsOf(after.policy));
        return widened(added, gone, "policy", "whoever has the policy may do what is new");
    },
};

/** Who may take a role, or use a key or a bucket, and could not before. */
export const iamTrust: StepRule = {
    id: "iam-trust",
    types: [
        "aws:iam/role:Role",
        "aws:s3/bucketPolicy:BucketPolicy",
        "aws:kms/key:Key",
        "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    ],
    find: (step) => {
        const { before, after } = sides(step);
        return ["assumeRolePolicy", "policy", "policyDocument"].flatMap((property) => {
            const { added, gone } = setChange(
                grantsOf(before[property]),
                grantsOf(after[property]),
            );
            return widened(added, gone, property, "whoever is new in it gets this access");
        });
    },
};

/** A policy that a role did not have. */
export const iamAttachment: StepRule = {
    id: "iam-attachment",
    types: ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"],
    find: ({ op, after, before }) => {
        const policy = after?.policyArn;
        if (op === "delete" || policy === before?.policyArn) return [];
        return [
            {
                verdict: "access-grows",
                property: "policyArn",
                old: before?.policyArn,
                new: policy,
                reason: "a role gets a policy",
                consequence: "whoever takes the role may do what the policy allows",
            },
        ];
    },
};

function widened(
    added: readonly string[],
    gone: readonly string[],
    property: string,
    consequence: string,
): Found[] {
    // A refusal that goes allows more, too.
    const grows = [
        ...added.filter((grant) => grant.startsWith("Allow")),
        ...gone.filter((grant) => grant.startsWith("Deny")),
    ];
    if (grows.length === 0) return [];
    return [
        {
            verdict: "access-grows",
            property,
            old: gone,
            new: added,
            reason: `${property} allows more`,
            consequence,
        },
    ];
}

/**
 * A policy as the set of what it grants, one text an action: `Allow s3:GetObject on * to …, if …`. So
 * neither the order of statements nor the way they are folded counts.
 */
export function grantsOf(policy: unknown): string[] {
    const statements = isObject(policy) ? [policy.Statement ?? []].flat() : [];
    const grants = statements.filter(isObject).flatMap((statement) => {
        const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal } =
            statement;
        const actions = Action === undefined ? ["everything but"] : [Action].flat();
        const scope = [
            ...said("on", Resource),
            ...said("on all but", NotResource),
            ...said("to", Principal),
            ...said("to all but", NotPrincipal),
            ...said("if", statement.Condition),
        ].join(" ");
        return actions.map((action) =>
            [String(Effect), textOf(action), ...said("", NotAction), scope].join(" ").trim(),
        );
    });
    return [...new Set(grants)].sort();
}

function textOf(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

function said(word: string, value: unknown): string[] {
    if (value === undefined) return [];
    const text = Array.isArray(value) ? value.map(textOf).join(", ") : textOf(value);
    return [`${word} ${text}`.trim()];
}
