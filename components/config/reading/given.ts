import { z } from "zod";

import { type Path, pathText, type Problem } from "./problem";
import { bare, isMap, shapeOf } from "./zod-schema";

/**
 * What a stack file gives, with an empty map for each section whose keys are all commented out. YAML
 * has nothing there, which the engine hands on as an empty text on top and as null further in.
 */
export function withEmptySections(schema: z.ZodType, raw: unknown): unknown {
    const section = bare(schema);
    const isSection = section instanceof z.ZodObject;
    if ((isSection || section instanceof z.ZodRecord) && (raw === null || raw === "")) return {};
    if (!isSection || !isMap(raw)) return raw;
    const children = new Map(shapeOf(section));
    return Object.fromEntries(
        Object.entries(raw).map(([key, value]) => {
            const child = children.get(key);
            return [key, child === undefined ? value : withEmptySections(child, value)];
        }),
    );
}

/** How the engine writes what YAML takes for a point in time (Go's time.Time as text). */
const POINT_IN_TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(\.\d+)? [+-]\d{4} \w+$/;

/** Texts that the author wrote as a date without quotes: by now they are something else. */
export function datesIn(raw: unknown, path: Path = []): Problem[] {
    if (typeof raw === "object" && raw !== null) {
        return Object.entries(raw).flatMap(([key, value]) =>
            datesIn(value, [...path, Array.isArray(raw) ? Number(key) : key]),
        );
    }
    const [, date, time] = typeof raw === "string" ? (POINT_IN_TIME.exec(raw) ?? []) : [];
    if (date === undefined) return [];
    const written = time === "00:00:00" ? date : `${date}T${String(time)}Z`;
    return [
        {
            path: pathText(path),
            value: raw,
            rule: "must be quoted: YAML takes it for a point in time",
            cure: `quote it: "${written}"`,
        },
    ];
}
