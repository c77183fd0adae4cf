import { ownComment } from "./comment";
import type { GitHub } from "./github";
import { LABEL, recordIn, withRecord } from "./record";

/**
 * Binds an approval to the risky steps that the comment shows, when `by` sets the label.
 * @throws {Error} if `by` may not approve, or no preview stands to be approved; the label goes first.
 */
export async function approve(
    github: GitHub,
    pull: number,
    { by, author }: { by: string; author: string },
): Promise<void> {
    const comment = ownComment(await github.comments(pull));
    const record = recordIn(comment?.body ?? "");
    if (comment === undefined || record === undefined) {
        return refuse(github, pull, "No preview stands on this pull request yet.");
    }
    if (by === author) {
        return refuse(
            github,
            pull,
            `${by} wrote this pull request: somebody else must approve it.`,
        );
    }
    // Whoever may triage can set a label, which is less than the right to merge.
    if (!["admin", "write"].includes(await github.permission(by))) {
        return refuse(
            github,
            pull,
            `${by} may not write to this repository, so not approve either.`,
        );
    }
    const approved = { ...record, approval: { by, risks: record.shown } };
    await github.updateComment(comment.id, withRecord(comment.body, approved));
}

async function refuse(github: GitHub, pull: number, why: string): Promise<never> {
    await github.removeLabel(pull, LABEL);
    throw new Error(`${why} The label ${LABEL} was taken off.`);
}
