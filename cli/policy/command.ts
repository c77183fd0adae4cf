import { join } from "node:path";

import { Command } from "commander";

import { dayOf } from "../../components/config/policy-warnings";
import { evaluate } from "../../policy/evaluate";
import { CHECKOUT, openSandbox } from "../../sandbox/sandbox";
import { exceptionsOf } from "./exceptions";
import { policyResources } from "./resources";
import { isRefused, policyText } from "./text";

/** Apart from Pulumi's own exit codes, which are 1 to 9 and 255. */
const REFUSED = 10;

/** `npm run policy`: a stack that is deployed in the sandbox, against the rules of docs/policy.md. */
export function policyCommand(): Command {
    return new Command("policy")
        .description("check what a stack declares against the rules of docs/policy.md")
        .option("--stack <name>", "stack whose Pulumi.<name>.yaml is checked", "dev")
        .option("--stack-file <file>", "config in place of Pulumi.<name>.yaml")
        .action(run);
}

/** Exits with 10 if a mandatory rule is violated. */
async function run(options: { stack: string; stackFile?: string }): Promise<void> {
    const { stack, stackFile = join(CHECKOUT, `Pulumi.${stack}.yaml`) } = options;
    const exceptions = exceptionsOf(stackFile);
    const sandbox = await openSandbox(options);
    try {
        await sandbox.session.up();
        const resources = policyResources(await sandbox.session.exportState());
        const results = evaluate(resources, exceptions, dayOf(new Date()));
        console.log(policyText(stack, results));
        if (isRefused(results)) process.exitCode = REFUSED;
    } finally {
        await sandbox.close();
    }
}
