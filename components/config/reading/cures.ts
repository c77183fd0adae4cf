import { z } from "zod";

import { beyondUs, formOf, isRefusal, meaningOf, needsOf, switchOf } from "./meanings";
import { misspelt } from "./misspelt";
import { nearest } from "./nearest";
import { valueText } from "./problem";
import { kindText, oneOf } from "./requirement";
import { type Refused, switchedOffCure } from "./switched-off";
import { choicesOf, choicesOfEntries, keysOf } from "./zod-schema";

const SEE = "see docs/configuration.md";

/** Cure for a key that must be there and isn't. */
export function missingCure(schema: z.ZodType, example: unknown): string {
    const choices = choicesOf(schema);
    if (choices.length > 1) return `add it, ${oneOf(choices)}`;
    const shown = example ?? choices[0];
    return shown === undefined ? SEE : `add it, for example ${valueText(shown)}`;
}

/** Cure for a value that its own schema refuses. */
export function valueCure(schema: z.ZodType, refused: Refused): string {
    const { raw, example, fallback } = refused;
    return (
        meantCure([schema], refused) ??
        rewritten(schema, raw, example ?? fallback) ??
        nearBound(schema, raw) ??
        unknownCure([schema], refused)
    );
}

/** Cure for a value that is none of several alternatives. */
export function choiceCure(options: readonly z.ZodType[], refused: Refused): string {
    const { raw, example, fallback } = refused;
    const tidy = () =>
        options.flatMap((option) => rewritten(option, raw, example ?? fallback) ?? [])[0];
    return meantCure(options, refused) ?? tidy() ?? unknownCure(options, refused);
}

/**
 * Cure for a value whose meaning nobody knows: by the spelling, else by what may stand there. Of a closed
 * choice all are named, since one of them for an example could be the opposite of what was meant.
 */
function unknownCure(options: readonly z.ZodType[], { raw, example, fallback }: Refused): string {
    const choices = options.flatMap(choicesOf);
    const meant = typeof raw === "string" ? misspelt(raw, choices.map(String)) : undefined;
    if (meant !== undefined) return `did you mean ${valueText(meant)}?`;
    // An example of a switch would turn the meaning round half of the time.
    if (options.some((option) => option instanceof z.ZodBoolean)) return "write true or false";
    const open = options.filter((option) => choicesOf(option).length === 0);
    const shown = open.length > 0 && !isRefusal(raw) ? (example ?? fallback) : undefined;
    if (choices.length > 0 && shown === undefined) {
        return `write ${[oneOf(choices), ...open.map(kindText)].join(", or ")}`;
    }
    const entries = open.flatMap((option) => choicesOfEntries(option));
    if (entries.length > 0) return `write a list, each entry ${oneOf(entries)}`;
    const suits = shown ?? example ?? fallback;
    return suits === undefined ? SEE : `write for example ${valueText(suits)}`;
}

/** Cure for what people write who know the thing by another name. */
function meantCure(options: readonly z.ZodType[], refused: Refused): string | undefined {
    const { path, raw } = refused;
    const beyond = beyondUs(path, raw);
    if (beyond !== undefined) {
        return beyond;
    }
    const isClosed = options.some((option) => choicesOf(option).length > 0);
    const meant = [isClosed ? meaningOf(path, raw) : formOf(path, raw), switchOf(raw)].find(
        (value) => value !== undefined && options.some((option) => option.safeParse(value).success),
    );
    return meant === undefined
        ? switchedOffCure(options, refused)
        : `write ${valueText(meant)}${needsOf(meant)}`;
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
    // EKS' API names an access policy by its ARN, and WAF's console a group by vendor and name.
    const last = raw
        .trim()
        .replace(/^.*[/#:]/, "")
        .toLowerCase();
    const choice = choicesOf(schema).find((known) => String(known).toLowerCase() === last);
    const tidy = [
        raw.trim(),
        id,
        raw.trim().toLowerCase(),
        choice,
        ...(/^z[a-z0-9]+$/.test(id) ? [id.toUpperCase()] : []),
        [raw],
        raw.trim().split(/[\s,]+/),
    ].find(accepts);
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
