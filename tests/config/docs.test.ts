import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";
import { z } from "zod";

import { changes, changesTable } from "../../cli/maintain/config-docs/changes";
import { generatedFiles } from "../../cli/maintain/config-docs/files";
import { noteOf, valueText } from "../../cli/maintain/config-docs/value-text";
import { stackConfigSchema } from "../../components/config/schema";
import { keysOf } from "../../components/config/reading/zod-schema";

describe("what is made from the schema (npm run config-docs)", async () => {
    const files = [...(await generatedFiles())];

    it("is the reference, the editors' schema, the example, a table of the runbook and that of the policy", () => {
        expect(files.map(([file]) => file)).toEqual([
            "docs/configuration.md",
            "docs/stack.schema.json",
            "Pulumi.example.yaml",
            "docs/runbook.md",
            "docs/policy.md",
        ]);
    });

    it.each(files)("%s is not stale", (file, text) => {
        expect(readFileSync(file, "utf8")).toBe(text);
    });
});

describe("what may be written for a key", () => {
    const STYLE = {
        few: (choices: readonly string[]) => choices.join(" or "),
        many: (choices: readonly string[]) => `${choices.length} choices`,
    };

    it.each([
        ["a whole number, 1 to 3", z.int().min(1).max(3)],
        ["a or b", z.enum(["a", "b"]).default("a")],
        ["7 choices", z.literal([1, 2, 3, 4, 5, 6, 7])],
        ["three digits", z.string().regex(/^\d{3}$/, "must be three digits")],
        ["text that must start with /", z.string().regex(/^\//, "must start with /, such as /a")],
        ["text of up to 9 characters", z.string().max(9)],
        ["a list of 2 to 4 entries, each text", z.array(z.string()).min(2).max(4)],
        ["a list of up to 4 entries, each true or false", z.array(z.boolean()).max(4)],
        ["a list of 1 or more entries, each text", z.array(z.string()).min(1)],
        ["a list of a or b", z.array(z.enum(["a", "b"])).optional()],
        ["none or a map", z.union([z.literal("none"), z.strictObject({ a: z.int() })])],
    ])("is told as: %s", (text, schema) => {
        expect(valueText(schema, STYLE)).toBe(text);
    });
});

describe("what a change does", () => {
    it("is known of every key, by itself or by a section around it", () => {
        const told = new Set(changes().map(({ path }) => path));
        const untold = (schema: z.ZodType, path: string): string[] =>
            keysOf(schema).flatMap(([key, child]) => {
                const place = path === "" ? key : `${path}.${key}`;
                if (told.has(place)) return [];
                const inside = untold(child, place);
                return keysOf(child).length === 0 ? [place] : inside;
            });
        expect(untold(stackConfigSchema, "")).toEqual([]);
    });

    it("stands once in the runbook for keys of a section with the same effect", () => {
        expect(changesTable()).toContain(
            "\n| `edge.targetType`, `edge.backendProtocol` | a new target group; a short gap until its targets are healthy |\n",
        );
        expect(changesTable()).toContain("\n| the other keys of `network` | in place |\n");
    });

    it("stands in the reference where it is not harmless", () => {
        const edge = Object.fromEntries(keysOf(stackConfigSchema.shape.edge));
        expect(noteOf(edge.loadBalancerName ?? z.never())).toMatch(
            / A change: nothing until the ALB is replaced\.$/,
        );
        expect(noteOf(edge.scheme ?? z.never())).toMatch(
            /^Where the ALB is reachable from\. A change: a new ALB: minutes without one/,
        );
        expect(noteOf(stackConfigSchema.shape.protect)).not.toContain("A change");
    });
});
