import { z } from "zod";

import { kindText } from "../../../components/config/reading/requirement";
import {
    bare,
    choicesOf,
    classic,
    elementOf,
    exampleOf,
    fallbackOf,
    keysOf,
} from "../../../components/config/reading/zod-schema";
import { IN_PLACE } from "../../../components/config/sections/effects";

/** How a document lists the choices of a value. */
export interface Style {
    few: (choices: readonly string[]) => string;
    /** A long list of choices. */
    many: (choices: readonly string[]) => string;
}

/** More choices than this are a long list. */
export const MANY_CHOICES = 6;

/** A key, or the entries of a list. */
export function entriesOf(key: string, schema: z.ZodType): string {
    return elementOf(schema) === undefined ? key : `${key}[]`;
}

/** What may be written for a key: its choices, its kind and its bounds. */
export function valueText(schema: z.ZodType, style: Style): string {
    const inner = bare(schema);
    if (inner instanceof z.ZodArray) {
        return listText(inner, style);
    }
    const choices = choicesOf(inner).map(String);
    if (choices.length > 0) {
        return choices.length < MANY_CHOICES ? style.few(choices) : style.many(choices);
    }
    if (inner instanceof z.ZodUnion) {
        return inner.options.map((option) => valueText(classic(option), style)).join(" or ");
    }
    if (inner instanceof z.ZodString || inner instanceof z.ZodStringFormat) {
        return textOf(inner);
    }
    return keysOf(schema).length > 0 ? "a map" : kindText(schema);
}

/** No text of ours holds it. */
const NEVER = "\u0000";

/** What a text must be, in the words in which the schema refuses another one. */
function textOf(schema: z.ZodType): string {
    const [issue] = schema.safeParse(NEVER).error?.issues ?? [];
    const [, isKind, rule] = /^must (be )?(.*)$/s.exec(issue?.message ?? "") ?? [];
    if (rule !== undefined) {
        const text = rule.replace(/,? such as .*$/, "");
        if (isKind === undefined) return `text that must ${text}`;
        return text.startsWith("of ") ? `text ${text}` : text;
    }
    const { maxLength } = z.toJSONSchema(schema);
    return maxLength === undefined ? "text" : `text of up to ${maxLength} characters`;
}

/** The description of a key, with what a change of it does where that is not harmless. */
export function noteOf(schema: z.ZodType): string {
    const effect = effectOf(schema);
    return effect === undefined || effect === IN_PLACE
        ? (schema.description ?? "")
        : `${schema.description ?? ""} A change: ${effect.replaceAll("**", "")}.`;
}

/** What the schema's metadata say of a change of this key. */
export function effectOf(schema: z.ZodType): string | undefined {
    const changes = schema.meta()?.changes;
    return typeof changes === "string" ? changes : undefined;
}

/** The value that a key has when it is left out, as JSON; undefined where it must be set or has none. */
export function defaultText(schema: z.ZodType): string | undefined {
    const fallback = fallbackOf(schema);
    return fallback === undefined ? undefined : JSON.stringify(fallback);
}

export function isRequired(schema: z.ZodType): boolean {
    return !schema.safeParse(undefined).success;
}

/** The example of a key. */
export function exampleIn(schema: z.ZodType): unknown {
    return exampleOf(bare(schema)) ?? exampleOf(schema);
}

function listText(list: z.ZodArray, style: Style): string {
    const element = classic(list.element);
    const value = valueText(element, style);
    if (choicesOf(element).length > 0) return `a list of ${value}${entriesText(list, ", ")}`;
    return `a list${entriesText(list, " of ")}, each ${value}`;
}

/** How many entries a list may hold, behind what joins it to the rest. */
function entriesText(list: z.ZodArray, joint: string): string {
    const { minItems = 0, maxItems } = z.toJSONSchema(list, { unrepresentable: "any" });
    if (maxItems !== undefined) {
        return `${joint}${minItems > 0 ? minItems : "up"} to ${maxItems} entries`;
    }
    return minItems > 0 ? `${joint}${minItems} or more entries` : "";
}
