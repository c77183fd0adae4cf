import { expect, it } from "vitest";
import { z } from "zod";

import { bare, classic } from "../../../components/config/reading/zod-schema";
import { PLACES } from "../../../components/config/rules/arns";
import { LISTS } from "../../../components/config/rules/duplicates";
import { stackConfigSchema } from "../../../components/config/schema";

it.each(LISTS)("the lists without repetitions: the schema has one at %s", (pattern) => {
    expect(at(pattern).map((schema) => schema instanceof z.ZodArray)).toContain(true);
});

it.each(PLACES)("the ARNs: the schema has text at $at", (place) => {
    expect(at(place.at).map((schema) => schema instanceof z.ZodString)).toContain(true);
});

it("a pattern with a typo has nothing there", () => {
    expect(at("edge.hosts")).toHaveLength(1);
    expect(at("edge.host")).toEqual([]);
    expect(at("edge.*.hosts")).toEqual([]);
    expect(at("edge.hosts.name")).toEqual([]);
});

it("the lists of text that aren't among them are these", () => {
    const others = textLists(stackConfigSchema, "").filter((path) => !LISTS.includes(path));
    expect(others).toEqual([
        // Values of a header of which the ALB takes any: once more is no other meaning.
        "edge.paths.*.conditions.headers.*",
        // The rules of header names compare these whatever their case.
        "routes.*.rules.*.filters.requestHeaderModifier.remove",
        "routes.*.rules.*.filters.responseHeaderModifier.remove",
    ]);
});

/** What the schema has at a pattern, in which `*` is each entry of a list or a map. */
function at(pattern: string): z.ZodType[] {
    return pattern
        .split(".")
        .reduce<z.ZodType[]>(
            (schemas, key) => schemas.flatMap((schema) => inside(schema, key)),
            [stackConfigSchema],
        )
        .flatMap(options);
}

function inside(schema: z.ZodType, key: string): z.ZodType[] {
    return options(schema).flatMap((option) => {
        if (option instanceof z.ZodObject)
            return option.shape[key] ? [classic(option.shape[key])] : [];
        if (key !== "*") return [];
        if (option instanceof z.ZodArray) return [classic(option.element)];
        return option instanceof z.ZodRecord ? [classic(option.valueType)] : [];
    });
}

/** The alternatives of a schema. */
function options(schema: z.ZodType): z.ZodType[] {
    const inner = bare(schema);
    return inner instanceof z.ZodUnion ? inner.options.map(classic).flatMap(options) : [inner];
}

/** The lists of the schema whose entries are text, or may be. */
function textLists(schema: z.ZodType, path: string): string[] {
    const below = (key: string) => (path === "" ? key : `${path}.${key}`);
    return options(schema).flatMap((option): string[] => {
        if (option instanceof z.ZodObject) {
            return Object.entries<z.ZodType>(option.shape).flatMap(([key, child]) =>
                textLists(child, below(key)),
            );
        }
        if (option instanceof z.ZodRecord) return textLists(classic(option.valueType), below("*"));
        if (!(option instanceof z.ZodArray)) return [];
        const entry = classic(option.element);
        const isText = options(entry).some(
            (other) => other instanceof z.ZodString || other instanceof z.ZodEnum,
        );
        return [...(isText ? [path] : []), ...textLists(entry, below("*"))];
    });
}
