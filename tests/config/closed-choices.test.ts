import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { valueCure } from "../../components/config/reading/cures";
import { bare, choicesOf, classic, keysOf } from "../../components/config/reading/zod-schema";
import { stackConfigSchema } from "../../components/config/schema";

interface Closed {
    path: string;
    schema: z.ZodType;
    choices: readonly string[];
}

/** Every closed choice of words in the schema, also as what the entries of a list are. */
function closedIn(schema: z.ZodType, path = ""): Closed[] {
    const inner = bare(schema);
    const choices = choicesOf(inner).map(String);
    const own = inner instanceof z.ZodEnum ? [{ path, schema: inner, choices }] : [];
    const element = inner instanceof z.ZodArray ? closedIn(classic(inner.element), path) : [];
    const children = keysOf(inner).flatMap(([key, child]) =>
        closedIn(child, path === "" ? key : `${path}.${key}`),
    );
    const options =
        inner instanceof z.ZodUnion
            ? inner.options
                  .map(classic)
                  .filter((option) => option instanceof z.ZodEnum)
                  .flatMap((option) => closedIn(option, path))
            : [];
    return [...own, ...element, ...options, ...children];
}

const CLOSED = closedIn(stackConfigSchema);

const cureOf = ({ path, schema }: Closed, raw: unknown) =>
    valueCure(schema, { path, raw, example: undefined, fallback: undefined, optional: true });

const listOf = ({ choices }: Closed) =>
    `write one of ${choices.map((choice) => JSON.stringify(choice)).join(", ")}`;

describe("a word that means none of the choices is answered with all of them", () => {
    it("the schema has closed choices in each of these places, and more", () => {
        expect(CLOSED.map(({ path }) => path)).toEqual(
            expect.arrayContaining([
                "cluster.accessEntries.<name>.policy",
                "cluster.logTypes",
                "edge.scheme",
                "edge.mutualTls.mode",
                "edge.hosts.protocol",
                "waf.mode",
                "waf.managedRuleGroups",
                "waf.rateLimits.<name>.action",
                "waf.uploads.rules",
            ]),
        );
    });

    it.each(CLOSED)("$path", (closed) => {
        // Nothing that is known, and nothing that looks like a choice: no choice begins with q.
        const word = fc.stringMatching(/^q[a-z0-9 -]{4,12}$/);
        fc.assert(
            fc.property(word, (raw) => {
                expect(cureOf(closed, raw)).toBe(listOf(closed));
            }),
        );
    });

    it.each(CLOSED)("$path: also a word that turns one of them round", (closed) => {
        for (const choice of closed.choices) {
            for (const turned of [`non-${choice}`, `un${choice}`, `${choice}9`, `dis${choice}`]) {
                expect([turned, cureOf(closed, turned)]).not.toEqual([
                    turned,
                    expect.stringMatching(new RegExp(`^(write|did you mean) "${choice}"`)),
                ]);
            }
        }
    });
});

describe("a slip in a choice is mended", () => {
    it.each(CLOSED)("$path: $choices", (closed) => {
        for (const choice of closed.choices) {
            expect(cureOf(closed, ` ${choice}`)).toBe(`write "${choice}"`);
            const swapped = choice.replace(/[a-z]+/gi, (word) =>
                word === word.toLowerCase() ? word.toUpperCase() : word.toLowerCase(),
            );
            expect(cureOf(closed, swapped)).toMatch(new RegExp(`^write "${choice}"`));
        }
    });
});

describe("of two choices that look alike the one that is meant is told, or both", () => {
    const scheme = CLOSED.find(({ path }) => path === "edge.scheme");
    it.each([
        ["internal-facing", 'write "internal"'],
        ["internet_facing", 'did you mean "internet-facing"?'],
        ["internl", 'did you mean "internal"?'],
        ["intern", 'did you mean "internal"?'],
        ["internal-or-facing", 'write one of "internet-facing", "internal"'],
    ])("%s", (raw, cure) => {
        expect(scheme && cureOf(scheme, raw)).toBe(cure);
    });
});
