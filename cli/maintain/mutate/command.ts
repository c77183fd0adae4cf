import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { Command } from "commander";
import { format } from "prettier";

import { CHECKOUT } from "../../../sandbox/sandbox";
import { OTHER_MUTATIONS } from "./other-mutations";
import { judge, runProgram, type Verdict } from "./judge";
import { ORDER_MUTATIONS } from "./order-mutations";
import { reportOf } from "./report";
import { inLanes } from "../../lanes";
import { withSection } from "../section";

const REPORT = join(CHECKOUT, "docs", "reliability.md");

interface MutateOptions {
    only?: string;
    parallel: string;
    write: boolean;
}

/** `npm run mutate`: harms the program in many small ways and looks who notices. */
export function mutateCommand(): Command {
    return new Command("mutate")
        .description("harm copies of the program one line at a time, and see each found out")
        .option("--only <text>", "only mutations whose description contains this")
        .option("--parallel <n>", "lives at a time", "2")
        .option("--write", "put the table into docs/reliability.md", false)
        .action(mutate);
}

async function mutate({ only = "", parallel, write }: MutateOptions): Promise<void> {
    const [sound] = await runProgram(CHECKOUT);
    if (sound) throw new Error(`without any harm: ${sound.by}: ${sound.says}`);

    const mutations = [...ORDER_MUTATIONS, ...OTHER_MUTATIONS].filter(({ what }) =>
        what.includes(only),
    );
    const verdicts = new Map<number, Verdict>();
    await inLanes(Number(parallel), [...mutations.entries()], async ([index, mutation]) => {
        const verdict = await judge(mutation);
        verdicts.set(index, verdict);
        const names = verdict.killedBy.map(({ by }) => by).join(", ");
        console.log(`${mutation.what}: ${names || "SURVIVED"}`);
    });

    const inOrder = mutations.flatMap((_, index) => verdicts.get(index) ?? []);
    const report = reportOf(inOrder);
    console.log(`\n${report.split("\n")[0] ?? ""}`);
    if (write) {
        const text = withSection(await readFile(REPORT, "utf8"), "mutations", report);
        await writeFile(REPORT, await format(text, { parser: "markdown", tabWidth: 4 }));
    }
    if (inOrder.some(({ killedBy }) => killedBy.length === 0)) process.exitCode = 1;
}
