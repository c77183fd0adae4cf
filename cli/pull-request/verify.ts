import type { Report } from "../report/report";
import { risksOf, unapproved } from "./approval";
import type { GitHub } from "./github";
import { ownComment } from "./own-comment";
import { type Approval, recordIn } from "./record";

/**
 * What an update would do now and nobody approved in the pull request that brought its commit, one
 * sentence a step; none if it may go on. The account may have changed since the preview.
 */
export async function grownRisk(github: GitHub, sha: string, report: Report): Promise<string[]> {
    if (report.needsApproval.length === 0) return [];
    const open = unapproved(risksOf([report]), await approvalOf(github, sha));
    return report.needsApproval
        .filter(({ digest }) => open[report.stack]?.includes(digest))
        .map(({ name, reason, consequence }) => `${name}: ${reason}. So ${consequence}.`);
}

async function approvalOf(github: GitHub, sha: string): Promise<Approval | undefined> {
    const pull = await github.pullOf(sha);
    if (pull === undefined) return undefined;
    return recordIn(ownComment(await github.comments(pull))?.body ?? "")?.approval;
}
