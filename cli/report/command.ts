import { readFileSync, writeFileSync } from "node:fs";

import { Command, Option } from "commander";

import { requestsFile } from "../trace/check/requests-file";
import { readPreview } from "./events";
import { isRefused } from "./headline";
import { reportMarkdown } from "./markdown";
import { type Report, reportOf } from "./report";
import { movedRequests } from "./requests";
import { sandboxEvents } from "./sandbox";
import { reportText } from "./text";

/** Apart from Pulumi's own exit codes, which are 1 to 9 and 255. */
export const NEEDS_APPROVAL = 10;

const FORMATS = {
    text: reportText,
    markdown: (report: Report) => reportMarkdown(report).text,
    json: (report: Report) => JSON.stringify(report, undefined, 4),
};

interface ReportOptions {
    stack: string;
    events?: string;
    since?: string;
    first: boolean;
    destroy: boolean;
    format: keyof typeof FORMATS;
    json?: string;
}

/** `npm run report`: what a preview means, of a recorded one or of one in the sandbox. */
export function reportCommand(): Command {
    return new Command("report")
        .description("say what an update would do: what hurts, who gets in, what needs approval")
        .option("--stack <name>", "stack whose Pulumi.<name>.yaml is previewed", "dev")
        .option(
            "--events <file>",
            "a recorded preview, of `PULUMI_DEBUG_COMMANDS=1 pulumi preview --event-log FILE` or `--json`; - reads standard input",
        )
        .option(
            "--since <revision>",
            "in the sandbox: from the stack file of this revision of git (default: HEAD) to that of the working tree",
        )
        .option("--first", "in the sandbox: onto an empty account", false)
        .option("--destroy", "in the sandbox: of a destroy", false)
        .addOption(
            new Option("--format <format>", "what is printed")
                .choices(Object.keys(FORMATS))
                .default("text"),
        )
        .option("--json <file>", "also write the JSON form to this file")
        .action(run);
}

/** Exits with 10 if something needs approval. */
async function run({ stack, events, format, json, ...sandbox }: ReportOptions): Promise<void> {
    const since = sandbox.first ? undefined : (sandbox.since ?? "HEAD");
    const text =
        events === undefined
            ? await sandboxEvents({ stack, since, destroy: sandbox.destroy })
            : readFileSync(events === "-" ? 0 : events, "utf8");
    const preview = readPreview(text, stack);
    const report = reportOf(preview, movedRequests(preview, requestsFile(stack)));
    console.log(FORMATS[format](report));
    if (json !== undefined) writeFileSync(json, `${FORMATS.json(report)}\n`);
    if (report.failed || isRefused(report)) process.exitCode = 1;
    else if (report.needsApproval.length > 0) process.exitCode = NEEDS_APPROVAL;
}
