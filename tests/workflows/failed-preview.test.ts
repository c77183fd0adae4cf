import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

import { describe, expect, it } from "vitest";

import { comment, failedComment } from "../../.github/scripts/failed-preview.mjs";

const CHECKOUT = join(__dirname, "..", "..");
const preview = {
    project: "mesh-edge",
    stack: "dev",
    sha: "1a2b3c4",
    run: "https://github.example/org/repo/actions/runs/7",
};
const COMMENT = [
    "#### :tropical_drink: `preview` on mesh-edge/dev",
    "",
    ":x: The preview of 1a2b3c4 failed; what it would change is not known. [Log](https://github.example/org/repo/actions/runs/7)",
    "",
    "<details><summary>Pulumi report</summary>The log has the reason.</details>",
].join("\n");
/** As pulumi/actions writes them. */
const earlier = {
    id: 11,
    body: "#### :tropical_drink: `preview` on mesh-edge/dev\n\n<details>\n<summary>Pulumi report</summary>\n+ 3 to create",
};
const others = [
    { id: 9, body: "looks good, <summary>Pulumi report</summary> and all" },
    { id: 10, body: earlier.body.replace("/dev", "/dev-two") },
];

async function callsWith(comments: { id: number; body: string }[]) {
    const calls: unknown[][] = [];
    await comment(
        (...call: unknown[]) => {
            calls.push(call);
            return Promise.resolve(comments);
        },
        5,
        preview,
    );
    return calls.slice(1);
}

describe("the comment on a preview that failed", () => {
    it("begins as that of pulumi/actions, which its next success then writes over", () => {
        expect(failedComment(preview)).toBe(COMMENT);
    });

    it("is written over that of an earlier preview of the stack", async () => {
        expect(await callsWith([...others, earlier])).toEqual([
            ["PATCH", "issues/comments/11", { body: COMMENT }],
        ]);
    });

    it("is a new one where there is none yet", async () => {
        expect(await callsWith([others[0] ?? earlier])).toEqual([
            ["POST", "issues/5/comments", { body: COMMENT }],
        ]);
    });

    it("goes to GitHub with the project of this checkout", async () => {
        const asked: string[] = [];
        const github = createServer((request, response) => {
            asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
            response.end(request.method === "GET" ? JSON.stringify([earlier]) : "{}");
        }).listen(0);
        const { port } = github.address() as AddressInfo;

        const script = join(".github", "scripts", "failed-preview.mjs");
        await promisify(execFile)("node", [script], {
            cwd: CHECKOUT,
            env: {
                PATH: process.env["PATH"],
                GITHUB_API_URL: `http://localhost:${port}`,
                GITHUB_REPOSITORY: "org/repo",
                GITHUB_TOKEN: "none",
                STACK: "dev",
                PULL_REQUEST: "5",
                SHA: "1a2b3c4",
            },
        });
        github.close();

        expect(asked).toEqual([
            "GET /repos/org/repo/issues/5/comments?per_page=100",
            "PATCH /repos/org/repo/issues/comments/11",
        ]);
    });

    it("is asked for where a preview fails, and only where it would have been commented", () => {
        const action = readFileSync(join(CHECKOUT, ".github/actions/pulumi/action.yml"), "utf8");
        expect(action).toContain("- if: failure() && inputs.comment == 'true'");
    });
});
