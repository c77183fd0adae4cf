import { below } from "./problem";

/** Thrown where somebody reads a part of the config that isn't valid, so that its value is unknown. */
export class UnknownValue extends Error {}

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

/** A copy of a map in which some parts are others. */
export function copyWith<T extends object>(
    whole: T,
    parts: readonly (readonly [string, unknown])[],
): T {
    // By their descriptors: to spread it would be to read each part.
    return withParts(
        Object.defineProperties({}, Object.getOwnPropertyDescriptors(whole)) as T,
        parts,
    );
}

/** A copy of a map in which the part at a path, key by key, is unknown. */
export function withUnknown<T extends object>(whole: T, [key = "", ...rest]: readonly string[]): T {
    const inner = rest.length === 0 ? undefined : certain(() => partOf(whole, key));
    return copyWith(whole, [[key, inner === undefined ? UNKNOWN : withUnknown(inner, rest)]]);
}

function partOf(whole: object, key: string): object | undefined {
    return (whole as Readonly<Record<string, object | undefined>>)[key];
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
