import type { z } from "zod";

import { keysOf } from "../../../components/config/reading/zod-schema";
import { markdownTable } from "../markdown-table";
import { SECTIONS, SINGLE_KEYS } from "./stack-file";
import { effectOf, entriesOf } from "./value-text";

/** A key with what a change of it does; `isRest` where keys of the section have effects of their own. */
export interface Change {
    path: string;
    effect: string;
    isRest: boolean;
}

/** The keys whose metadata say what a change does, the keys of a section before its rest. */
export function changes(keys = [...SINGLE_KEYS, ...SECTIONS]): Change[] {
    return keys.flatMap(([key, schema]) => changesBelow(key, schema));
}

function changesBelow(path: string, schema: z.ZodType): Change[] {
    const inside = keysOf(schema).flatMap(([key, child]) =>
        changesBelow(`${entriesOf(path, schema)}.${key}`, child),
    );
    const effect = effectOf(schema);
    return effect === undefined
        ? inside
        : [...inside, { path, effect, isRest: inside.length > 0 && !path.includes(".") }];
}

/** "What a change does" of the runbook: keys of one section with the same effect share a row. */
export function changesTable(): string {
    const rows = new Map<string, { keys: string[]; effect: string }>();
    for (const { path, effect, isRest } of changes()) {
        const section = path.split(".")[0] ?? path;
        const row = rows.get(`${section} ${effect}`) ?? { keys: [], effect };
        row.keys.push(isRest ? `the other keys of \`${path}\`` : `\`${path}\``);
        rows.set(`${section} ${effect}`, row);
    }
    return markdownTable(
        ["Key", "Effect"],
        [...rows.values()].map(({ keys, effect }) => [keys.join(", "), effect]),
    );
}
