import { stringify } from "yaml";
import { z } from "zod";

import {
    bare,
    choicesOf,
    classic,
    fallbackOf,
    keysOf,
} from "../../../components/config/reading/zod-schema";
import { STACK_KEYS } from "./stack-file";
import { exampleIn, isRequired, noteOf, type Style, valueText } from "./value-text";

const HEAD = `# yaml-language-server: $schema=docs/stack.schema.json
# Every key of a stack file with its meaning, bounds and default. Made from the schema by
# \`npm run config-docs\`. It is a stack that loads, but no workflow deploys it: copy from here what your
# Pulumi.<stack>.yaml sets. A key right behind a # may be left out; it stands here with its default, or
# with an example where the default is nothing.
config:
`;

const INDENT = "    ";
const COMMENT_WIDTH = 90;

/** More choices than this are in docs/configuration.md only. */
const MOST_CHOICES = 25;
const STYLE: Style = {
    few: (choices) => choices.join(" | "),
    many: (choices) =>
        choices.length > MOST_CHOICES ? "listed in docs/configuration.md" : choices.join(" | "),
};

/** What may be left out, but is no example of a stack without. */
const SHOWN = [
    "mesh-edge:edge",
    "zone",
    "cidr",
    "availabilityZones",
    "publicAccessCidrs",
    "nodeGroups",
];

/** Key of an entry in a map that has no example. */
const ANY_NAME = "any-name";

/** Kinds of values that the value itself shows. */
const EVIDENT = ["a map", "a list, each a map", "text", "a list, each text", "true or false"];

/** The text of `Pulumi.example.yaml`. */
export function exampleStackFile(): string {
    const keys = STACK_KEYS.map(([key, schema]) => indented(linesOf(key, schema, false), INDENT));
    return `${HEAD}${keys.map((lines) => `${lines.join("\n")}\n`).join("\n")}`;
}

/** A key with its comment and what is inside it. Below a key with a # in front, nothing has another one. */
function linesOf(key: string, schema: z.ZodType, isInComment: boolean): string[] {
    const isShown = isInComment || isRequired(schema) || SHOWN.includes(key);
    const lines = isLeaf(schema)
        ? [`${key}: ${inFlow(valueOf(schema))}`]
        : [`${key}:`, ...indented(linesInside(schema, isInComment || !isShown), INDENT)];
    return [...commentOf(schema), ...(isShown ? lines : indented(lines, "#"))];
}

function linesInside(schema: z.ZodType, isInComment: boolean): string[] {
    const inner = bare(schema);
    if (inner instanceof z.ZodArray) {
        return itemsOf(schema, isInComment);
    }
    const [name = ANY_NAME] = Object.keys(exampleIn(schema) ?? {});
    return keysOf(schema).flatMap(([key, child]) =>
        linesOf(inner instanceof z.ZodRecord ? name : key, child, isInComment),
    );
}

/** Entries of a list: those that are a single value, then one with all keys that an entry may have. */
function itemsOf(list: z.ZodType, isInComment: boolean): string[] {
    const values: unknown = exampleIn(list) ?? fallbackOf(list);
    const single = Array.isArray(values) ? values.map((value) => `- ${inFlow(value)}`) : [];
    const [first = "", ...rest] = keysOf(list).flatMap(([key, child]) => linesOf(key, child, true));
    const whole = [`- ${first}`, ...indented(rest, "  ")];
    return [...single, ...(isInComment || single.length === 0 ? whole : indented(whole, "#"))];
}

/** Whether a key fits on one line. */
function isLeaf(schema: z.ZodType): boolean {
    const inner = bare(schema);
    return (
        keysOf(schema).length === 0 ||
        (inner instanceof z.ZodRecord &&
            keysOf(classic(inner.valueType)).length === 0 &&
            exampleIn(schema) !== undefined)
    );
}

function valueOf(schema: z.ZodType): unknown {
    const fallback = fallbackOf(schema);
    return isNothing(fallback) ? (exampleIn(schema) ?? choicesOf(bare(schema))[0]) : fallback;
}

function isNothing(value: unknown): boolean {
    return value === undefined || ["[]", "{}"].includes(JSON.stringify(value));
}

/** The meaning of a key, then on its own line its values and its default. */
function commentOf(schema: z.ZodType): string[] {
    const value = valueText(schema, STYLE);
    const bounds = [EVIDENT.includes(value) ? "" : value, presenceOf(schema)];
    return [noteOf(schema), bounds.filter((part) => part !== "").join("; ")]
        .filter((line) => line !== "")
        .flatMap(wrapped);
}

function presenceOf(schema: z.ZodType): string {
    if (isRequired(schema)) return "required";
    const fallback = fallbackOf(schema);
    if (!isNothing(fallback)) return `default ${inFlow(fallback)}`;
    return isLeaf(schema) ? "no default" : "";
}

/** A value in one line of YAML, quoted where any reader of YAML would take it for something else. */
function inFlow(value: unknown): string {
    const options = {
        collectionStyle: "flow",
        flowCollectionPadding: false,
        lineWidth: 0,
        version: "1.1",
    } as const;
    return stringify(value, options).trimEnd();
}

function wrapped(text: string): string[] {
    const lines = [""];
    for (const word of text.split(" ")) {
        const line = lines.at(-1) ?? "";
        if (line.length + word.length < COMMENT_WIDTH) lines.splice(-1, 1, `${line} ${word}`);
        else lines.push(` ${word}`);
    }
    return lines.map((line) => `#${line}`);
}

function indented(lines: readonly string[], indent: string): string[] {
    return lines.map((line) => indent + line);
}
