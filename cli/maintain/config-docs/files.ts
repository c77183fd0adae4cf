import { readFileSync } from "node:fs";

import * as prettier from "prettier";

import { withSection } from "../section";
import { changesTable } from "./changes";
import { configurationDocs } from "./configuration";
import { exampleStackFile } from "./example";
import { policyTable } from "./policy";
import { stackSchema } from "./stack-schema";

const RUNBOOK = "docs/runbook.md";
const POLICY = "docs/policy.md";

/** What is made from the schema of the stack config: the text of each file as Prettier writes it. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
    const texts = {
        "docs/configuration.md": configurationDocs(),
        "docs/stack.schema.json": JSON.stringify(stackSchema()),
        "Pulumi.example.yaml": exampleStackFile(),
        [RUNBOOK]: withSection(readFileSync(RUNBOOK, "utf8"), "changes", changesTable()),
        [POLICY]: withSection(readFileSync(POLICY, "utf8"), "rules", policyTable()),
    };
    return new Map(
        await Promise.all(
            Object.entries(texts).map(async ([file, text]) => {
                const options = await prettier.resolveConfig(file);
                const formatted = await prettier.format(text, { ...options, filepath: file });
                return [file, formatted] as const;
            }),
        ),
    );
}
