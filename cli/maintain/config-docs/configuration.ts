import { z } from "zod";

import { bare, choicesOf, elementOf, keysOf } from "../../../components/config/reading/zod-schema";
import { markdownTable } from "../markdown-table";
import { CI_KEYS, PREFIX, SECTIONS, SETTINGS, SINGLE_KEYS, TEAM_KEYS } from "./stack-file";
import {
    defaultText,
    entriesOf,
    exampleIn,
    isRequired,
    MANY_CHOICES,
    noteOf,
    type Style,
    valueText,
} from "./value-text";

const PREAMBLE = `<!-- Made from components/config by \`npm run config-docs\`; edit the schema instead. -->

# Stack configuration

Every key that a \`Pulumi.<stack>.yaml\` may hold. The keys of this project have the prefix \`mesh-edge:\`.
An unknown key, a value out of bounds and values that don't fit together are refused before the first
resource, all in one message. \`Pulumi.dev.yaml\` and \`Pulumi.prod.yaml\` are stacks to copy,
\`Pulumi.example.yaml\` has every key, and [stack.schema.json](stack.schema.json) lets an editor complete
and check them. What a change of a key does to an existing stack: [runbook.md](runbook.md#what-a-change-does).
`;

const STYLE: Style = {
    few: (choices) => choices.map(code).join(", "),
    many: () => "one of those below",
};

type Keys = readonly [string, z.ZodType][];

/** The reference of the stack config, as Markdown. */
export function configurationDocs(): string {
    return [
        PREAMBLE,
        ...chapter("Pulumi and AWS", SETTINGS),
        ...chapter("Of the whole stack", SINGLE_KEYS),
        ...chapter(
            "Of a team's stack",
            TEAM_KEYS,
            "A stack with this key has only it, `team`, `accountId`, `routes` and `services` of the keys here ([teams.md](teams.md)).\n",
        ),
        ...chapter(
            "Of the stack of CI's access",
            CI_KEYS.map(([key, schema]) => [key.replace(PREFIX, ""), schema]),
            "A stack with this key has only it, `team` and `accountId` of the keys here ([pull-requests.md](pull-requests.md#setup)).\n",
        ),
        ...SECTIONS.flatMap(([key, schema]) =>
            chapter(key, keysOf(schema), `${schema.description ?? ""} ${presenceOf(schema)}\n`),
        ),
    ].join("\n");
}

function chapter(heading: string, keys: Keys, note?: string): string[] {
    return [
        `## ${heading}\n`,
        ...(note === undefined ? [] : [note]),
        markdownTable(
            ["Key", "Value", "Default", "What"],
            keys.flatMap(([key, schema]) => rowsOf(key, schema)),
        ),
        "",
        ...keys.flatMap(([key, schema]) => longChoices(key, schema)),
    ];
}

/** A key's own row, and those of the keys inside it. */
function rowsOf(key: string, schema: z.ZodType): string[][] {
    const isEntry = key.endsWith("<name>");
    const own = [code(key), shownValue(schema), shownDefault(schema), noteOf(schema)];
    return [
        ...(isEntry ? [] : [own]),
        ...keysOf(schema).flatMap(([name, child]) =>
            rowsOf(`${entriesOf(key, schema)}.${name}`, child),
        ),
    ];
}

function shownValue(schema: z.ZodType): string {
    const what = valueText(schema, STYLE);
    const example = exampleIn(schema);
    return example === undefined || keysOf(schema).length > 0
        ? what
        : `${what}, such as ${code(JSON.stringify(example))}`;
}

function shownDefault(schema: z.ZodType): string {
    const fallback = defaultText(schema);
    if (fallback !== undefined) return code(fallback);
    if (isRequired(schema)) return "required";
    const isFilled = keysOf(schema).length > 0 && !(schema instanceof z.ZodOptional);
    return isFilled ? "the defaults inside" : "none";
}

/** Choices that are too many for a cell, one paragraph per key. */
function longChoices(key: string, schema: z.ZodType): string[] {
    const choices = choicesOf(bare(elementOf(schema) ?? schema));
    return [
        ...(choices.length >= MANY_CHOICES
            ? [
                  `${code(entriesOf(key, schema))} is one of ${choices.map((c) => code(String(c))).join(", ")}.\n`,
              ]
            : []),
        ...keysOf(schema).flatMap(([name, child]) =>
            longChoices(`${entriesOf(key, schema)}.${name}`, child),
        ),
    ];
}

function presenceOf(schema: z.ZodType): string {
    return isRequired(schema) ? "It is required." : "It may be left out.";
}

function code(text: string): string {
    return `\`${text}\``;
}
