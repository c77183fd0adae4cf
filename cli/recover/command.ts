import { Command } from "commander";

import { findEngine } from "../../sandbox/engine/engine";
import { run } from "../../sandbox/engine/run";
import { CHECKOUT } from "../../sandbox/sandbox";
import { Cli } from "../../sandbox/session/cli";
import type { Tool } from "./aws/cli";
import { awsInventory } from "./aws/inventory";
import { recover } from "./recover";
import { needsPerson, report } from "./report";

/** `npm run recover`: after an update that was killed, or lost an answer, on the stack's real account. */
export function recoverCommand(): Command {
    return new Command("recover")
        .description("import resources that an interrupted update created and did not record")
        .requiredOption("--stack <name>", "the stack that the update was of")
        .option("--dry-run", "only say what would be done", false)
        .action(recoverStack);
}

async function recoverStack(options: { stack: string; dryRun: boolean }): Promise<void> {
    const { stack, dryRun } = options;
    const engine = await findEngine(console.error);
    const cli = new Cli(engine.command, CHECKOUT, process.env);
    const pulumi = (...args: string[]) => cli.text([...args, "--stack", stack]);
    const recovery = await recover(pulumi, awsInventory(toolWith), dryRun);
    console.log(report(stack, recovery, dryRun));
    if (needsPerson(recovery)) process.exitCode = 1;
}

function toolWith(env: Record<string, string>): Tool {
    return async (command, ...args) => {
        const { ok, stdout, trouble } = await run(command, args, {
            env: { ...process.env, ...env },
        });
        if (!ok) throw new Error(`${command} ${args.join(" ")}: ${trouble}`);
        return stdout;
    };
}
