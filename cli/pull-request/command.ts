import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Command } from "commander";
import { z } from "zod";

import { NEEDS_APPROVAL } from "../report/command";
import { reportMarkdown } from "../report/markdown";
import { isRefused } from "../report/headline";
import type { Report } from "../report/report";
import { isApproved, risksOf } from "./approval";
import { approve, isStillApproved } from "./approve";
import { writeComment } from "./comment";
import { LABEL } from "./record";
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
        .description("write the reports in reports/ as one comment; exit 10 if risk isn't approved")
        .action(comment);
    command
        .command("approve")
        .description("bind the label that was set to what the comment shows; exit 10 as above")
        .action(bindLabel);
    command
        .command("check")
        .description("exit 10 if risk isn't approved")
        .action(() => check(new WorkflowRun()));
    command
        .command("verify")
        .description("exit 10 if a report has risk that the merged pull request did not approve")
        .requiredOption("--report <file>", "JSON form of `npm run report`")
        .action(verify);
    return command;
}

async function comment(): Promise<void> {
    const run = new WorkflowRun();
    const { reports, missing } = readReports(stacksOf(run));
    for (const report of reports) {
        run.summarise(
            `### ${report.stack}\n\n${reportMarkdown(report, SUMMARY_CHARACTERS).text}\n`,
        );
    }
    const approved =
        run.variable("FORK") === "true"
            ? isApproved(risksOf(reports), undefined)
            : await writeComment(run.gitHub(), Number(run.variable("PULL_REQUEST")), reports, {
                  ...{ sha: run.variable("SHA"), run: run.address, missing },
              });
    if (missing.length > 0 || reports.some(isStopped)) process.exitCode = 1;
    else if (!approved) process.exitCode = NEEDS_APPROVAL;
}

/** Whether the stack must not be updated, whoever approves it. */
function isStopped(report: Report): boolean {
    return report.failed || isRefused(report);
}

async function bindLabel(): Promise<void> {
    const run = new WorkflowRun();
    if (run.variable("LABEL") === LABEL) {
        await approve(run.gitHub(), {
            pull: Number(run.variable("PULL_REQUEST")),
            sha: run.variable("SHA"),
            by: run.variable("LABELLED_BY"),
            author: run.variable("AUTHOR"),
        });
    }
    await check(run);
}

/** A change that affects no stack has no risk, and no comment. */
async function check(run: WorkflowRun): Promise<void> {
    if (stacksOf(run).length === 0) return;
    const pull = Number(run.variable("PULL_REQUEST"));
    const approved = await isStillApproved(run.gitHub(), { pull, sha: run.variable("SHA") });
    if (!approved) process.exitCode = NEEDS_APPROVAL;
}

function stacksOf(run: WorkflowRun): string[] {
    return ["AWS", "SANDBOX"].flatMap((name) =>
        z.array(z.string()).parse(JSON.parse(run.variable(name))),
    );
}

/** Reports that earlier jobs left, and the stacks whose job left none. */
function readReports(stacks: readonly string[]): { reports: Report[]; missing: string[] } {
    const fileOf = (stack: string) => join("reports", `${stack}.json`);
    return {
        reports: stacks.map(fileOf).filter(existsSync).map(readReport),
        missing: stacks.filter((stack) => !existsSync(fileOf(stack))),
    };
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
