import { z } from "zod";

import { beyondUs, isRefusal, meaningOf, needsOf, switchOf } from "./meanings";
import { nearest } from "./nearest";
import { valueText } from "./problem";
import { choicesOf, keysOf } from "./zod-schema";

const SEE = "see docs/configuration.md";

/** Cure for a key that must be there and isn't. */
export function missingCure(schema: z.ZodType, example: unknown): string {
    const shown = example ?? choicesOf(schema)[0];
    return shown === undefined ? SEE : `add it, for example ${valueText(shown)}`;
}

/** A value that is refused, and where it stands. */
export interface Refused {
    path: string;
    raw: unknown;
    example: unknown;
    fallback: unknown;
}

/** Cure for a value that its own schema refuses. */
export function valueCure(schema: z.ZodType, refused: Refused): string {
    const { raw, example, fallback } = refused;
    return (
        meantCure([schema], refused) ??
        rewritten(schema, raw, example ?? fallback) ??
        nearBound(schema, raw) ??
        nearestCure([schema], refused)
    );
}

/** Cure for a value that is none of a closed choice, or has the wrong form. */
export function choiceCure(options: readonly z.ZodType[], refused: Refused): string {
    return meantCure(options, refused) ?? nearestCure(options, refused);
}

/** Cure by the spelling, else by an example. */
function nearestCure(options: readonly z.ZodType[], { raw, example, fallback }: Refused): string {
    const choices = options.flatMap(choicesOf);
    if (isRefusal(raw) && choices.length > 0) {
        return `write one of ${choices.map(valueText).join(", ")}`;
    }
    if (typeof raw === "string") {
        const meant = nearest(raw, choices.map(String));
        if (meant !== undefined) {
            return `did you mean ${valueText(meant)}?`;
        }
    }
    // An example of a switch would turn the meaning round half of the time.
    if (options.some((option) => option instanceof z.ZodBoolean)) {
        return "write true or false";
    }
    const shown = example ?? fallback ?? choices[0];
    return shown === undefined ? SEE : `write for example ${valueText(shown)}`;
}

/** Cure for what people write who know the thing by another name. */
function meantCure(
    options: readonly z.ZodType[],
    { path, raw }: Pick<Refused, "path" | "raw">,
): string | undefined {
    const beyond = beyondUs(path, raw);
    if (beyond !== undefined) {
        return beyond;
    }
    const meant = [meaningOf(path, raw), switchOf(raw)].find(
        (value) => value !== undefined && options.some((option) => option.safeParse(value).success),
    );
    return meant === undefined ? undefined : `write ${valueText(meant)}${needsOf(meant)}`;
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
        return typeof example === "string" && accepts(example) && choicesOf(schema).length === 0
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
    // Route 53's own API writes the ids of its zones so.
    const id = raw.trim().replace(/^\/hostedzone\//, "");
    const tidy = [raw.trim(), id, raw.trim().toLowerCase(), [raw]].find(accepts);
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
