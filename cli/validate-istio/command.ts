import { availableParallelism } from "node:os";

import { Command } from "commander";

import { CHECKOUT, openSandbox } from "../../sandbox/sandbox";
import { inLanes } from "../lanes";
import { istioObjects, type IstioObject } from "./istio-objects";
import { findIstioctl, NoIstioctl } from "./istioctl";
import { committedStacks, stackOf, type StackFile } from "./stack-files";
import { validate } from "./validate";

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
    await inLanes(availableParallelism(), stacks, async (stack) => {
        const objects = await declaredBy(stack);
        const refused = await validate(istioctl, objects);
        const found = `${objects.length} Istio objects`;
        console.log(`  ${stack.file}: ${found}, ${refused.length > 0 ? "refused:" : "all valid"}`);
        refused.forEach((line) => {
            console.log(`    ${line}`);
        });
        if (refused.length > 0) process.exitCode = 1;
    });
}

async function declaredBy({ stack, file }: StackFile): Promise<IstioObject[]> {
    const sandbox = await openSandbox({ stack, stackFile: file });
    try {
        await sandbox.session.up();
        return istioObjects(await sandbox.session.exportState());
    } finally {
        await sandbox.close();
    }
}
