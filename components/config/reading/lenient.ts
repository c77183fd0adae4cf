import { z } from "zod";

import { choiceCure, keyCure, missingCure, valueCure } from "./cures";
import { decides, kindOf } from "./kind";
import { atKey, inside, insideList, NO_NAME, nameless, type Place, problem } from "./place";
import { pathText, type Problem } from "./problem";
import { issueText, requirement } from "./requirement";
import { choicesOf, classic, exampleOf, fallbackOf, isMap, shapeOf } from "./zod-schema";

/**
 * A value of which every part may be unknown, because what was given for it is not valid: unknown
 * is `undefined`. What may be left out and is left out is `null`, so that a rule can tell the two.
 */
export type Lenient<T> =
    | (T extends undefined
          ? null
          : T extends readonly (infer E)[]
            ? Lenient<E>[]
            : T extends object
              ? { [K in keyof T]?: Lenient<T[K]> }
              : T)
    | undefined;

export interface Inspection<T = unknown> {
    value: T;
    problems: Problem[];
}

/**
 * Checks each part of a raw value by itself. zod's own `parse` stops at a section that lacks a key
 * and then runs no rule over it; here the valid parts come back, defaults filled in, so that the
 * rules over several keys can look at them, and each invalid part comes back as `undefined`.
 */
export function inspect<S extends z.ZodType>(
    schema: S,
    raw: unknown,
): Inspection<Lenient<z.output<S>>> {
    const unquoted = { example: undefined, fallback: undefined, optional: false };
    const place = { root: schema, path: [], ...unquoted };
    return walk(schema, raw, place) as Inspection<Lenient<z.output<S>>>;
}

/** The value of an inspection without problems, as `parse` gives it: what is left out (null) is absent. */
export function whole<T>(value: Lenient<T>): T {
    return JSON.parse(JSON.stringify(value, (_, part: unknown) => part ?? undefined)) as T;
}

function walk(schema: z.ZodType, raw: unknown, outer: Place): Inspection {
    const place = {
        ...outer,
        example: exampleOf(schema) ?? outer.example,
        fallback: fallbackOf(schema) ?? outer.fallback,
    };
    const optional = { ...place, optional: true };
    if (schema instanceof z.ZodOptional) {
        return raw === undefined ? valid(null) : walk(classic(schema.unwrap()), raw, optional);
    }
    if (schema instanceof z.ZodDefault) {
        return raw === undefined
            ? valid(schema.def.defaultValue)
            : walk(classic(schema.unwrap()), raw, optional);
    }
    if (schema instanceof z.ZodPrefault) {
        const given = raw === undefined ? schema.def.defaultValue : raw;
        return walk(classic(schema.unwrap()), given, optional);
    }
    if (raw === undefined) {
        const cure = missingCure(schema, place.example);
        return { value: undefined, problems: [problem(place, raw, "must be set", cure)] };
    }
    if (schema instanceof z.ZodObject) {
        return walkObject(schema, raw, place);
    }
    if (schema instanceof z.ZodRecord) {
        return walkRecord(schema, raw, place);
    }
    if (schema instanceof z.ZodArray) {
        return walkArray(schema, raw, place);
    }
    if (schema instanceof z.ZodUnion) {
        return walkUnion(schema, raw, place);
    }
    return walkLeaf(schema, raw, place);
}

function walkObject(schema: z.ZodObject, raw: unknown, place: Place): Inspection {
    if (!isMap(raw)) {
        return walkLeaf(schema, raw, place);
    }
    const parts = shapeOf(schema).map(
        ([key, child]) => [key, walk(child, raw[key], inside(place, key))] as const,
    );
    const unknown = Object.keys(raw).filter((key) => !Object.hasOwn(schema.shape, key));
    return {
        value: Object.fromEntries(parts.map(([key, part]) => [key, part.value])),
        problems: [
            ...parts.flatMap(([, part]) => part.problems),
            ...unknown.map((key) =>
                problem(
                    inside(place, key),
                    raw[key],
                    "is not a known key",
                    keyCure(place.root, schema, key),
                ),
            ),
        ],
    };
}

function walkRecord(schema: z.ZodRecord, raw: unknown, place: Place): Inspection {
    if (!isMap(raw)) {
        return walkLeaf(schema, raw, place);
    }
    const asWhole = schema.clone({ ...schema.def, keyType: z.string(), valueType: z.unknown() });
    const parts = Object.entries(raw).map(([key, child]) => {
        const at = { ...inside(place, key), example: undefined, fallback: undefined };
        if (key === NO_NAME) return [key, nameless(at, child)] as const;
        const keyProblems = walkLeaf(classic(schema.keyType), key, at).problems.map(atKey);
        const part = walk(classic(schema.valueType), child, at);
        return [key, { ...part, problems: [...keyProblems, ...part.problems] }] as const;
    });
    return {
        value: Object.fromEntries(parts.map(([key, part]) => [key, part.value])),
        problems: [
            // The map as a whole would count without that entry.
            ...(Object.hasOwn(raw, NO_NAME) ? [] : walkLeaf(asWhole, raw, place).problems),
            ...parts.flatMap(([, part]) => part.problems),
        ],
    };
}

function walkArray(schema: z.ZodArray, raw: unknown, place: Place): Inspection {
    if (!Array.isArray(raw)) {
        return walkLeaf(schema, raw, place);
    }
    const asWhole = schema.clone({ ...schema.def, element: z.unknown() });
    const parts = raw.map((entry: unknown, index) =>
        // JSON has no undefined; a hole in a list is null.
        walk(classic(schema.element), entry ?? null, insideList(place, index, raw)),
    );
    return {
        value: parts.map((part) => part.value),
        problems: [
            ...walkLeaf(asWhole, raw, place).problems,
            ...parts.flatMap((part) => part.problems),
        ],
    };
}

/**
 * Reports the problems of the one alternative whose type (map, list, text) matches the value; if none
 * or several match, reports the union as a whole.
 */
function walkUnion(schema: z.ZodUnion, raw: unknown, place: Place): Inspection {
    const options = schema.options.map((option) => classic(option));
    const sameKind = options.filter((option) => kindOf(option) === kindOf(raw));
    const [best] = sameKind
        .map((option) => walk(option, raw, place))
        .sort((a, b) => a.problems.length - b.problems.length);
    if (best !== undefined && (best.problems.length === 0 || decides(sameKind, raw))) {
        return best;
    }
    // A single word beside a list or a map is no choice between words.
    const meant = sameKind.flatMap(choicesOf).length > 1 ? sameKind : options;
    const cure = choiceCure(meant, { ...place, raw, path: pathText(place.path) });
    return { value: undefined, problems: [problem(place, raw, requirement(schema), cure)] };
}

function walkLeaf(schema: z.ZodType, raw: unknown, place: Place): Inspection {
    const parsed = schema.safeParse(raw, { error: (issue) => issueText(issue, schema) });
    if (parsed.success) {
        return valid(parsed.data);
    }
    const cure =
        raw === null && place.optional
            ? "write a value, or take the key out"
            : valueCure(schema, { ...place, raw, path: pathText(place.path) });
    const { issues } = parsed.error;
    // If a text should be a list, zod reports its length too.
    const wrongType = issues.filter(({ code }) => code === "invalid_type");
    return {
        value: undefined,
        problems: (wrongType.length > 0 ? wrongType : issues).map(({ message }) =>
            problem(place, raw, message, cure),
        ),
    };
}

function valid(value: unknown): Inspection {
    return { value, problems: [] };
}
