import { writeFile } from "node:fs/promises";

import { Command } from "commander";

import { openSandbox } from "../../sandbox/sandbox";
import { deploymentOf } from "../../sandbox/state/resources";
import { toDot } from "./dot";
import { drawing } from "./drawing";

/** `npm run graph`: a picture of what a stack declares, drawn from its resources in the sandbox. */
export function graphCommand(): Command {
    return new Command("graph")
        .description("draw a stack: its resources by component, and what waits for what")
        .requiredOption("--out <file>", "SVG file to write")
        .option("--stack <name>", "stack whose Pulumi.<name>.yaml is drawn", "dev")
        .action(drawStack);
}

async function drawStack({ stack, out }: { stack: string; out: string }): Promise<void> {
    const sandbox = await openSandbox({ stack });
    try {
        await sandbox.session.up();
        const picture = drawing(deploymentOf(await sandbox.session.exportState()).resources);
        const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
        const graphviz = await Graphviz.load();
        await writeFile(out, graphviz.dot(toDot(picture, `mesh-edge, stack ${stack}`)));
    } finally {
        await sandbox.close();
    }
    console.log(`Drew stack ${stack} to ${out}`);
}
