import { availableParallelism } from "node:os";

import { Command } from "commander";

import { platformIn } from "../../sandbox/account";
import { CHECKOUT, openSandbox, type Sandbox, type SandboxArgs } from "../../sandbox/sandbox";
import { inLanes } from "../lanes";
import { istioObjects } from "./istio-objects";
import { findIstioctl, NoIstioctl } from "./istioctl";
import { committedStacks, stackOf, type StackFile } from "./stack-files";
import { type KnownKinds, validate } from "./validate";

/** There is nothing to validate with (EX_UNAVAILABLE of sysexits.h); `.ci/run` tells it from a refusal. */
const UNAVAILABLE = 69;

/** `npm run validate:istio`: what istiod's webhook would say to the Istio objects of stacks. */
export function validateIstioCommand(): Command {
    return new Command("validate-istio")
        .description("give the Istio objects that stacks declare to the real istioctl validate")
        .argument("[file...]", "stack files; default: all that are committed")
        .action(validateStacks);
}

async function validateStacks(files: string[]): Promise<void> {
    const istioctl = await findIstioctl(console.error).catch((error: unknown) => {
        if (!(error instanceof NoIstioctl)) throw error;
        console.error(error.message);
        process.exitCode = UNAVAILABLE;
    });
    if (istioctl === undefined) return;

    console.log(`Validating with ${istioctl}`);
    const stacks = files.length > 0 ? files.map(stackOf) : committedStacks(CHECKOUT);
    const known: KnownKinds = new Set();
    const told = async ({ file }: StackFile, sandbox: Sandbox) => {
        await sandbox.session.up();
        const objects = istioObjects(await sandbox.session.exportState());
        const refused = await validate(istioctl, objects, known);
        const found = `${objects.length} Istio objects`;
        console.log(`  ${file}: ${found}, ${refused.length > 0 ? "refused:" : "all valid"}`);
        refused.forEach((line) => {
            console.log(`    ${line}`);
        });
        if (refused.length > 0) process.exitCode = 1;
    };
    await inLanes(availableParallelism(), withTeams(stacks), async ({ below, teams }) => {
        await within({ stack: below.stack, stackFile: below.file }, async (sandbox) => {
            await told(below, sandbox);
            for (const team of teams) {
                const args = { stack: team.stack, stackFile: team.file, beside: sandbox };
                await within(args, (own) => told(team, own));
            }
        });
    });
}

/** Each stack with those of the teams on it, which need it to stand. */
function withTeams(stacks: readonly StackFile[]): { below: StackFile; teams: StackFile[] }[] {
    const platforms = new Map(stacks.map((one) => [one, platformIn(one.file)]));
    const isBelow = ({ stack }: StackFile, one: StackFile) => platforms.get(one) === stack;
    return stacks
        .filter((one) => !stacks.some((other) => isBelow(other, one)))
        .map((below) => ({ below, teams: stacks.filter((one) => isBelow(below, one)) }));
}

async function within(args: SandboxArgs, work: (sandbox: Sandbox) => Promise<void>): Promise<void> {
    const sandbox = await openSandbox(args);
    try {
        await work(sandbox);
    } finally {
        await sandbox.close();
    }
}
