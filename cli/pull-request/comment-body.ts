import { countsText, headline, isRefused } from "../report/headline";
import { MAX_CHARACTERS, reportMarkdown } from "../report/markdown";
import type { Report } from "../report/report";
import { risksOf } from "./approval";
import { type Approval, MARKER, recordBlock } from "./record";

/** What the comment says besides the reports. */
export interface Frame {
    /** Commit that was previewed. */
    sha: string;
    /** Address of the workflow run. */
    run: string;
    /** Stacks whose preview left no report. */
    missing: readonly string[];
    approval: Approval | undefined;
}

/** The one comment of a pull request: a row for each stack, a section for each that changes. */
export function commentBody(reports: readonly Report[], frame: Frame): string {
    const { sha, run, missing, approval } = frame;
    const shown = risksOf(reports);
    const head = [
        MARKER,
        "### What this pull request would do",
        "",
        "| Stack | Verdict | Resources | Policy | USD a month |",
        "| --- | --- | --- | --- | --- |",
        ...reports.map(row),
        ...missing.map((stack) => `| \`${stack}\` | ❌ Failed, see the [log](${run}) | | | |`),
        "",
        recordBlock({ version: 1, sha, shown, ...(approval && { approval }) }),
        "",
    ].join("\n");
    const foot = `\n<sub>Preview of ${sha} in this [run](${run}), whose summary has everything.</sub>\n`;
    const changing = reports.filter(
        (report) => report.verdict !== "nothing" || report.failed || isRefused(report),
    );
    return head + sections(changing, MAX_CHARACTERS - head.length - foot.length) + foot;
}

function row(report: Report): string {
    const { stack, policy, cost } = report;
    const mandatory = policy.filter((finding) => finding.mandatory).length;
    const policies =
        policy.length === 0 ? "" : `${mandatory} mandatory, ${policy.length - mandatory} advisory`;
    return `| \`${stack}\` | ${headline(report)} | ${countsText(report)} | ${policies} | ${dollars(cost.after - cost.before)} |`;
}

function dollars(change: number): string {
    if (change === 0) return "";
    return `${change < 0 ? "-" : "+"}${Math.abs(change).toFixed(2)}`;
}

/** Each stack has an equal part of the room; what one leaves, those after it may use. */
function sections(reports: readonly Report[], room: number): string {
    let left = room;
    return reports
        .map((report, index) => {
            const section = sectionOf(report, Math.floor(left / (reports.length - index)), {
                open: report.needsApproval.length > 0 || reports.length === 1,
            });
            left -= section.length;
            return section;
        })
        .join("");
}

function sectionOf(report: Report, room: number, { open }: { open: boolean }): string {
    const start = `\n<details${open ? " open" : ""}><summary><b>${report.stack}</b></summary>\n\n`;
    const end = "\n\n</details>\n";
    const { text } = reportMarkdown(report, room - start.length - end.length);
    return start + text + end;
}
