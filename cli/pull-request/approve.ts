import { isApproved } from "./approval";
import { type Comment, type GitHub } from "./github";
import { ownComment } from "./own-comment";
import { LABEL, type PreviewRecord, recordIn, withRecord } from "./record";

/** The preview's comment with what it remembers. */
interface Previewed {
    comment: Comment;
    record: PreviewRecord;
}

/** Whose pull request of which commit somebody labels. */
export interface Labelling {
    pull: number;
    sha: string;
    by: string;
    author: string;
}

/**
 * Binds an approval to the risky steps that the comment shows, when `by` sets the label.
 * @throws {Error} if `by` may not approve, or the commit has no preview yet; the label goes first.
 */
export async function approve(github: GitHub, { pull, sha, by, author }: Labelling): Promise<void> {
    const previewed = await previewOf(github, pull, sha);
    const refusal =
        previewed === undefined
            ? "The newest commit has no preview yet."
            : await refusalOf(github, by, author);
    if (previewed === undefined || refusal !== undefined) {
        await github.removeLabel(pull, LABEL);
        throw new Error(`${refusal} The label ${LABEL} was taken off.`);
    }
    const { comment, record } = previewed;
    const approved = { ...record, approval: { by, risks: record.shown } };
    await github.updateComment(comment.id, withRecord(comment.body, approved));
}

/** Whether all risk of the commit is approved, and the label still stands. */
export async function isStillApproved(
    github: GitHub,
    { pull, sha }: Pick<Labelling, "pull" | "sha">,
): Promise<boolean> {
    const { record } = (await previewOf(github, pull, sha)) ?? {};
    if (record === undefined) return false;
    const labels = await github.labels(pull);
    return isApproved(record.shown, labels.includes(LABEL) ? record.approval : undefined);
}

async function previewOf(
    github: GitHub,
    pull: number,
    sha: string,
): Promise<Previewed | undefined> {
    const comment = ownComment(await github.comments(pull));
    const record = recordIn(comment?.body ?? "");
    return comment !== undefined && record?.sha === sha ? { comment, record } : undefined;
}

async function refusalOf(github: GitHub, by: string, author: string): Promise<string | undefined> {
    if (by === author) return `${by} wrote this pull request: somebody else must approve it.`;
    // Whoever may triage can set a label, which is less than the right to merge.
    return ["admin", "write"].includes(await github.permission(by))
        ? undefined
        : `${by} may not write to this repository, and so not approve.`;
}
