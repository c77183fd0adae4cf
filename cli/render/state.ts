import { isSecret } from "../../sandbox/cloud/values";
import { deploymentOf } from "../../sandbox/state/resources";
import { nameOf } from "../../sandbox/state/urn";

/** A resource in the state, under its logical name, without its secrets. */
export interface Rendered {
    urn: string;
    type: string;
    name: string;
    inputs: Record<string, unknown>;
    outputs: Record<string, unknown>;
}

const MASK = "[secret]";

/** The resources of what `pulumi stack export` prints, in the order of their URNs. */
export function resourcesOf(exported: unknown): Rendered[] {
    return deploymentOf(exported)
        .resources.filter((resource) => !resource.delete)
        .map(({ urn, type, inputs, outputs }) => ({
            urn,
            type,
            name: nameOf(urn),
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
    if (isSecret(value)) return MASK;
    return Object.fromEntries(
        Object.entries(value)
            .sort(([one], [other]) => compare(one, other))
            .map(([key, item]) => [key, tidy(item)]),
    );
}
