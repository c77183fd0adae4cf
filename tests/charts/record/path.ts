/** A key below a path; one that is no plain word stands in brackets, since it may have dots. */
export function below(path: string, key: string): string {
    if (!/^[\w-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
    return path ? `${path}.${key}` : key;
}

/** By code point: the same order on every machine. */
export function sorted(paths: Iterable<string>): string[] {
    return [...new Set(paths)].sort();
}

export function isMap(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
