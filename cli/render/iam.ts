import { type RenderedFile, json } from "./files";
import { type Rendered, tidy } from "./state";

/** Where a resource type has its policy document, and what the document is called. */
const DOCUMENTS: Readonly<Record<string, { input: string; suffix: string }>> = {
    "aws:iam/policy:Policy": { input: "policy", suffix: "" },
    "aws:iam/rolePolicy:RolePolicy": { input: "policy", suffix: "" },
    "aws:iam/role:Role": { input: "assumeRolePolicy", suffix: ".trust" },
};

/** The IAM policy document of a resource; undefined if it has none. */
export function iamFile({ type, name, inputs }: Rendered): RenderedFile | undefined {
    const document = DOCUMENTS[type];
    if (!document) return undefined;

    return {
        path: `iam/${name}${document.suffix}.json`,
        text: json(tidy(parsed(inputs[document.input]))),
    };
}

/** A document is text in AWS's API, and stays text where it is masked. */
function parsed(document: unknown): unknown {
    return typeof document === "string" && document.startsWith("{")
        ? JSON.parse(document)
        : document;
}
