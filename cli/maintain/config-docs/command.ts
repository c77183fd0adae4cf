import { writeFileSync } from "node:fs";

import { Command } from "commander";

import { generatedFiles } from "./files";

/** `npm run config-docs`: writes what is made from the schema of the stack config. */
export function configDocsCommand(): Command {
    return new Command("config-docs")
        .description("write the reference, JSON schema and example of the stack config")
        .action(async () => {
            for (const [file, text] of await generatedFiles()) {
                writeFileSync(file, text);
                console.log(`Wrote ${file}`);
            }
        });
}
