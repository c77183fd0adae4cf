import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Command } from "commander";
import { z } from "zod";

import { NEEDS_APPROVAL } from "../report/command";
import { reportMarkdown } from "../report/markdown";
import type { Report } from "../report/report";
import { isApproved, risksOf } from "./approval";
import { approve } from "./approve";
import { writeComment } from "./comment";
import { WorkflowRun } from "./run";
import { grownRisk } from "./verify";

/** GitHub takes 1 MiB a step; one character has up to four bytes. */
const SUMMARY_CHARACTERS = 200_000;

/** `npm run pull-request`: what the workflows do with the reports of a pull request's stacks. */
export function pullRequestCommand(): Command {
    const command = new Command("pull-request").description(
        "for the workflows: comment on a pull request, bind its approval, verify it before an update",
    );
    command
        .command("comment")
        .description("write reports as one comment; exit 10 without approval of their risk")
        .requiredOption("--reports <dir>", "folder that has <stack>.json of each report")
        .requiredOption("--stacks <json>", "stacks that were previewed, as a JSON list")
        .option("--summary-only", "write the run's summary only, as for a fork", false)
        .action(comment);
    command
        .command("approve")
        .description("bind the label, which somebody has just set, to what the comment shows")
        .action(bind);
    command
        .command("verify")
        .description("exit 10 if a report has risk that the merged pull request did not approve")
        .requiredOption("--report <file>", "JSON form of `npm run report`")
        .action(verify);
    return command;
}

interface CommentOptions {
    reports: string;
    stacks: string;
    summaryOnly: boolean;
}

async function comment({ reports: dir, stacks, summaryOnly }: CommentOptions): Promise<void> {
    const run = new WorkflowRun();
    const all = z
        .array(z.string())
        .parse(JSON.parse(stacks))
        .map((stack) => ({ stack, file: join(dir, `${stack}.json`) }));
    const reports = all.filter(({ file }) => existsSync(file)).map(({ file }) => readReport(file));
    const missing = all.filter(({ file }) => !existsSync(file)).map(({ stack }) => stack);
    for (const report of reports) {
        run.summarise(
            `### ${report.stack}\n\n${reportMarkdown(report, SUMMARY_CHARACTERS).text}\n`,
        );
    }
    const approved = summaryOnly
        ? isApproved(risksOf(reports), undefined)
        : await writeComment(run.gitHub(), Number(run.variable("PULL_REQUEST")), reports, {
              ...{ sha: run.variable("SHA"), run: run.address, missing },
          });
    if (missing.length > 0 || reports.some(({ failed }) => failed)) process.exitCode = 1;
    else if (!approved) process.exitCode = NEEDS_APPROVAL;
}

async function bind(): Promise<void> {
    const run = new WorkflowRun();
    await approve(run.gitHub(), Number(run.variable("PULL_REQUEST")), {
        by: run.variable("LABELLED_BY"),
        author: run.variable("AUTHOR"),
    });
}

async function verify({ report: file }: { report: string }): Promise<void> {
    const run = new WorkflowRun();
    const report = readReport(file);
    const grown = await grownRisk(run.gitHub(), run.variable("SHA"), report);
    if (grown.length === 0) return;
    console.error(
        [
            `${report.stack}: this update would do what nobody approved:`,
            ...grown.map((line) => `  - ${line}`),
            "Open a pull request with the change, and have it approved there; or run this workflow by hand, with the risk accepted.",
        ].join("\n"),
    );
    process.exitCode = NEEDS_APPROVAL;
}

/** Made by this program's own `npm run report`, in an earlier job of the same run. */
function readReport(file: string): Report {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
}
