import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import type { ConfigSource } from "../../components/config/reading/check-shape";
import { pathText, type Problem } from "../../components/config/reading/problem";
import { isMap } from "../../components/config/reading/zod-schema";

/** Name of the project in `Pulumi.yaml`, the namespace of its own keys. */
export const PROJECT = "mesh-edge";

/** Pulumi.example.yaml shows every key, and is of no stack. */
const STACK_FILE = /^Pulumi\.(?!example\.yaml$)(.+)\.yaml$/;

/** A stack file, read as the engine reads it. */
export interface StackFile {
    stack: string;
    source: ConfigSource;
    /** Paths of values that the file has encrypted: what is in them is not known here. */
    sealed: string[];
    /** What is wrong with it before any key is looked at. */
    unreadable?: Problem;
}

/** The stack files of a folder in the order of their names. */
export function readStackFiles(folder: string): StackFile[] {
    return readdirSync(folder)
        .sort()
        .flatMap((name) => {
            const stack = STACK_FILE.exec(name)?.[1];
            return stack === undefined
                ? []
                : [stackFileOf(stack, readFileSync(join(folder, name), "utf8"))];
        });
}

/** A stack's file by its text. */
export function stackFileOf(stack: string, text: string): StackFile {
    try {
        // The engine's parser takes a date without quotes for a point in time.
        const whole: unknown = parse(text, { customTags: ["timestamp"] });
        const given = isMap(whole) && isMap(whole.config) ? whole.config : {};
        return { stack, ...sourceOf(stack, given) };
    } catch (error) {
        const rule = `must be YAML: ${error instanceof Error ? error.message.trim() : String(error)}`;
        const unreadable = { path: "config", value: undefined, rule, cure: "correct it there" };
        return { stack, ...sourceOf(stack, {}), unreadable };
    }
}

function sourceOf(stack: string, given: Readonly<Record<string, unknown>>) {
    const entries = Object.entries(given).map(
        ([key, value]) => [keyOf(key), asEngine(value)] as const,
    );
    const sealed = entries.flatMap(([key, value]) => sealedIn(value, [key]));
    const source: ConfigSource = {
        project: PROJECT,
        stack,
        config: Object.fromEntries(entries.map(([key, value]) => [key, textOf(value)])),
        isSecret: (key) => sealed.some((path) => path.startsWith(key)),
    };
    return { source, sealed };
}

/** A key without a namespace is the project's, and `mesh-edge:config:team` the old form (ParseConfigKey). */
function keyOf(key: string): string {
    return key.includes(":") ? key.replace(":config:", ":") : `${PROJECT}:${key}`;
}

/** Text as it is, nothing as an empty text, everything else as JSON. */
function textOf(value: unknown): string {
    if (value === null) return "";
    return typeof value === "string" ? value : JSON.stringify(value);
}

/** Points in time as Go writes them. */
function asEngine(value: unknown): unknown {
    if (value instanceof Date) {
        return value
            .toISOString()
            .replace("T", " ")
            .replace(/(\.000)?Z$/, " +0000 UTC");
    }
    if (Array.isArray(value)) return value.map(asEngine);
    if (!isMap(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asEngine(part)]));
}

function sealedIn(value: unknown, path: readonly (string | number)[]): string[] {
    if (typeof value !== "object" || value === null) return [];
    if (isMap(value) && Object.keys(value).join() === "secure") return [pathText(path)];
    return Object.entries(value).flatMap(([key, part]) =>
        sealedIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
    );
}
