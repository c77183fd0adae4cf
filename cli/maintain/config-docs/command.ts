import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { Command } from "commander";
import { z } from "zod";

import { kindText } from "../../../components/config/reading/requirement";
import { stackConfigSchema } from "../../../components/config/schema";
import {
    bare,
    choicesOf,
    classic,
    elementOf,
    exampleOf,
    fallbackOf,
    keysOf,
    shapeOf,
} from "../../../components/config/reading/zod-schema";

const FILE = "docs/configuration.md";

/** More choices than this stand below the table. */
const MOST_IN_A_CELL = 5;

const PREAMBLE = `<!-- Made from components/config by \`npm run config-docs\`; edit the schema instead. -->

# Stack configuration

Every key that a \`Pulumi.<stack>.yaml\` may hold. The keys of this project have the prefix \`mesh-edge:\`.
An unknown key, a value out of bounds and values that don't fit together are refused before the first
resource, all in one message. \`Pulumi.dev.yaml\` and \`Pulumi.prod.yaml\` are complete files to copy.
`;

const SETTINGS: readonly Row[] = [
    ["Key", "Value", "Default", "What"],
    ["`aws:region`", "a region", "required", "Region of everything in the stack."],
    [
        "`aws:profile`",
        "text",
        "none",
        "Named profile of the AWS credentials; absent means those of the environment.",
    ],
    [
        "`pulumi:disable-default-providers`",
        '`["aws", "kubernetes"]`',
        "required",
        "A resource without a provider fails instead of using your shell's. Not `*`: the EKS cluster needs the default provider of `eks`.",
    ],
];

type Row = readonly [key: string, value: string, fallback: string, what: string];

/** `npm run config-docs`: writes docs/configuration.md. */
export function configDocsCommand(): Command {
    return new Command("config-docs")
        .description(`write ${FILE} from the schema of the stack config`)
        .action(() => {
            writeConfigurationDocs();
            console.log(`Wrote ${FILE}`);
        });
}

function writeConfigurationDocs(file = FILE): void {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, configurationDocs());
}

/** The reference of the stack config, as Markdown that Prettier leaves alone. */
export function configurationDocs(): string {
    const keys = shapeOf(stackConfigSchema);
    const single = keys.filter(([, schema]) => keysOf(schema).length === 0);
    const sections = keys.filter(([, schema]) => keysOf(schema).length > 0);
    return [
        PREAMBLE,
        "## Pulumi and AWS\n",
        table(SETTINGS),
        "## Of the whole stack\n",
        table(withHeading(single.flatMap(([key, schema]) => rowsOf(key, schema)))),
        ...sections.flatMap(([key, schema]) => [
            `## ${key}\n`,
            `${noteOf(schema)} ${presenceOf(schema)}\n`,
            table(withHeading(keysOf(schema).flatMap(([name, child]) => rowsOf(name, child)))),
            ...keysOf(schema).flatMap(([name, child]) => longChoices(name, child)),
        ]),
    ].join("\n");
}

/** A key's own row, and those of the keys inside it. */
function rowsOf(key: string, schema: z.ZodType): Row[] {
    const isEntry = key.endsWith("<name>");
    const own: Row = [code(key), valueText(schema), fallbackText(schema), noteOf(schema)];
    return [
        ...(isEntry ? [] : [own]),
        ...keysOf(schema).flatMap(([name, child]) =>
            rowsOf(`${entriesOf(key, schema)}.${name}`, child),
        ),
    ];
}

function valueText(schema: z.ZodType): string {
    const element = elementOf(schema);
    const what = element === undefined ? choicesText(schema) : `a list of ${choicesText(element)}`;
    const example: unknown = exampleOf(bare(schema)) ?? exampleOf(schema);
    return example === undefined || keysOf(schema).length > 0
        ? what
        : `${what}, such as ${code(JSON.stringify(example))}`;
}

function choicesText(schema: z.ZodType): string {
    const choices = choicesOf(bare(schema));
    if (choices.length > MOST_IN_A_CELL) {
        return "one of those below";
    }
    if (choices.length > 0) {
        return choices.map((choice) => code(String(choice))).join(", ");
    }
    const inner = bare(schema);
    if (inner instanceof z.ZodUnion) {
        return inner.options.map((option) => choicesText(classic(option))).join(" or ");
    }
    return keysOf(schema).length > 0 ? "a map" : kindText(schema);
}

/** Choices that are too many for a cell, one paragraph a key. */
function longChoices(key: string, schema: z.ZodType): string[] {
    const choices = choicesOf(bare(elementOf(schema) ?? schema));
    return [
        ...(choices.length > MOST_IN_A_CELL
            ? [
                  `${code(entriesOf(key, schema))} is one of ${choices.map((c) => code(String(c))).join(", ")}.\n`,
              ]
            : []),
        ...keysOf(schema).flatMap(([name, child]) =>
            longChoices(`${entriesOf(key, schema)}.${name}`, child),
        ),
    ];
}

/** A key, or the entries of a list. */
function entriesOf(key: string, schema: z.ZodType): string {
    return elementOf(schema) === undefined ? key : `${key}[]`;
}

function fallbackText(schema: z.ZodType): string {
    const fallback = fallbackOf(schema);
    if (fallback !== undefined) {
        return code(JSON.stringify(fallback));
    }
    if (!schema.safeParse(undefined).success) {
        return "required";
    }
    const isFilled = keysOf(schema).length > 0 && !(schema instanceof z.ZodOptional);
    return isFilled ? "the defaults inside" : "none";
}

function presenceOf(schema: z.ZodType): string {
    return schema.safeParse(undefined).success ? "It may be left out." : "It is required.";
}

function noteOf(schema: z.ZodType): string {
    return schema.description ?? "";
}

function withHeading(rows: readonly Row[]): Row[] {
    return [["Key", "Value", "Default", "What"], ...rows];
}

/** Columns of equal width, as Prettier has them. */
function table(rows: readonly Row[]): string {
    const widths = [0, 1, 2, 3].map((column) =>
        Math.max(...rows.map((row) => (row[column] ?? "").length)),
    );
    const line = (cells: readonly string[]) =>
        `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
    const [heading = [], ...body] = rows.map(line);
    return [heading, line(widths.map((width) => "-".repeat(width))), ...body, ""].join("\n");
}

function code(text: string): string {
    return `\`${text}\``;
}
