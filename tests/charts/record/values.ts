import { parse } from "yaml";

import { below, isMap, sorted } from "./path";

/** Istio's charts keep their defaults under it, and merge them with what is set beside it. */
const ISTIO_DEFAULTS = "_internal_defaults_do_not_set";

export interface ChartSources {
    /** Text of values.yaml. */
    values: string;
    /** Text of all templates together. */
    templates?: string;
    /** Text of values.schema.json. */
    schema?: string;
}

/**
 * The keys of a chart's values, as sorted paths. `x.*` says that the chart takes any key below `x`,
 * because its default is an empty map of which no schema tells more.
 */
export function valuesKeys({ values, templates = "", schema }: ChartSources): string[] {
    const root: unknown = parse(values);
    const defaults = isMap(root) && isMap(root[ISTIO_DEFAULTS]) ? root[ISTIO_DEFAULTS] : root;
    const given = leaves(defaults, "");
    const documented = commentedKeys(values, templates).filter(
        (path) => !given.some((other) => isAtOrBelow(path.replace(/\.\*$/, ""), other)),
    );
    const whole = writtenWhole(templates).filter(
        (key) => isMap(defaults) && isFilled(defaults[key]),
    );
    const ofSchema = schema ? schemaLeaves(valuesSchema(schema), "") : [];
    const described = new Set(ofSchema.flatMap((path) => ancestors(path.replace(/\.\*$/, ""))));
    const isTold = (path: string) => path.endsWith(".*") && described.has(path.slice(0, -2));
    return sorted([
        ...given.filter((path) => !isTold(path)),
        ...whole.map((key) => `${key}.*`),
        ...documented,
        ...ofSchema,
    ]);
}

/** The keys that the schema of a chart allows at the top; undefined if it allows any. */
export function topLevelKeys(schema: string): string[] | undefined {
    const { properties, additionalProperties } = valuesSchema(schema);
    return additionalProperties === false ? sorted(Object.keys(properties ?? {})) : undefined;
}

function leaves(value: unknown, path: string): string[] {
    if (!isMap(value)) return [path];
    const keys = Object.keys(value);
    if (keys.length === 0) return [`${path}.*`];
    return keys.flatMap((key) => leaves(value[key], below(path, key)));
}

/** Maps that a template writes out as they are: whatever their defaults hold, they take any key. */
function writtenWhole(templates: string): string[] {
    const written = templates.matchAll(/with \.Values\.(\w+) *\}\}[^{]*\{\{-? *toYaml \./g);
    return [...written].flatMap(([, key]) => key ?? []);
}

function isFilled(value: unknown): boolean {
    return isMap(value) && Object.keys(value).length > 0;
}

/** Keys that templates read and that values.yaml shows in a comment only. */
function commentedKeys(values: string, templates: string): string[] {
    const read = sorted(
        [...templates.matchAll(/\.Values((?:\.\w+)+)/g)].map(([, path = ""]) => path),
    );
    return read.flatMap((dotted) => {
        const path = dotted.slice(1);
        const key = path.split(".").at(-1) ?? path;
        const comment = new RegExp(`^\\s*#+\\s*${key}:[ \\t]*(.*)$`, "m").exec(values);
        if (!comment) return [];
        return [comment[1] ? path : `${path}.*`];
    });
}

interface Schema {
    type?: string | string[];
    properties?: Record<string, Schema>;
    additionalProperties?: boolean | Schema;
}

/** The charts' schema is a reference to a definition called `values`. */
function valuesSchema(text: string): Schema {
    const schema = JSON.parse(text) as Schema & { $defs?: { values?: Schema } };
    return schema.$defs?.values ?? schema;
}

function schemaLeaves({ type, properties }: Schema, path: string): string[] {
    const named = Object.entries(properties ?? {}).filter(([key]) => key !== ISTIO_DEFAULTS);
    if (named.length > 0) {
        return named.flatMap(([key, schema]) => schemaLeaves(schema, below(path, key)));
    }
    return [type === "object" || type?.includes("object") ? `${path}.*` : path];
}

/** Whether a path is a recorded one, above one or below an open one. */
function isAtOrBelow(path: string, recorded: string): boolean {
    const base = recorded.replace(/\.\*$/, "");
    return base === path || base.startsWith(`${path}.`) || path.startsWith(`${base}.`);
}

/** Every path above a path. */
function ancestors(path: string): string[] {
    const above = path.replace(/(\.[\w-]+|\.\*|\["[^"]*"\]|^[\w-]+)$/, "");
    return above ? [above, ...ancestors(above)] : [];
}
