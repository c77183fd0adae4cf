import { Command } from "commander";

import { CHECKOUT } from "../../sandbox/sandbox";
import { newStack } from "./new-stack";
import type { Options } from "./request";

/** `npm run new`: writes the stack file of a team on a platform. */
export function newCommand(): Command {
    return new Command("new")
        .description("write a team's stack file, and say what its platform must grant")
        .requiredOption("--team <name>", "team, as in the platform's section teams")
        .requiredOption("--env <name>", "environment: the stack is called <team>-<env>")
        .requiredOption("--platform <stack>", "stack of the platform, whose file is here")
        .option("--host <names...>", "hosts to serve; default: those that are granted", [])
        .option("--folder <path>", "folder of the stack files", CHECKOUT)
        .action(({ folder, ...options }: Options & { folder: string }) => {
            console.log(newStack(options, folder));
        });
}
