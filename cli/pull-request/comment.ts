import type { Report } from "../report/report";
import { isApproved, risksOf } from "./approval";
import { commentBody, type Frame } from "./comment-body";
import type { Comment, GitHub } from "./github";
import { ownComment } from "./own-comment";
import { type Approval, LABEL, recordIn } from "./record";

/**
 * Writes the comment of a pull request, over the one of an earlier push. An approval that doesn't cover
 * the risk of this push goes, and its label with it.
 * @returns whether all risk is approved.
 */
export async function writeComment(
    github: GitHub,
    pull: number,
    reports: readonly Report[],
    frame: Omit<Frame, "approval">,
): Promise<boolean> {
    const earlier = ownComment(await github.comments(pull));
    // Nothing to say of a change that affects no stack, unless an earlier push did.
    if (reports.length + frame.missing.length === 0 && earlier === undefined) return true;
    const approval = await approvalOf(github, pull, earlier);
    const covered = isApproved(risksOf(reports), approval);
    const body = commentBody(reports, { ...frame, approval: covered ? approval : undefined });
    await (earlier === undefined
        ? github.createComment(pull, body)
        : github.updateComment(earlier.id, body));
    if (approval !== undefined && !covered) await github.removeLabel(pull, LABEL);
    return covered;
}

/** The approval that the comment remembers, while its label stands. */
async function approvalOf(
    github: GitHub,
    pull: number,
    comment: Comment | undefined,
): Promise<Approval | undefined> {
    const approval = recordIn(comment?.body ?? "")?.approval;
    if (approval === undefined) return undefined;
    return (await github.labels(pull)).includes(LABEL) ? approval : undefined;
}
