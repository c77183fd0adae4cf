import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { checkStacks, outcomeText } from "../check-stacks/check";
import { readStackFiles, type StackFile, stackFileOf } from "../check-stacks/stack-file";
import { grantText, withGrant } from "./grant";
import { NotWritten } from "./refusal";
import { type Options, type Request, requestOf } from "./request";
import { stackText } from "./stack-text";

/**
 * Writes a team's stack file into a folder of stack files.
 * @returns what was written, and what the platform must grant.
 * @throws {NotWritten} if an option is refused, or the file would be.
 */
export function newStack(options: Options, folder: string): string {
    const files = readStackFiles(folder);
    const request = requestOf(options, files);
    const text = stackText(request);
    refuseMistakes(request, text, files);
    const { stack, platform } = request;
    const name = `Pulumi.${stack}.yaml`;
    // Fails, too, where a file of that name came in between.
    writeFileSync(join(folder, name), text, { flag: "wx" });
    const granting = files.filter((file) => file.stack === platform);
    return [`${name} is written.`, ...granting.map((file) => grantText(request, file))].join("\n");
}

/** The file is checked as it will be with its grant; what else is wrong in the folder is not its fault. */
function refuseMistakes(request: Request, text: string, files: readonly StackFile[]): void {
    const { team, stack, hosts, platform } = request;
    const granted = files.map((file) =>
        file.stack === platform ? withGrant(file, team, hosts) : file,
    );
    const all = [...granted, stackFileOf(stack, text)];
    const before = checkStacks(files).problems.map((problem) => JSON.stringify(problem));
    const outcome = checkStacks(all);
    const problems = outcome.problems.filter(
        (problem) => !before.includes(JSON.stringify(problem)),
    );
    if (problems.length > 0) {
        throw new NotWritten(outcomeText({ ...outcome, problems }, all));
    }
}
