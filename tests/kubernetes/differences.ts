/** A value that two documents have at different places or not alike; absent where one has none. */
export interface Difference {
    path: string;
    was?: unknown;
    is?: unknown;
}

/** Where two documents differ, in the order of the paths. */
export function differences(before: unknown, after: unknown): Difference[] {
    const [old, now] = [new Map(values(before)), new Map(values(after))];
    return [...new Set([...old.keys(), ...now.keys()])]
        .sort()
        .filter((path) => old.get(path) !== now.get(path))
        .map((path) => ({
            path,
            ...(old.has(path) && { was: old.get(path) }),
            ...(now.has(path) && { is: now.get(path) }),
        }));
}

/** The values of a document by their paths; an item of a list goes by its name or its number. */
function values(node: unknown, path: string[] = []): [string, unknown][] {
    if (typeof node !== "object" || node === null) return [[path.join(" "), node]];
    return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
        values(value, [...path, Array.isArray(node) ? nameOf(value, key) : key]),
    );
}

function nameOf(item: unknown, index: string): string {
    const { name } = Object(item) as { name?: unknown };
    return typeof name === "string" ? name : index;
}
