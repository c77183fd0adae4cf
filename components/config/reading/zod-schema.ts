import { z } from "zod";

export type RawMap = Readonly<Record<string, unknown>>;

/** zod types the parts of a schema by its core; all of ours are made with zod itself. */
export function classic(schema: z.core.$ZodType): z.ZodType {
    return schema as z.ZodType;
}

export function isMap(value: unknown): value is RawMap {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The schema without what only says that it may be absent. */
export function bare(schema: z.ZodType): z.ZodType {
    return schema instanceof z.ZodOptional ||
        schema instanceof z.ZodDefault ||
        schema instanceof z.ZodPrefault
        ? bare(classic(schema.unwrap()))
        : schema;
}

/** The keys of a section, each with its schema. */
export function shapeOf(schema: z.ZodObject): [string, z.ZodType][] {
    return Object.entries<z.ZodType>(schema.shape);
}

/** What a schema's own notes give as an example; for a section, those of its required keys. */
export function exampleOf(schema: z.ZodType): unknown {
    const examples: unknown = schema.meta()?.examples;
    if (Array.isArray(examples)) {
        return examples[0];
    }
    if (!(schema instanceof z.ZodObject)) {
        return undefined;
    }
    const required = shapeOf(schema)
        .filter(([, child]) => !child.safeParse(undefined).success)
        .map(([key, child]) => [key, exampleOf(child) ?? choicesOf(child)[0]] as const);
    return required.length === 0 ? undefined : Object.fromEntries(required);
}

/** The default, where the schema has one. */
export function fallbackOf(schema: z.ZodType): unknown {
    return schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
}

/** The values that a closed choice knows. */
export function choicesOf(schema: z.ZodType): readonly (string | number)[] {
    if (schema instanceof z.ZodEnum) {
        return schema.options;
    }
    if (schema instanceof z.ZodLiteral) {
        return [...schema.values].filter(
            (value) => typeof value === "string" || typeof value === "number",
        );
    }
    return [];
}

/** The keys of the section, map entry or list entry that a schema describes, each with its schema. */
export function keysOf(schema: z.ZodType): [string, z.ZodType][] {
    const inner = bare(schema);
    if (inner instanceof z.ZodObject) {
        return shapeOf(inner);
    }
    if (inner instanceof z.ZodRecord) {
        return [["<name>", classic(inner.valueType)]];
    }
    if (inner instanceof z.ZodUnion) {
        return inner.options.flatMap((option) => keysOf(classic(option)));
    }
    if (inner instanceof z.ZodArray) {
        return keysOf(classic(inner.element));
    }
    return [];
}

/** What the entries of a list are. */
export function elementOf(schema: z.ZodType): z.ZodType | undefined {
    const inner = bare(schema);
    return inner instanceof z.ZodArray ? classic(inner.element) : undefined;
}

/** The values that the entries of a list may have, where each is one of a closed choice. */
export function choicesOfEntries(schema: z.ZodType): readonly (string | number)[] {
    const element = elementOf(schema);
    const options = element instanceof z.ZodUnion ? element.options.map(classic) : [element];
    return options.flatMap((option) => (option === undefined ? [] : choicesOf(option)));
}
