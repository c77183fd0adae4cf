import { Command } from "commander";
import { z } from "zod";

import { type Sandbox, forget, keptHome, openSandbox } from "../../sandbox/sandbox";
import { summary } from "./summary";

/** A virtual minute of AWS lasts this many real seconds, so that one sees who waits for whom. */
const SECONDS_PER_MINUTE = 0.5;

const outputsSchema = z.record(z.string(), z.unknown());

interface StartOptions {
    stack: string;
    keep: boolean;
    previewOnly: boolean;
    /** Stacks of teams on this one, by commas. */
    with: string;
}

/** `npm start`: preview and up of a stack in the sandbox; `npm start -- destroy` takes a kept one down. */
export function startCommand(): Command {
    const start = new Command("start")
        .description("preview and deploy a stack onto an emulated account")
        .option("--stack <name>", "stack whose Pulumi.<name>.yaml is deployed", "dev")
        .option("--with <names>", "stacks of teams that are deployed onto it, by commas", "")
        .option("--keep", "leave the stack for the next start or destroy", false)
        .option("--preview-only", "stop after the preview", false)
        .action((options: StartOptions) => deploy(options));
    start
        .command("destroy")
        .description("destroy the stack that `--keep` left")
        .action((_: unknown, command: Command) =>
            destroy(command.optsWithGlobals<StartOptions>().stack),
        );
    return start;
}

async function deploy(options: StartOptions): Promise<void> {
    const { stack, keep, previewOnly } = options;
    const teams = options.with.split(",").filter((name) => name !== "");
    if (keep && teams.length > 0) {
        throw new Error("--keep leaves one stack: take it out, or take --with out.");
    }
    const home = keep ? keptHome(stack) : undefined;
    await within({ stack, home }, async (sandbox) => {
        const { session } = sandbox;
        heading(`What an up would do: pulumi preview --stack ${stack}`);
        await session.preview({ inherit: true });
        if (previewOnly) return;
        heading(`pulumi up --stack ${stack}`);
        await session.up({ inherit: true });
        // Without --show-secrets: the kubeconfig is one.
        const outputs = outputsSchema.parse(
            JSON.parse(await session.run("stack", "output", "--json")),
        );
        console.log(summary(stack, outputs, await session.exportState(), keep));
        for (const team of teams) await deployTeam(team, sandbox);
    });
}

async function deployTeam(stack: string, beside: Sandbox): Promise<void> {
    const { session, close } = await openSandbox({ stack, beside });
    try {
        heading(`pulumi up --stack ${stack}`);
        await session.up({ inherit: true });
    } finally {
        await close();
    }
}

async function destroy(stack: string): Promise<void> {
    const home = keptHome(stack);
    await within({ stack, home }, async ({ session, leftovers }) => {
        heading(`pulumi destroy --stack ${stack}`);
        await session.destroy({ inherit: true });
        const left = leftovers();
        console.log(left.length === 0 ? "\nNothing is left in the account." : left.join("\n"));
    });
    await forget(home);
}

async function within(
    args: { stack: string; home: string | undefined },
    work: (sandbox: Sandbox) => Promise<void>,
): Promise<void> {
    const sandbox = await openSandbox({ ...args, timeScale: SECONDS_PER_MINUTE / 60 });
    try {
        await work(sandbox);
    } finally {
        await sandbox.close();
    }
}

function heading(text: string): void {
    console.log(`\n\u001b[1m${text}\u001b[0m\n`);
}
