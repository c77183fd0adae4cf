/** A resource of a stack as a rule sees it. */
export interface Resource {
    urn: string;
    type: string;
    /** Logical name. */
    name: string;
    /** Whether Pulumi refuses to delete it. */
    protect: boolean;
    props: Readonly<Record<string, unknown>>;
}

/**
 * Stands in `props` for a value that is known only after up. A rule says nothing about it: the next
 * preview knows it.
 */
export const UNKNOWN = Symbol("known after up");

/** Properties of a resource: what it declares, and beside it what its provider reports. */
export function declared(
    inputs: Readonly<Record<string, unknown>>,
    outputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
    const decided = Object.entries(inputs).filter(([, value]) => value !== UNKNOWN);
    return { ...inputs, ...outputs, ...Object.fromEntries(decided) };
}

/** The value of a property, by the keys of the maps on the way; UNKNOWN if a map on the way is. */
export function valueAt({ props }: Pick<Resource, "props">, ...keys: string[]): unknown {
    let value: unknown = props;
    for (const key of keys) {
        if (value === UNKNOWN) return UNKNOWN;
        value = isMap(value) ? value[key] : undefined;
    }
    return value;
}

/** A property that is a map; empty if it is none. */
export function mapAt(resource: Pick<Resource, "props">, ...keys: string[]) {
    const value = valueAt(resource, ...keys);
    return isMap(value) ? value : {};
}

/** A property that is a list; empty if it is none. */
export function listAt(resource: Pick<Resource, "props">, ...keys: string[]): unknown[] {
    return listOf(valueAt(resource, ...keys));
}

/** The value as a list: nothing is an empty one, a single value a list of one, as IAM reads it. */
export function listOf(value: unknown): unknown[] {
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? value : [value];
}

export function textsOf(value: unknown): string[] {
    return listOf(value).filter((item) => typeof item === "string");
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** AWS's API and Pulumi write some switches as text. */
export function isTrue(value: unknown): boolean {
    return value === true || value === "true";
}

export function ofType(resources: readonly Resource[], ...types: string[]): Resource[] {
    return resources.filter(({ type }) => types.includes(type));
}

/** Kubernetes objects of a kind, of any version of its API group; the core group has no name. */
export function ofKind(resources: readonly Resource[], group: string, kind: string): Resource[] {
    const start = `kubernetes:${group === "" ? "core" : group}/`;
    return resources.filter(({ type }) => type.startsWith(start) && type.endsWith(`:${kind}`));
}

/** Whether somebody said that this stack must not be deleted by mistake: `mesh-edge:protect`. */
export function isProtected(resources: readonly Resource[]): boolean {
    return resources.some(({ protect }) => protect);
}
