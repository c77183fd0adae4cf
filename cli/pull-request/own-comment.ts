import type { Comment } from "./github";
import { MARKER } from "./record";

/** Login of the token that GitHub gives a workflow. */
const BOT = "github-actions[bot]";

/** The preview's own comment: anybody may write one that begins like it. */
export function ownComment(comments: readonly Comment[]): Comment | undefined {
    return comments.find(({ author, body }) => author === BOT && body.startsWith(MARKER));
}
