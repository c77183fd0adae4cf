import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Command } from "commander";

import { gantt } from "../bench/gantt";
import { previewTimes } from "../bench/previews";
import { costsOf, figuresOf, previewFigures, titleOf } from "../bench/results";
import { type Schedule, schedules } from "../bench/schedule";
import { CHECKOUT } from "../../sandbox/sandbox";

interface BenchOptions {
    stack: string;
    out: string;
    rounds: string;
    quiet: string;
}

/** `npm run bench`: how long up, destroy and preview take, and how long they would have to. */
export function benchCommand(): Command {
    return new Command("bench")
        .description("measure up and destroy in virtual time, and preview in real time")
        .option("--stack <name>", "stack whose Pulumi.<name>.yaml is measured", "dev")
        .option("--out <dir>", "folder for results.json and the pictures", join(CHECKOUT, "bench"))
        .option("--rounds <n>", "previews of each program; 0 leaves them out", "5")
        .option("--quiet <ms>", "silence of the engine after which virtual time moves on", "500")
        .action(bench);
}

async function bench({ stack, out, rounds, quiet }: BenchOptions): Promise<void> {
    const { up, destroy, levels } = await schedules(stack, Number(quiet));
    const results = {
        stack,
        resources: up.steps.length,
        up: figuresOf(up),
        destroy: { ...figuresOf(destroy), levels: costsOf(levels) },
        ...(Number(rounds) > 0 && {
            preview: previewFigures(await previewTimes(stack, Number(rounds))),
        }),
    };
    await mkdir(out, { recursive: true });
    await writeFile(join(out, "results.json"), `${JSON.stringify(results, undefined, 4)}\n`);
    for (const [name, schedule] of Object.entries({ up, destroy })) {
        await writeFile(join(out, `${name}.svg`), picture(`${name} of ${stack}`, schedule));
    }

    for (const name of ["up", "destroy"] as const) {
        const { seconds, chainSeconds, ratio, critical } = results[name];
        console.log(
            `${name.padEnd(8)} ${String(seconds)} s, chain ${String(chainSeconds)} s: ${String(ratio)} x`,
        );
        console.log(`         ${critical.join(" -> ")}`);
    }
    if (results.preview) {
        const { programMs, emptyMs, ratio } = results.preview;
        console.log(
            `preview  ${String(programMs.smallest)} ms, empty program ${String(emptyMs.smallest)} ms: ${String(ratio)} x`,
        );
    }
}

function picture(title: string, { steps, critical, seconds, chain }: Schedule): string {
    return gantt({
        title: `${title}: ${String(seconds)} s; no schedule is shorter than ${String(chain.seconds)} s (dashed)`,
        bars: steps.map(({ urn, start, end }) => ({
            label: titleOf(urn),
            start,
            end,
            critical: critical.includes(urn),
        })),
        chainSeconds: chain.seconds,
    });
}
