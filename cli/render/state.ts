/** A resource of a deployment's state (apitype.ResourceV3), as far as it is rendered. */
export interface ResourceState {
    urn: string;
    type: string;
    id?: string;
    inputs?: unknown;
    outputs?: unknown;
    /** Replaced, and waiting to be deleted. */
    delete?: boolean;
}

/** What `pulumi stack export` prints. */
export interface StackExport {
    deployment: { resources?: ResourceState[] };
}

/** A resource that stands, under its logical name, without its secrets. */
export interface Rendered {
    urn: string;
    type: string;
    name: string;
    inputs: Record<string, unknown>;
    outputs: Record<string, unknown>;
}

/** Key and value by which the engine marks a secret in a state (sdk/go/common/resource/sig). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

const MASK = "[secret]";

/** The resources of a state in the order of their URNs. */
export function resourcesOf(state: StackExport): Rendered[] {
    return (state.deployment.resources ?? [])
        .filter((resource) => !resource.delete)
        .map(({ urn, type, inputs, outputs }) => ({
            urn,
            type,
            name: urn.split("::").at(-1) ?? urn,
            inputs: asObject(tidy(inputs)),
            outputs: asObject(tidy(outputs)),
        }))
        .sort((one, other) => compare(one.urn, other.urn));
}

/** By code point: the same order on every machine. */
export function compare(one: string, other: string): number {
    return one < other ? -1 : Number(one > other);
}

export function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as a map, an empty one if it is none. */
export function asObject(value: unknown): Record<string, unknown> {
    return isObject(value) ? value : {};
}

/** The value with its secrets masked and the keys of its maps sorted. */
export function tidy(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(tidy);
    if (!isObject(value)) return value;
    if (value[SIGNATURE] === SECRET) return MASK;
    return Object.fromEntries(
        Object.entries(value)
            .sort(([one], [other]) => compare(one, other))
            .map(([key, item]) => [key, tidy(item)]),
    );
}
