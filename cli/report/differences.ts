import { isObject } from "../render/state";

/** A property that an update changes. Undefined is a property that isn't there. */
export interface Difference {
    /** As in `metadata.annotations["alb.ingress.kubernetes.io/scheme"]`. */
    path: string;
    old: unknown;
    new: unknown;
}

/**
 * The smallest parts in which two values differ. A list of texts is compared as a set, because the order
 * of IAM actions, CIDR blocks and hosts has no meaning; a list of named objects by their names.
 */
export function differences(old: unknown, fresh: unknown, path = ""): Difference[] {
    if (isObject(old) && isObject(fresh)) return ofMaps(old, fresh, path);
    if (Array.isArray(old) && Array.isArray(fresh)) return ofLists(old, fresh, path);
    return isSame(old, fresh) ? [] : [{ path, old, new: fresh }];
}

function ofMaps(
    old: Readonly<Record<string, unknown>>,
    fresh: Readonly<Record<string, unknown>>,
    path: string,
): Difference[] {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort();
    return keys.flatMap((key) => differences(old[key], fresh[key], join(path, key)));
}

function ofLists(old: readonly unknown[], fresh: readonly unknown[], path: string): Difference[] {
    const all = [...old, ...fresh];
    if (all.every((item) => typeof item === "string")) {
        const gone = old.filter((item) => !fresh.includes(item));
        const added = fresh.filter((item) => !old.includes(item));
        if (gone.length + added.length === 0) return [];
        return [{ path, old: gone, new: added }];
    }
    const name = NAMES.find((key) => all.every((item) => isNamed(item, key)));
    if (name !== undefined && isUnique(old, name) && isUnique(fresh, name)) {
        return ofMaps(byName(old, name), byName(fresh, name), path);
    }
    const indexes = [...Array(Math.max(old.length, fresh.length)).keys()];
    return indexes.flatMap((index) => differences(old[index], fresh[index], `${path}[${index}]`));
}

/** By which objects in a list are told apart: rules of a web ACL, routes, statements of a policy. */
const NAMES = ["name", "Sid", "sid"];

function isNamed(item: unknown, key: string): item is Record<string, string> {
    return isObject(item) && typeof item[key] === "string";
}

function isUnique(items: readonly unknown[], key: string): boolean {
    return new Set(items.map((item) => isNamed(item, key) && item[key])).size === items.length;
}

function byName(items: readonly unknown[], key: string): Record<string, unknown> {
    return Object.fromEntries(
        items.flatMap((item) => (isNamed(item, key) ? [[`#${item[key]}`, item]] : [])),
    );
}

function join(path: string, key: string): string {
    if (key.startsWith("#")) return `${path}[${key.slice(1)}]`;
    if (!/^\w+$/.test(key)) return `${path}["${key}"]`;
    return path === "" ? key : `${path}.${key}`;
}

function isSame(one: unknown, other: unknown): boolean {
    return JSON.stringify(one) === JSON.stringify(other);
}
