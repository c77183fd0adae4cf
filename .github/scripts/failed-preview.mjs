// Says on a pull request that the preview of a stack has failed. pulumi/actions comments on success
// only, so that what an older push showed would stand there as what this one does.

import { readFileSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** By these two texts pulumi/actions finds the comment that its next success writes over. */
const SUMMARY = "<summary>Pulumi report</summary>";
const headingOf = ({ project, stack }) =>
    `#### :tropical_drink: \`preview\` on ${project}/${stack}`;

/** What the comment says. */
export function failedComment({ project, stack, sha, run }) {
    return [
        headingOf({ project, stack }),
        "",
        `:x: The preview of ${sha} failed; what it would change is not known. [Log](${run})`,
        "",
        `<details>${SUMMARY}The log has the reason.</details>`,
    ].join("\n");
}

/** Writes it: over the comment of an earlier preview, or anew. `ask` calls GitHub's API. */
export async function comment(ask, pull, preview) {
    const comments = await ask("GET", `issues/${pull}/comments?per_page=100`);
    const earlier = comments.find(
        ({ body }) => body.startsWith(`${headingOf(preview)}\n`) && body.includes(SUMMARY),
    );
    const body = failedComment(preview);
    await (earlier === undefined
        ? ask("POST", `issues/${pull}/comments`, { body })
        : ask("PATCH", `issues/comments/${earlier.id}`, { body }));
}

function api({ GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN }) {
    return async (method, path, body) => {
        const answer = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
            method,
            headers: {
                accept: "application/vnd.github+json",
                authorization: `Bearer ${GITHUB_TOKEN}`,
            },
            body: body && JSON.stringify(body),
        });
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
        return answer.json();
    };
}

if (fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
    const { env } = process;
    await comment(api(env), env.PULL_REQUEST, {
        project: /^name: (\S+)$/m.exec(readFileSync("Pulumi.yaml", "utf8"))?.[1],
        stack: env.STACK,
        sha: env.SHA,
        run: `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`,
    });
}
