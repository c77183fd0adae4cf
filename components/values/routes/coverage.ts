import { canonicalMatch, prefixBase, type RouteMatch, type ValueMatch } from "./match";
import { literalHead, takesWhole } from "./re2";

/** Whether every request that fits the second fits the first; no where it can't be told. */
export function covers(outer: RouteMatch, inner: RouteMatch): boolean {
    const [wide, narrow] = [canonicalMatch(outer), canonicalMatch(inner)];
    return (
        coversPath(wide.path, narrow.path) &&
        (wide.method === undefined || wide.method === narrow.method) &&
        coversValues(wide.headers, narrow.headers) &&
        coversValues(wide.queryParams, narrow.queryParams)
    );
}

type PathMatch = RouteMatch["path"];

/** Whether a path, and all that its match stands for, fits another's match. */
export function coversPath(outer: PathMatch, inner: PathMatch): boolean {
    if (outer.type === inner.type && outer.value === inner.value) return true;
    if (outer.type === "Exact") return false;
    if (outer.type === "PathPrefix") return isBelow(prefixBase(outer.value), inner);
    return (
        /^\^?\/?\.\*\$?$/.test(outer.value) ||
        (inner.type === "Exact" && takesWhole(outer.value, inner.value) === true)
    );
}

function isBelow(base: string, { type, value }: PathMatch): boolean {
    if (base === "") return true;
    if (type === "RegularExpression") return literalHead(value).startsWith(`${base}/`);
    const path = type === "PathPrefix" ? prefixBase(value) : value;
    return path === base || path.startsWith(`${base}/`);
}

function coversValues(outer: readonly ValueMatch[], inner: readonly ValueMatch[]): boolean {
    return outer.every((wide) =>
        inner.some((narrow) => narrow.name === wide.name && coversValue(wide, narrow)),
    );
}

function coversValue(outer: ValueMatch, inner: ValueMatch): boolean {
    if (outer.type === inner.type) return outer.value === inner.value;
    return inner.type === "Exact" && takesWhole(outer.value, inner.value) === true;
}

/**
 * The requests that fit two matches of the same path, as a match of its own; undefined where there are
 * none, or where regular expressions keep it from being told.
 */
export function intersection(one: RouteMatch, other: RouteMatch): RouteMatch | undefined {
    const [a, b] = [canonicalMatch(one), canonicalMatch(other)];
    if (a.path.type !== b.path.type || a.path.value !== b.path.value) return undefined;
    if (a.method !== undefined && b.method !== undefined && a.method !== b.method) return undefined;
    const headers = merged(a.headers, b.headers);
    const queryParams = merged(a.queryParams, b.queryParams);
    return headers && queryParams
        ? { path: a.path, method: a.method ?? b.method, headers, queryParams }
        : undefined;
}

function merged(a: readonly ValueMatch[], b: readonly ValueMatch[]): ValueMatch[] | undefined {
    const all = [...a];
    for (const value of b) {
        const at = all.findIndex(({ name }) => name === value.name);
        const same = all[at];
        if (same === undefined) all.push(value);
        else if (coversValue(value, same)) continue;
        else if (coversValue(same, value)) all[at] = value;
        else return undefined;
    }
    return all;
}
