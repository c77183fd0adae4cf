import type { z } from "zod";

import { type Path, pathText, type Problem } from "./problem";
import { UNKNOWN } from "./unknown";
import { isMap } from "./zod-schema";

/** Where the walk through a raw value is, with what a cure there may quote. */
export interface Place {
    root: z.ZodType;
    path: Path;
    example: unknown;
    fallback: unknown;
    /** Whether the key may be left out. */
    optional: boolean;
}

/** A problem with the value at a place. */
export function problem(place: Place, value: unknown, rule: string, cure: string): Problem {
    return { path: pathText(place.path), value, rule, cure };
}

/** What JavaScript takes for an object's prototype: zod's own parse leaves out such an entry in silence. */
export const NO_NAME = "__proto__";

/** An entry of a map that can't have its name. */
export function nameless(place: Place, value: unknown) {
    const rule = `must not be called ${NO_NAME}: JavaScript keeps that name for itself`;
    return { value: UNKNOWN, problems: [problem(place, value, rule, "give it another name")] };
}

/** What is wrong with a name in a map is cured at the key. */
export function atKey({ cure, ...rest }: Problem): Problem {
    return { ...rest, cure: cure.replace(/^write (for example )?/, "rename it to ") };
}

/** An entry of a list; its example is one that the list doesn't hold yet. */
export function insideList(place: Place, index: number, list: readonly unknown[]): Place {
    const examples: readonly unknown[] = Array.isArray(place.example) ? place.example : [];
    const free = examples.find((example) => !list.includes(example));
    const at = inside(place, index);
    return { ...at, example: free ?? at.example };
}

/** The place one level deeper; its example and default are the matching parts of the parent's. */
export function inside(place: Place, key: string | number): Place {
    const part = (whole: unknown) =>
        Array.isArray(whole)
            ? (whole[0] as unknown)
            : isMap(whole) && Object.hasOwn(whole, key)
              ? whole[key]
              : undefined;
    return {
        ...place,
        path: [...place.path, key],
        example: part(place.example),
        fallback: part(place.fallback),
        optional: false,
    };
}
