import { describe, expect, it } from "vitest";
import { z } from "zod";

import { stackConfigSchema } from "../../components/config/schema";
import { VERSIONS } from "../../components/config/versions";
import {
    bare,
    choicesOf,
    classic,
    exampleOf,
    fallbackOf,
    keysOf,
} from "../../components/config/reading/zod-schema";

function everyKey(schema: z.ZodType, path = ""): [string, z.ZodType][] {
    return keysOf(schema).flatMap(([key, child]) => [
        [path + key, child] as [string, z.ZodType],
        ...everyKey(child, `${path}${key}.`),
    ]);
}

const KEYS = everyKey(stackConfigSchema).filter(([path]) => !/<(name|entry)>$/.test(path));

describe("the schema", () => {
    it.each(KEYS)("says what %s is", (_, schema) => {
        expect(schema.description).toMatch(/^[A-Z`].*\.$/);
    });

    it.each(KEYS.filter(([, schema]) => keysOf(schema).length === 0))(
        "has something that a cure can quote for %s",
        (_, schema) => {
            const inner = bare(schema);
            const shown =
                exampleOf(schema) ??
                exampleOf(inner) ??
                fallbackOf(schema) ??
                choicesOf(inner)[0] ??
                (inner instanceof z.ZodArray ? "an entry" : undefined);
            expect(shown).toBeDefined();
        },
    );

    it("has no refinement on a section: a missing key would silence it", () => {
        const sections = KEYS.filter(([, schema]) => bare(schema) instanceof z.ZodObject);
        expect(sections.length).toBeGreaterThan(9);
        expect(sections.filter(([, schema]) => bare(schema).def.checks?.length)).toEqual([]);
    });

    it("accepts its own examples and defaults", () => {
        const refused = KEYS.filter(([, schema]) => {
            const shown = exampleOf(schema) ?? fallbackOf(schema);
            return shown !== undefined && !classic(schema).safeParse(shown).success;
        });
        expect(refused).toEqual([]);
    });

    it("offers the controllers that the version table knows", () => {
        const { chartVersion } = stackConfigSchema.shape.controller.unwrap().shape;
        expect(chartVersion.unwrap().options).toEqual(Object.keys(VERSIONS.controller));
    });
});
