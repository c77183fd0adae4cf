import { certain } from "../reading/unknown";

/** Each entry that is the same as an earlier one, with the first of those. Entries whose key can't be read, or is undefined, are the same as none. */
export function repeated<T>(
    entries: readonly T[],
    keyOf: (entry: T) => string | number | undefined,
): [entry: T, first: T][] {
    const firsts = new Map<string | number, T>();
    return entries.flatMap((entry): [T, T][] => {
        const key = certain(() => keyOf(entry));
        const first = key === undefined ? undefined : firsts.get(key);
        if (first !== undefined) return [[entry, first]];
        if (key !== undefined) firsts.set(key, entry);
        return [];
    });
}
