import { Command } from "commander";

import { openSandbox } from "../../sandbox/sandbox";
import { render } from "./render";

/** `npm run render`: everything that a stack declares, every value resolved by the emulated account. */
export function renderCommand(): Command {
    return new Command("render")
        .description("write what a stack declares as files: resources, manifests, values, policies")
        .requiredOption("--out <dir>", "folder to write to")
        .option("--stack <name>", "stack whose Pulumi.<name>.yaml is rendered", "dev")
        .option("--stack-file <file>", "config in place of Pulumi.<name>.yaml")
        .action(renderStack);
}

async function renderStack(options: {
    stack: string;
    stackFile?: string;
    out: string;
}): Promise<void> {
    const sandbox = await openSandbox(options);
    try {
        await sandbox.session.up();
        await render(await sandbox.session.exportState(), options.out);
    } finally {
        await sandbox.close();
    }
    console.log(`Rendered stack ${options.stack} to ${options.out}`);
}
