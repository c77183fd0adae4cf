import * as proto from "@pulumi/pulumi/proto/provider_pb";

import { isProps, ownOf, type Props, same, type Value } from "../values";
import type { Row } from "../world/row";

export interface Change {
    path: string;
    kind: "add" | "delete" | "update";
    replaces: boolean;
}

/** The paths where inputs differ, and whether each makes a new resource. */
export function changesOf(row: Row, olds: Props, news: Props): Change[] {
    return compare("", olds, news).map((change) => {
        const plain = change.path.replace(/\[(\d+)\]/g, ".$1");
        const replaces = (row.forceNew ?? []).some(
            (path) =>
                plain === path || plain.startsWith(`${path}.`) || path.startsWith(`${plain}.`),
        );
        return { ...change, replaces };
    });
}

function compare(
    path: string,
    old: Value | undefined,
    now: Value | undefined,
): Omit<Change, "replaces">[] {
    if (path === "__defaults" || same(old, now)) return [];
    if (isProps(old) && isProps(now)) {
        return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) =>
            compare(joined(path, key), ownOf(old, key), ownOf(now, key)),
        );
    }
    if (Array.isArray(old) && Array.isArray(now)) {
        return Array.from({ length: Math.max(old.length, now.length) }).flatMap((_, index) =>
            compare(`${path}[${String(index)}]`, old[index], now[index]),
        );
    }
    if ((old ?? null) === null) return [{ path, kind: "add" }];
    return [{ path, kind: (now ?? null) === null ? "delete" : "update" }];
}

/** The engine's notation of a path: keys with dots or slashes are in brackets. */
function joined(path: string, key: string): string {
    if (!/^[\w-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
    return path === "" ? key : `${path}.${key}`;
}

/** A name that the program chose can't be there twice, so the old one goes first. */
export function deletesFirst(row: Row, news: Props): boolean {
    if (row.autoname === undefined) return false;
    const made = news["__defaults"];
    return row.autoname in news && !(Array.isArray(made) && made.includes(row.autoname));
}

const { DiffChanges } = proto.DiffResponse;
const { Kind } = proto.PropertyDiff;

export function diffResponse(changes: Change[], deleteFirst: boolean): proto.DiffResponse {
    const response = new proto.DiffResponse();
    response.setHasdetaileddiff(true);
    response.setChanges(changes.length > 0 ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE);
    const replaces = changes.filter((change) => change.replaces);
    response.setReplacesList(replaces.map(({ path }) => path));
    response.setDiffsList(changes.map(({ path }) => path));
    response.setDeletebeforereplace(replaces.length > 0 && deleteFirst);
    for (const { path, kind, replaces: replace } of changes) {
        const diff = new proto.PropertyDiff();
        const kinds = {
            add: replace ? Kind.ADD_REPLACE : Kind.ADD,
            delete: replace ? Kind.DELETE_REPLACE : Kind.DELETE,
            update: replace ? Kind.UPDATE_REPLACE : Kind.UPDATE,
        };
        diff.setKind(kinds[kind]);
        diff.setInputdiff(true);
        response.getDetaileddiffMap().set(path, diff);
    }
    return response;
}
