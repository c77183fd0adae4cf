import { readFileSync } from "node:fs";

import { isMap, isSeq, LineCounter, parseAllDocuments, type YAMLMap } from "yaml";

import { Manifest } from "./manifest";

/** A file that is not there, or no YAML. */
export class UnreadableFile extends Error {}

/** The objects of some files, those inside a `kind: List` too. */
export function readManifests(files: readonly string[]): Manifest[] {
    return files.flatMap((file) => {
        try {
            return parseManifests(file, readFileSync(file === "-" ? 0 : file, "utf8"));
        } catch (error) {
            if (error instanceof UnreadableFile) throw error;
            throw new UnreadableFile(`${file}: ${error instanceof Error ? error.message : "?"}`);
        }
    });
}

export function parseManifests(file: string, text: string): Manifest[] {
    const lines = new LineCounter();
    // A repeated key is a finding, and no reason to stop. `<<` is read as Kubernetes' tools read it.
    const options = { lineCounter: lines, uniqueKeys: false, merge: true, prettyErrors: false };
    const documents = parseAllDocuments(text, options);
    if (!Array.isArray(documents)) return [];
    return documents.flatMap((document) => {
        const [error] = document.errors;
        if (error) {
            const { line, col } = lines.linePos(error.pos[0]);
            throw new UnreadableFile(`${file}:${line}:${col}: ${error.message}`);
        }
        const root = document.contents;
        return isMap(root)
            ? objectsIn(root).map((node) => new Manifest(file, node, document, lines))
            : [];
    });
}

function objectsIn(root: YAMLMap): YAMLMap[] {
    const items = root.get("items");
    const isList = String(root.get("kind")).endsWith("List") && isSeq(items);
    return isList ? items.items.filter((item) => isMap(item)) : [root];
}
