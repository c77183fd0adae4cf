import { existsSync, readdirSync, readFileSync } from "node:fs";

import ts from "typescript";
import { describe, expect, it } from "vitest";

import { waySchema } from "../cli/start/summary";
import { observabilitySchema } from "../components/config/sections/observability";
import { alarms } from "../components/observability/alarms";

const read = (file: string) => readFileSync(file, "utf8");

/** The code spans of a table's first column, below the heading of the document. */
function firstColumn(document: string, heading: string): string[] {
    const [, chapter = ""] = document.split(`\n## ${heading}\n`);
    const [text = ""] = chapter.split("\n## ");
    return [...text.matchAll(/^\| `([^`]+)`/gm)].map(([, key = ""]) => key);
}

/** Names of the outputs, which are the keys of what `wholeStack` returns. */
function outputsOf(file: string): string[] {
    const stack = ts
        .createSourceFile(file, read(file), ts.ScriptTarget.Latest)
        .statements.find(ts.isFunctionDeclaration);
    const returned = stack?.body?.statements.find(ts.isReturnStatement)?.expression;
    return returned === undefined ? [] : keysIn(returned);
}

/** Keys of an object, with those that it has only sometimes: `...(condition && { key })`. */
function keysIn(value: ts.Expression): string[] {
    if (ts.isParenthesizedExpression(value)) return keysIn(value.expression);
    if (ts.isBinaryExpression(value)) return keysIn(value.right);
    if (!ts.isObjectLiteralExpression(value)) return ["?"];
    return value.properties.flatMap((property) =>
        ts.isSpreadAssignment(property)
            ? keysIn(property.expression)
            : ts.isIdentifier(property.name)
              ? property.name.text
              : "?",
    );
}

describe("what the documents say of the program", () => {
    it("is a chapter for each alarm, by its name without zone or number", () => {
        const made = alarms({
            thresholds: observabilitySchema.parse({}),
            region: "eu-west-1",
            availabilityZones: ["eu-west-1a"],
            loadBalancer: "app/payments/1",
            certificateArns: ["arn:aws:acm:eu-west-1:111122223333:certificate/1"],
            webAcl: "payments-test",
        }).map(({ name }) => name.replace(/-eu-west-1a$/, ""));
        const headings = read("docs/observability.md").matchAll(/^## ([a-z0-9-]+)$/gm);
        expect([...headings].map(([, name]) => name).sort()).toEqual(made.sort());
    });

    it("is a row of the README for each output, and no other", () => {
        const rows = firstColumn(read("README.md"), "Outputs");
        expect(rows.length).toBeGreaterThan(8);
        expect(rows.sort()).toEqual(outputsOf("components/stacks/whole.ts").sort());
    });

    it("is no output in the summary of `npm start` that the program has not", () => {
        const outputs = outputsOf("components/stacks/whole.ts");
        expect(Object.keys(waySchema.shape).filter((name) => !outputs.includes(name))).toEqual([]);
    });

    it("is a row of the README for each command of npm", () => {
        const { scripts } = JSON.parse(read("package.json")) as { scripts: object };
        const told = [...read("README.md").matchAll(/^\| `npm (?:run )?([\w:-]+)/gm)].map(
            ([, name]) => name,
        );
        expect(told.filter((name) => !(String(name) in scripts))).toEqual([]);
    });
});

describe("the tests that the documents name", () => {
    const documents = [
        "README.md",
        "CONTRIBUTING.md",
        "tests/requirements.md",
        ...readdirSync("docs", { recursive: true, encoding: "utf8" })
            .filter((file) => file.endsWith(".md"))
            .map((file) => `docs/${file}`),
    ];
    const named = documents.flatMap((document) =>
        [...read(document).matchAll(/`(?:tests\/)?([\w./-]+\/[\w.-]+\.ts)`/g)].map(
            ([, file = ""]) => ({ document, file }),
        ),
    );

    it("are those of many features", () => {
        expect(
            named.filter(({ document }) => document === "docs/features.md").length,
        ).toBeGreaterThan(100);
    });

    it("are there", () => {
        expect(
            named.filter(({ file }) => !existsSync(`tests/${file}`) && !existsSync(file)),
        ).toEqual([]);
    });
});
