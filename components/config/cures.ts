import { z } from "zod";

import { nearest } from "./nearest";
import { valueText } from "./problem";
import { choicesOf, keysOf } from "./zod-schema";

const SEE = "see docs/configuration.md";

/** Cure for a key that must be there and isn't. */
export function missingCure(schema: z.ZodType, example: unknown): string {
    const shown = example ?? choicesOf(schema)[0];
    return shown === undefined ? SEE : `add it, for example ${valueText(shown)}`;
}

/** Cure for a value that its own schema refuses. */
export function valueCure(
    schema: z.ZodType,
    raw: unknown,
    example: unknown,
    fallback: unknown,
): string {
    return (
        rewritten(schema, raw, example ?? fallback) ??
        nearBound(schema, raw) ??
        choiceCure([schema], raw, example ?? fallback)
    );
}

/** Cure for a value that is none of a closed choice, or has the wrong form. */
export function choiceCure(options: readonly z.ZodType[], raw: unknown, shown: unknown): string {
    const choices = options.flatMap(choicesOf);
    const meant = typeof raw === "string" ? nearest(raw, choices.map(String)) : undefined;
    if (meant !== undefined) {
        return `did you mean ${valueText(meant)}?`;
    }
    const example = shown ?? choices[0];
    return example === undefined ? SEE : `write for example ${valueText(example)}`;
}

/** Cure for a key that the section doesn't know; another section may. */
export function keyCure(root: z.ZodType, section: z.ZodObject, key: string): string {
    const known = Object.keys(section.shape);
    const meant = nearest(key, known);
    if (meant !== undefined) {
        return `did you mean ${meant}?`;
    }
    const home = pathTo(key, root);
    if (home !== undefined) {
        return `move it to ${home}`;
    }
    return `take it out; the keys here are ${known.join(", ")}`;
}

function rewritten(schema: z.ZodType, raw: unknown, example: unknown): string | undefined {
    const accepts = (value: unknown) => schema.safeParse(value).success;
    if (typeof raw === "number" || typeof raw === "boolean") {
        if (accepts(String(raw))) {
            return `quote it: ${valueText(String(raw))}`;
        }
        return typeof example === "string" && accepts(example)
            ? `quote it, as in ${valueText(example)}`
            : undefined;
    }
    if (typeof raw !== "string") {
        return undefined;
    }
    const bare = raw === "true" || raw === "false" ? raw === "true" : Number(raw);
    if (raw !== "" && accepts(bare)) {
        return `write it without quotes: ${valueText(bare)}`;
    }
    if (schema instanceof z.ZodString && raw.length > (schema.maxLength ?? raw.length)) {
        return `shorten it by ${raw.length - (schema.maxLength ?? 0)} characters`;
    }
    const tidy = [raw.trim(), raw.trim().toLowerCase(), [raw]].find(accepts);
    return tidy === undefined ? undefined : `write ${valueText(tidy)}`;
}

function nearBound(schema: z.ZodType, raw: unknown): string | undefined {
    if (!(schema instanceof z.ZodNumber) || typeof raw !== "number" || !Number.isInteger(raw)) {
        return undefined;
    }
    const { minValue, maxValue } = schema;
    if (minValue !== null && raw < minValue) {
        return `raise it to ${minValue}`;
    }
    return maxValue !== null && raw > maxValue ? `lower it to ${maxValue}` : undefined;
}

function pathTo(key: string, schema: z.ZodType): string | undefined {
    for (const [name, child] of keysOf(schema)) {
        const rest = name === key ? "" : pathTo(key, child);
        if (rest !== undefined) {
            return rest === "" ? name : `${name}.${rest}`;
        }
    }
    return undefined;
}
