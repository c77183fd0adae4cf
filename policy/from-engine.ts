import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";

import { declared, type Resource, UNKNOWN } from "./resource";

/** What of a resource the SDK gives that the rules need. */
export type EngineResource = Pick<PolicyResource, "urn" | "type" | "name" | "props"> & {
    opts: Pick<PolicyResource["opts"], "protect">;
};

/**
 * The inputs of the resources, as the engine shows them one by one before it shows the whole stack. In a
 * preview the outputs of a resource may lack what its inputs say: a provider need not compute them.
 */
export class Inputs {
    private readonly byUrn = new Map<string, Record<string, unknown>>();

    public keep({ urn, props }: Pick<ResourceValidationArgs, "urn" | "props">): void {
        this.byUrn.set(urn, known(props));
    }

    /** The resources of a stack, in the form of the rules. */
    public with(resources: readonly EngineResource[]): Resource[] {
        return resources.map(({ urn, type, name, opts, props }) => ({
            ...{ urn, type, name },
            protect: opts.protect,
            props: declared(this.byUrn.get(urn) ?? {}, known(props)),
        }));
    }
}

/**
 * A copy in which what is not known yet is UNKNOWN. The SDK hands out proxies, which throw when such a
 * value is read; the preview would then say for each rule that it can't run.
 */
function known(map: object): Record<string, unknown> {
    return Object.fromEntries(Object.keys(map).map((key) => [key, readAt(map, key)]));
}

function readAt(holder: object, key: string): unknown {
    let value: unknown;
    try {
        value = Reflect.get(holder, key);
    } catch (error) {
        // The SDK does not export its class.
        if (error instanceof Error && error.constructor.name === "UnknownValueError") {
            return UNKNOWN;
        }
        throw error;
    }
    if (typeof value !== "object" || value === null) return value;
    if (!Array.isArray(value)) return known(value);
    return Object.keys(value).map((index) => readAt(value, index));
}
