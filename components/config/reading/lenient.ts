import { z } from "zod";

import { choiceCure, keyCure, missingCure, valueCure } from "./cures";
import { decides, kindOf } from "./kind";
import { atKey, inside, insideList, NO_NAME, nameless, type Place, problem } from "./place";
import { pathText, type Problem } from "./problem";
import { issueText, requirement } from "./requirement";
import { UNKNOWN, withParts } from "./unknown";
import {
    choicesOf,
    classic,
    exampleOf,
    fallbackOf,
    isMap,
    type RawMap,
    shapeOf,
} from "./zod-schema";

export interface Inspection<T = unknown> {
    value: T;
    problems: readonly Problem[];
}

/**
 * Checks each part of a raw section by itself. zod's own `parse` stops at a section that lacks a key
 * and then runs no rule over it; here the valid parts come back, defaults filled in, so that the
 * rules over several keys can look at them. Whoever reads a part that isn't valid is thrown out, to
 * where `certain` catches it.
 */
export function inspect<S extends z.ZodObject>(schema: S, raw: RawMap): Inspection<z.output<S>> {
    const unquoted = { example: undefined, fallback: undefined, optional: false };
    const place = { root: schema, path: [], ...unquoted };
    return walkMap(schema, raw, place) as Inspection<z.output<S>>;
}

function walk(schema: z.ZodType, raw: unknown, outer: Place): Inspection {
    const place = {
        ...outer,
        example: exampleOf(schema) ?? outer.example,
        fallback: fallbackOf(schema) ?? outer.fallback,
    };
    const optional = { ...place, optional: true };
    if (schema instanceof z.ZodOptional) {
        return raw === undefined ? valid(undefined) : walk(classic(schema.unwrap()), raw, optional);
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
        return invalid([problem(place, raw, "must be set", cure)]);
    }
    if (schema instanceof z.ZodObject && isMap(raw)) {
        return walkMap(schema, raw, place);
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

function walkMap(schema: z.ZodObject, raw: RawMap, place: Place): Inspection {
    const parts = shapeOf(schema).map(
        ([key, child]) => [key, walk(child, raw[key], inside(place, key))] as const,
    );
    const unknown = Object.keys(raw).filter((key) => !Object.hasOwn(schema.shape, key));
    return {
        value: withParts({}, valuesOf(parts)),
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
        value: withParts({}, valuesOf(parts)),
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
        value: withParts(
            [],
            [...parts.entries()].map(([index, { value }]) => [index, value]),
        ),
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
    return invalid([problem(place, raw, requirement(schema), cure)]);
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
    return invalid(
        (wrongType.length > 0 ? wrongType : issues).map(({ message }) =>
            problem(place, raw, message, cure),
        ),
    );
}

/** The parts by key; without those that may be left out, and are. */
function valuesOf(parts: readonly (readonly [string, Inspection])[]) {
    return parts
        .map(([key, { value }]) => [key, value] as const)
        .filter(([, value]) => value !== undefined);
}

function valid(value: unknown): Inspection {
    return { value, problems: [] };
}

function invalid(problems: Problem[]): Inspection {
    return { value: UNKNOWN, problems };
}
