import { below } from "./problem";

/** Thrown where somebody reads a part of the config that isn't valid, so that its value is unknown. */
class UnknownValue extends Error {}

/** Stands for a part that isn't valid. */
export const UNKNOWN = Symbol("unknown");

/** A map or a list with the parts that it is to have. Whoever reads one that is UNKNOWN is thrown out. */
export function withParts<T extends object>(
    whole: T,
    parts: readonly (readonly [string | number, unknown])[],
): T {
    for (const [key, value] of parts) {
        Object.defineProperty(whole, key, {
            enumerable: true,
            configurable: true,
            ...(value === UNKNOWN ? { get: refuse } : { value, writable: true }),
        });
    }
    return whole;
}

function refuse(): never {
    throw new UnknownValue();
}

/** What `look` comes to; undefined if it reads something unknown. */
export function certain<T>(look: () => T): T | undefined {
    try {
        return look();
    } catch (error) {
        if (error instanceof UnknownValue) return undefined;
        throw error;
    }
}

type Collection<T> = readonly T[] | Readonly<Record<string, T>>;

/** What `look` finds at each entry of a list or a map, given its place; nothing for one with what it can't read. */
export function each<T, Found>(
    path: string,
    list: readonly T[] | undefined,
    look: (entry: T, path: string, index: number) => Found,
): Found[];
export function each<T, Found>(
    path: string,
    map: Readonly<Record<string, T>> | undefined,
    look: (entry: T, path: string, name: string) => Found,
): Found[];
export function each(
    path: string,
    collection: Collection<unknown> = {},
    look: (entry: unknown, path: string, key: never) => unknown,
): unknown[] {
    const isList = Array.isArray(collection);
    // The keys alone: whatever goes through the values reads each of them.
    return Object.keys(collection).flatMap((name) => {
        const key = isList ? Number(name) : name;
        return (
            certain(() => [
                look((collection as Record<string, unknown>)[name], below(path, key), key as never),
            ]) ?? []
        );
    });
}

/** The entries of a list or a map that are known. */
export function known<T>(collection: Collection<T> | undefined): T[] {
    return each("", collection as Record<string, T>, (entry) => entry);
}

/** A value of which every part is known: whoever asks for one that isn't is thrown out. */
export function complete<T>(value: T): T {
    JSON.stringify(value);
    return value;
}

/** The value of an inspection with its unknown parts as such, and without those that are left out. */
export function settled(value: unknown): unknown {
    if (value === undefined) return UNKNOWN;
    if (typeof value !== "object" || value === null) return value;
    const parts = Object.entries(value)
        .filter(([, part]) => part !== null)
        .map(([key, part]) => [key, settled(part)] as const);
    return withParts(Array.isArray(value) ? [] : {}, parts);
}
