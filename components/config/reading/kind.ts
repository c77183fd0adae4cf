import { z } from "zod";

import { isMap } from "./zod-schema";

/** Whether the alternatives of the value's kind are specific enough to report their own problems. */
export function decides([only, ...others]: readonly z.ZodType[], raw: unknown): boolean {
    const isText = typeof raw === "string" && only instanceof z.ZodString && others.length === 0;
    return isText || kindOf(raw) !== "scalar";
}

/** The kind of a value, or of the values that a schema is about. */
export function kindOf(subject: unknown): "map" | "list" | "scalar" {
    if (subject instanceof z.ZodType) {
        const isList = subject instanceof z.ZodArray;
        return subject instanceof z.ZodObject ? "map" : isList ? "list" : "scalar";
    }
    return isMap(subject) ? "map" : Array.isArray(subject) ? "list" : "scalar";
}
