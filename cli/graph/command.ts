import { writeFile } from "node:fs/promises";

import { Command, Option } from "commander";

import { openSandbox } from "../../sandbox/sandbox";
import { deploymentOf } from "../../sandbox/state/resources";
import { Resources } from "../trace/resources";
import { toDot } from "./order/dot";
import { drawing } from "./order/drawing";
import { factsOf } from "./request/facts";
import { whiteboard } from "./request/whiteboard";

/** `npm run graph`: a picture of what a stack declares, drawn from its resources in the sandbox. */
export function graphCommand(): Command {
    return new Command("graph")
        .description("draw a stack: the way of a request, or what waits for what")
        .requiredOption("--out <file>", "SVG file to write")
        .option("--stack <name>", "stack whose Pulumi.<name>.yaml is drawn", "dev")
        .addOption(
            new Option("--what <picture>", "the way of a request, or the order of resources")
                .choices(Object.keys(PICTURES))
                .default("request"),
        )
        .action(drawStack);
}

const PICTURES = {
    request: (exported: unknown, title: string) =>
        Promise.resolve(whiteboard(factsOf(new Resources(exported)), title)),
    order: async (exported: unknown, title: string) => {
        const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
        const graphviz = await Graphviz.load();
        return graphviz.dot(toDot(drawing(deploymentOf(exported).resources), title));
    },
};

interface GraphOptions {
    stack: string;
    out: string;
    what: keyof typeof PICTURES;
}

async function drawStack({ stack, out, what }: GraphOptions): Promise<void> {
    const sandbox = await openSandbox({ stack });
    try {
        await sandbox.session.up();
        const exported = await sandbox.session.exportState();
        await writeFile(out, await PICTURES[what](exported, `mesh-edge, stack ${stack}`));
    } finally {
        await sandbox.close();
    }
    console.log(`Drew stack ${stack} to ${out}`);
}
