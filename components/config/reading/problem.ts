/** One mistake in a stack file. */
export interface Problem {
    /** Where it stands, such as `network.availabilityZones[0]`. */
    path: string;
    /** What stands there; `undefined` where nothing does. */
    value: unknown;
    /** Whether nothing stands there, and the value is the default. */
    byDefault?: true;
    /** What must hold. */
    rule: string;
    /** What to write instead. */
    cure: string;
}

export type Path = readonly (string | number)[];

/** A path as `pulumi config set --path` takes it: `a.b[0]["dotted.key"]`. */
export function pathText(path: Path): string {
    return path.reduce<string>(below, "");
}

/** The path of a part of what is at another one. */
export function below(path: string, part: string | number): string {
    if (typeof part === "number") return `${path}[${part}]`;
    if (/^$|[.[\]"]/.test(part)) return `${path}[${JSON.stringify(part)}]`;
    return path === "" ? part : `${path}.${part}`;
}

/** The value at a path; `undefined` where none stands. */
export function valueAt(whole: unknown, path: string): unknown {
    const parts = [...path.matchAll(/\[(".*?[^\\]")\]|[^.[\]]+/g)].map(([part, quoted]) =>
        quoted === undefined ? part : String(JSON.parse(quoted)),
    );
    return parts.reduce<unknown>(
        (value, part) =>
            typeof value === "object" && value !== null && Object.hasOwn(value, part)
                ? (value as Record<string, unknown>)[part]
                : undefined,
        whole,
    );
}

/** Whether a value stands at a path in what was given. */
export function isGiven(whole: unknown, path: string): boolean {
    return valueAt(whole, path) !== undefined;
}

/** A value as it would stand in a stack file, on one line. */
export function valueText(value: unknown): string {
    return value === undefined ? "(missing)" : JSON.stringify(value);
}
