import type { z } from "zod";

import { type Path, pathText, type Problem } from "./problem";
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

/** One key or index further in, where the quotes are the parts of those before. */
export function inside(place: Place, key: string | number): Place {
    const part = (whole: unknown) =>
        Array.isArray(whole) ? (whole[0] as unknown) : isMap(whole) ? whole[key] : undefined;
    return {
        ...place,
        path: [...place.path, key],
        example: part(place.example),
        fallback: part(place.fallback),
        optional: false,
    };
}
