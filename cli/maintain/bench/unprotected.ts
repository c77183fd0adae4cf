import { parseDocument } from "yaml";

/** What keeps a destroy from beginning. */
const PROTECTIONS = [
    ["config", "mesh-edge:protect"],
    ["config", "mesh-edge:edge", "deletionProtection"],
];

/** The stack file without protections, as it must be deployed before a destroy; undefined where it has none. */
export function unprotected(stackFile: string): string | undefined {
    const document = parseDocument(stackFile);
    // The CLI quotes a top-level value when it writes the file.
    const paths = PROTECTIONS.filter((path) => String(document.getIn(path)) === "true");
    for (const path of paths) document.setIn(path, false);
    return paths.length > 0 ? String(document) : undefined;
}
