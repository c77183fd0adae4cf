import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Command } from "commander";
import { format } from "prettier";

import { gantt } from "./gantt";
import { previewTimes } from "./previews";
import { type Measured, timeReport } from "./report";
import { costsOf, figuresOf, previewFigures } from "./results";
import { titleOf } from "../../../sandbox/state/urn";
import { type Schedule, schedules } from "./schedule";
import { withSection } from "../section";
import { CHECKOUT } from "../../../sandbox/sandbox";

const REPORT = join(CHECKOUT, "docs", "reliability.md");

interface BenchOptions {
    stack: string[];
    out: string;
    rounds: string;
    quiet: string;
    write: boolean;
}

/** `npm run bench`: how long up, destroy and preview take, and how long they would have to. */
export function benchCommand(): Command {
    return new Command("bench")
        .description("measure up and destroy in virtual time, and preview in real time")
        .option("--stack <names...>", "stacks whose Pulumi.<name>.yaml is measured", [
            "dev",
            "prod",
        ])
        .option("--out <dir>", "folder for results.json and the pictures", join(CHECKOUT, "bench"))
        .option("--rounds <n>", "previews of each program; 0 leaves them out", "5")
        .option("--quiet <ms>", "silence of the engine after which virtual time moves on", "500")
        .option("--write", "put the figures into docs/reliability.md", false)
        .action(bench);
}

async function bench({ stack: stacks, out, rounds, quiet, write }: BenchOptions): Promise<void> {
    await mkdir(out, { recursive: true });
    const results: Measured[] = [];
    for (const stack of stacks) {
        const { up, destroy, levels } = await schedules(stack, Number(quiet));
        for (const [name, schedule] of Object.entries({ up, destroy })) {
            const file = join(out, `${stack}-${name}.svg`);
            await writeFile(file, picture(`${name} of ${stack}`, schedule));
        }
        const measured: Measured = {
            stack,
            resources: up.steps.length,
            up: figuresOf(up),
            destroy: { ...figuresOf(destroy), levels: costsOf(levels) },
            ...(Number(rounds) > 0 && {
                preview: previewFigures(await previewTimes(stack, Number(rounds))),
            }),
        };
        results.push(measured);
        print(measured);
    }
    await writeFile(join(out, "results.json"), `${JSON.stringify(results, undefined, 4)}\n`);
    if (write) {
        const text = withSection(await readFile(REPORT, "utf8"), "time", timeReport(results));
        await writeFile(REPORT, await format(text, { parser: "markdown", tabWidth: 4 }));
    }
}

function print({ stack, up, destroy, preview }: Measured): void {
    for (const [name, figures] of Object.entries({ up, destroy })) {
        const { seconds, chainSeconds, ratio, critical } = figures;
        console.log(
            `${stack} ${name.padEnd(8)} ${String(seconds)} s, chain ${String(chainSeconds)} s: ${String(ratio)} x`,
        );
        console.log(`     ${critical.join(" -> ")}`);
    }
    if (preview === undefined) return;
    const { programMs, emptyMs, ratio } = preview;
    console.log(
        `${stack} preview  ${String(programMs.smallest)} ms, empty program ${String(emptyMs.smallest)} ms: ${String(ratio)} x`,
    );
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
