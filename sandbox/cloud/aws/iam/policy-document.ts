import { type Props, type Value, at, isProps } from "../../values";
import { CloudError } from "../../world/errors";

/** IAM's check of a document: JSON, a version, statements with what each kind of policy needs. */
export function assertPolicyDocument(document: string | undefined, needs: string): void {
    const statements = statementsOf(document ?? "");
    const whole =
        statements.length > 0 &&
        statements.every(
            (statement) =>
                (statement["Effect"] === "Allow" || statement["Effect"] === "Deny") &&
                ["Action", "NotAction"].some((key) => key in statement) &&
                [needs, `Not${needs}`].some((key) => key in statement),
        );
    if (!whole) throw new CloudError("MalformedPolicyDocument", "Syntax errors in policy.");
}

export function statementsOf(document: string): Props[] {
    let parsed: Value;
    try {
        parsed = JSON.parse(document) as Value;
    } catch {
        throw new CloudError("MalformedPolicyDocument", "This policy contains invalid Json");
    }
    return asList(at(parsed, "Statement")).filter(isProps);
}

/** IAM takes one value in place of a list of one. */
function asList(value: Value | undefined): Value[] {
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? value : [value];
}

export function asTexts(value: Value | undefined): string[] {
    return asList(value).map(String);
}
