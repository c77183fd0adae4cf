import { isProps, type Props, record, show, text } from "../../values";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";
import { asTexts, statementsOf } from "./policy-document";

export interface Request {
    action: string;
    resource: string;
    /** Condition keys, such as tags of the resource. */
    keys?: Record<string, string>;
}

/** The statements of all policies of a role, its own and those attached. */
function statements(world: World, role: Entity): Props[] {
    const own = world
        .all("aws:iam/rolePolicy:RolePolicy")
        .filter(({ inputs }) => inputs["role"] === role.id);
    const attached = world
        .all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
        .filter(({ inputs }) => inputs["role"] === role.id)
        .flatMap(
            ({ inputs }) => world.get("aws:iam/policy:Policy", show(inputs["policyArn"])) ?? [],
        );
    return [...own, ...attached].flatMap(({ inputs }) =>
        statementsOf(text(inputs, "policy") ?? "{}"),
    );
}

/** IAM's decision: allowed by a statement and denied by none (IAM user guide, "Policy evaluation logic"). */
export function isAllowed(world: World, role: Entity, request: Request): boolean {
    const matching = statements(world, role).filter((statement) => applies(statement, request));
    return (
        matching.some((statement) => statement["Effect"] === "Allow") &&
        !matching.some((statement) => statement["Effect"] === "Deny")
    );
}

/** Whether a statement applies to the request, for any principal. */
export function applies(statement: Props, { action, resource, keys = {} }: Request): boolean {
    const named = (key: string, value: string) =>
        asTexts(statement[key]).some((pattern) => like(pattern, value, key.includes("Action")));
    const either = (key: string, value: string) =>
        key in statement ? named(key, value) : !named(`Not${key}`, value);
    return (
        either("Action", action) &&
        either("Resource", resource) &&
        Object.entries(record(statement, "Condition")).every(([operator, wanted]) =>
            Object.entries(isProps(wanted) ? wanted : {}).every(([key, values]) =>
                holds(operator, asTexts(values), keys[key]),
            ),
        )
    );
}

/** IAM's wildcards; actions are compared without regard to case. */
function like(pattern: string, value: string, anyCase: boolean): boolean {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
    const source = escaped.replace(/\*/g, ".*").replace(/\?/g, ".");
    return new RegExp(`^${source}$`, anyCase ? "is" : "s").test(value);
}

function holds(operator: string, wanted: string[], value: string | undefined): boolean {
    const base = operator.replace(/IfExists$/, "");
    if (base !== operator && value === undefined) return true;
    switch (base) {
        // Of the one value that a request here has.
        case "ForAllValues:StringEquals":
            return value === undefined || wanted.includes(value);
        case "Null":
            return wanted.includes(String(value === undefined));
        case "StringEquals":
        case "ArnEquals":
        case "Bool":
            return value !== undefined && wanted.includes(value);
        case "StringNotEquals":
            return value === undefined || !wanted.includes(value);
        case "StringLike":
        case "ArnLike":
            return value !== undefined && wanted.some((pattern) => like(pattern, value, false));
        default:
            throw new Error(`the sandbox does not support the condition operator ${operator}`);
    }
}
