import { Command } from "commander";

import { CHECKOUT } from "../../sandbox/sandbox";
import { checkStacks, outcomeText } from "./check";
import { readStackFiles } from "./stack-file";

/** `npm run check:stacks`: what is wrong with the stack files of the repository, each alone and all together. */
export function checkStacksCommand(): Command {
    return new Command("check-stacks")
        .description("check every stack file, and what two stacks can't both have")
        .argument("[folder]", "folder with the files Pulumi.<stack>.yaml", CHECKOUT)
        .action((folder: string) => {
            const files = readStackFiles(folder);
            const outcome = checkStacks(files);
            outcome.notes.forEach((note) => {
                console.log(note);
            });
            const text = outcomeText(outcome, files);
            if (outcome.problems.length > 0) {
                console.error(text);
                process.exitCode = 1;
            } else {
                console.log(text);
            }
        });
}
