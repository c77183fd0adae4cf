import { parseDocument } from "yaml";

/** What keeps a destroy from beginning, by its path in `mesh-edge:…`. */
const PROTECTIONS = ["cluster.protect", "edge.deletionProtection"];

/** The stack file without protections, as it must be deployed before a destroy; undefined where it has none. */
export function unprotected(stackFile: string): string | undefined {
    const document = parseDocument(stackFile);
    const paths = PROTECTIONS.map((path) => {
        const [section = "", key = ""] = path.split(".");
        return ["config", `mesh-edge:${section}`, key];
    }).filter((path) => document.getIn(path) === true);
    for (const path of paths) document.setIn(path, false);
    return paths.length > 0 ? String(document) : undefined;
}
