import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Command, Option } from "commander";
import { format } from "prettier";

import { gantt } from "./gantt";
import { previewTimes } from "./previews";
import { type Measured, timeReport } from "./report";
import { costsOf, figuresOf, previewFigures } from "./results";
import { routePreviews } from "./route-previews";
import { type RouteFigures, routeFigures, routeReport, tooMuch } from "./route-report";
import { titleOf } from "../../../sandbox/state/urn";
import { type Schedule, schedules } from "./schedule";
import { withSection } from "../section";
import { CHECKOUT } from "../../../sandbox/sandbox";

const REPORT = join(CHECKOUT, "docs", "reliability.md");

/** Numbers of routes in a stack that is previewed. */
const ROUTES = [1, 10, 100, 500];

/** What `results.json` holds. */
interface Results {
    stacks: Measured[];
    routes: RouteFigures[];
}

interface BenchOptions {
    stack: string[];
    out: string;
    rounds: string;
    only?: string;
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
        .addOption(
            new Option("--only <part>", "leave the other part as it was measured before").choices([
                "stacks",
                "routes",
            ]),
        )
        .option("--quiet <ms>", "silence of the engine after which virtual time moves on", "500")
        .option("--write", "put the figures into docs/reliability.md", false)
        .action(bench);
}

async function bench({ only, out, write, ...options }: BenchOptions): Promise<void> {
    await mkdir(out, { recursive: true });
    const file = join(out, "results.json");
    const before = only && (JSON.parse(await readFile(file, "utf8")) as Results);
    const results: Results = {
        stacks: before && only === "routes" ? before.stacks : await benchStacks(out, options),
        routes: before && only === "stacks" ? before.routes : await benchRoutes(options),
    };
    await writeFile(file, `${JSON.stringify(results, undefined, 4)}\n`);
    if (write) {
        const report = await readFile(REPORT, "utf8");
        const text = withSection(
            withSection(report, "time", timeReport(results.stacks)),
            "routes",
            routeReport(results.routes),
        );
        await writeFile(REPORT, await format(text, { parser: "markdown", tabWidth: 4 }));
    }
    const problems = tooMuch(results.routes);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
}

async function benchStacks(
    out: string,
    { stack: stacks, rounds, quiet }: Pick<BenchOptions, "stack" | "rounds" | "quiet">,
): Promise<Measured[]> {
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
    return results;
}

async function benchRoutes({ rounds }: Pick<BenchOptions, "rounds">): Promise<RouteFigures[]> {
    if (Number(rounds) === 0) return [];
    const figures = routeFigures(await routePreviews(ROUTES, Number(rounds)));
    console.log(routeReport(figures));
    return figures;
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
