import { isDeepStrictEqual } from "node:util";

import { BadRequest, urlOf } from "../request";
import type { Resources } from "../resources";
import { trace } from "../trace";
import type { Expectation } from "./requests-file";

/** A request that isn't answered as expected. */
export interface Difference {
    request: string;
    /** `status is 404, and 200 was expected`. */
    differs: string[];
}

/** What differs from the answers expected; empty where nothing does. */
export function differences(
    expectations: readonly Expectation[],
    resources: Resources,
): Difference[] {
    return expectations
        .map(({ request, answer }) => ({
            request: `${request.method} ${urlOf(request)}`,
            differs: differing({ request, answer }, resources),
        }))
        .filter(({ differs }) => differs.length > 0);
}

function differing({ request, answer: expected }: Expectation, resources: Resources): string[] {
    try {
        const found: Record<string, unknown> = { ...trace(request, resources).answer };
        return Object.entries(expected)
            .filter(([key, value]) => !isDeepStrictEqual(plain(found[key]), plain(value)))
            .map(
                ([key, value]) =>
                    `${key} is ${shown(found[key])}, and ${shown(value)} was expected`,
            );
    } catch (error) {
        if (error instanceof BadRequest) return [error.message];
        throw error;
    }
}

/** Without the keys that are undefined, as they are in a file. */
function plain(value: unknown): unknown {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function shown(value: unknown): string {
    return value === undefined ? "absent" : JSON.stringify(value);
}
