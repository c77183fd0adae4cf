import { z } from "zod";

import { type Path, pathText, type Problem } from "./problem";
import { bare, classic, isMap, keysOf, type RawMap } from "./zod-schema";

/**
 * What a stack file gives, without the keys whose own are all commented out: those count as left out, and
 * a section that can't be left out as one without keys. YAML has nothing there, which the engine hands on
 * as an empty text on top and as null further in.
 */
export function withoutEmptySections(schema: z.ZodType, raw: RawMap, onTop = true): RawMap {
    const inner = bare(schema);
    const valueType = inner instanceof z.ZodRecord ? classic(inner.valueType) : undefined;
    const children = new Map(valueType ? [] : keysOf(inner));
    return Object.fromEntries(
        Object.entries(raw).flatMap(([key, value]): [string, unknown][] => {
            const child = valueType ?? children.get(key);
            if (child === undefined) return [[key, value]];
            if (value !== null && value !== "") return [[key, furtherIn(child, value)]];
            // Without `edge` the load balancer would go: on top a section stays, and asks for its keys.
            if (!onTop && mayBeEmpty(child)) return [];
            return [[key, isSection(bare(child)) ? {} : value]];
        }),
    );
}

function furtherIn(schema: z.ZodType, raw: unknown): unknown {
    const inner = bare(schema);
    return Array.isArray(raw) && inner instanceof z.ZodArray
        ? raw.map((entry: unknown) => furtherIn(classic(inner.element), entry))
        : isMap(raw)
          ? withoutEmptySections(schema, raw, false)
          : raw;
}

/**
 * Whether nothing at a key is the same as no key. An optional list is refused without entries: left out it
 * means more than any entry, as for `inboundCidrs` everybody does.
 */
function mayBeEmpty(schema: z.ZodType): boolean {
    const inner = bare(schema);
    const options = inner instanceof z.ZodUnion ? inner.options.map(classic) : [inner];
    const hasList = options.some((option) => option instanceof z.ZodArray);
    return (
        schema.safeParse(undefined).success &&
        (options.some(isSection) || (hasList && !(schema instanceof z.ZodOptional)))
    );
}

function isSection(schema: z.ZodType): boolean {
    return schema instanceof z.ZodObject || schema instanceof z.ZodRecord;
}

/** How the engine writes what YAML takes for a point in time (Go's time.Time as text). */
const POINT_IN_TIME =
    /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?) ([+-]\d{2})(\d{2}) (?:\w+|[+-]\d{4})$/;

/** Texts that the author wrote as a date without quotes: by now they are something else. */
export function datesIn(raw: unknown, path: Path = []): Problem[] {
    if (typeof raw === "object" && raw !== null) {
        return Object.entries(raw).flatMap(([key, value]) =>
            datesIn(value, [...path, Array.isArray(raw) ? Number(key) : key]),
        );
    }
    const [, date, time, hours = "", minutes = ""] =
        typeof raw === "string" ? (POINT_IN_TIME.exec(raw) ?? []) : [];
    if (date === undefined) return [];
    const zone = hours + minutes === "+0000" ? "Z" : `${hours}:${minutes}`;
    const written = time === "00:00:00" && zone === "Z" ? date : `${date}T${String(time)}${zone}`;
    return [
        {
            path: pathText(path),
            value: raw,
            rule: "must be quoted: YAML takes it for a point in time",
            cure: `quote it: "${written}"`,
        },
    ];
}
