import { describe, expect, it } from "vitest";

import { approve, isStillApproved } from "../../cli/pull-request/approve";
import { writeComment } from "../../cli/pull-request/comment";
import { commentBody } from "../../cli/pull-request/comment-body";
import { recordIn } from "../../cli/pull-request/record";
import { grownRisk } from "../../cli/pull-request/verify";
import type { Report } from "../../cli/report/report";
import { reportOf } from "../../cli/report/report";
import { preview, step, update } from "../report/steps";
import { BOT, type Call, fakeGitHub } from "./github";

const KEY = "aws:kms/key:Key";
const gone = step(KEY, "delete", { before: {} });
const worse = { ...step(KEY, "delete", { before: {} }), urn: `${gone.urn}-two`, name: "other" };
const risky = reportOf(preview(gone));
const riskier = reportOf(preview(gone, worse));
const harmless = reportOf(preview(update("aws:ec2/vpc:Vpc", { a: 1 }, { a: 2 })));
const [digest = ""] = risky.needsApproval.map((finding) => finding.digest);

const frame = {
    sha: "1a2b3c",
    run: "https://github.com/org/mesh-edge/actions/runs/7",
    missing: [],
};
const approval = { by: "ana", risks: { dev: [digest] } };

function body(report: Report, more: object = {}): string {
    return commentBody([report], { ...frame, approval: undefined, ...more });
}

function comments(text: string): unknown[] {
    return [
        { id: 1, body: text, user: { login: "mallory" } },
        { id: 2, body: `quoting: ${text}`, user: BOT },
        { id: 7, body: text, user: BOT },
    ];
}

function sent(calls: readonly Call[]): [string, ReturnType<typeof recordIn>][] {
    return calls.map(([what, sentBody]) => [
        what,
        recordIn((sentBody as { body?: string } | undefined)?.body ?? ""),
    ]);
}

describe("the comment", () => {
    it("has a row for each stack, and sections only for those that change", () => {
        const text = commentBody([harmless, { ...reportOf(preview()), stack: "prod" }], {
            ...frame,
            missing: ["search-dev"],
            approval: undefined,
        });
        expect(text.split("\n").slice(0, 8)).toEqual([
            "<!-- mesh-edge:preview -->",
            "### What this pull request would do",
            "",
            "| Stack | Verdict | Resources | Policy | USD a month |",
            "| --- | --- | --- | --- | --- |",
            "| `dev` | 🔧 Changes that hurt nobody | +0 ~1 ±0 -0, 1 unchanged |  |  |",
            "| `prod` | ✅ Nothing changes | +0 ~0 ±0 -0, 1 unchanged |  |  |",
            "| `search-dev` | ❌ Failed, see the [log](https://github.com/org/mesh-edge/actions/runs/7) | | | |",
        ]);
        expect(text).toContain("<summary><b>dev</b></summary>");
        expect(text).not.toContain("<summary><b>prod</b></summary>");
    });

    it("has at most 60,000 characters, however much changes", () => {
        const many = [...Array(300).keys()].map((index) =>
            update("aws:ec2/vpc:Vpc", { text: "x".repeat(150) }, { text: `${index}` }),
        );
        const stacks = [...Array(6).keys()].map((index) => ({
            ...reportOf(preview(...many)),
            stack: `team-${index}`,
        }));
        const text = commentBody(stacks, { ...frame, approval: undefined });
        expect(text.length).toBeLessThanOrEqual(60_000);
        expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    });

    it("is the first one where none of the workflow's own stands", async () => {
        const others = comments(body(harmless)).slice(0, 2);
        const { github, calls } = fakeGitHub({ "issues/5/comments": others });
        expect(await writeComment(github, 5, [harmless], frame)).toBe(true);
        expect(calls.map(([what]) => what)).toEqual(["POST issues/5/comments"]);
    });

    it("is written over the one of an earlier push, on whatever page it stands", async () => {
        const filler = [...Array(100).keys()].map((id) => ({ id: 1000 + id, body: "", user: BOT }));
        const { github, calls } = fakeGitHub({
            "issues/5/comments": [filler, comments(body(harmless))],
        });
        await writeComment(github, 5, [harmless], frame);
        expect(calls.map(([what]) => what)).toEqual(["PATCH issues/comments/7"]);
    });

    it("is none for a change that affects no stack", async () => {
        const { github, calls } = fakeGitHub({});
        expect(await writeComment(github, 5, [], frame)).toBe(true);
        expect(calls).toEqual([]);
    });
});

describe("the approval", () => {
    const label = [{ name: "risk-approved" }];

    it("is missing at first", async () => {
        const { github, calls } = fakeGitHub({});
        expect(await writeComment(github, 5, [risky], frame)).toBe(false);
        expect(sent(calls)).toEqual([
            ["POST issues/5/comments", { version: 1, sha: "1a2b3c", shown: { dev: [digest] } }],
        ]);
    });

    it("is bound to the steps that the comment shows when the label is set", async () => {
        const { github, calls } = fakeGitHub({
            "issues/5/comments": comments(body(risky)),
            "collaborators/ana/permission": { permission: "write" },
        });
        await approve(github, { pull: 5, sha: "1a2b3c", by: "ana", author: "bob" });
        expect(sent(calls)).toEqual([
            [
                "PATCH issues/comments/7",
                { version: 1, sha: "1a2b3c", shown: { dev: [digest] }, approval },
            ],
        ]);
        expect((calls[0]?.[1] as { body: string }).body).toContain(
            "✅ ana approved what needs approval.",
        );
    });

    it.each([
        ["the author", { by: "bob", author: "bob" }, "bob wrote this pull request"],
        ["somebody who may only triage", { by: "tim", author: "bob" }, "tim may not write"],
    ])("is not for %s to give, and the label goes", async (_, who, why) => {
        const { github, calls } = fakeGitHub({
            "issues/5/comments": comments(body(risky)),
            "collaborators/tim/permission": { permission: "read" },
        });
        await expect(approve(github, { pull: 5, sha: "1a2b3c", ...who })).rejects.toThrow(why);
        expect(calls).toEqual([["DELETE issues/5/labels/risk-approved"]]);
    });

    it("is not given for a commit whose preview isn't there yet", async () => {
        const { github } = fakeGitHub({ "issues/5/comments": comments(body(risky)) });
        await expect(
            approve(github, { pull: 5, sha: "newer", by: "ana", author: "bob" }),
        ).rejects.toThrow("The newest commit has no preview yet.");
    });

    it("stays over a push with the same risk, or less", async () => {
        const answers = {
            "issues/5/comments": comments(body(risky, { approval })),
            "issues/5/labels": label,
        };
        const same = fakeGitHub(answers);
        expect(await writeComment(same.github, 5, [risky], { ...frame, sha: "4d5e" })).toBe(true);
        expect(sent(same.calls)[0]?.[1]?.approval).toEqual(approval);
        const less = fakeGitHub(answers);
        expect(await writeComment(less.github, 5, [harmless], frame)).toBe(true);
    });

    it("is taken back by a push with another risk, and its label with it", async () => {
        const { github, calls } = fakeGitHub({
            "issues/5/comments": comments(body(risky, { approval })),
            "issues/5/labels": label,
        });
        expect(await writeComment(github, 5, [riskier], frame)).toBe(false);
        expect(sent(calls).map(([what, record]) => [what, record?.approval])).toEqual([
            ["PATCH issues/comments/7", undefined],
            ["DELETE issues/5/labels/risk-approved", undefined],
        ]);
    });

    it("is gone when the label is", async () => {
        const answers = { "issues/5/comments": comments(body(risky, { approval })) };
        const without = fakeGitHub(answers);
        expect(await isStillApproved(without.github, { pull: 5, sha: "1a2b3c" })).toBe(false);
        const withLabel = fakeGitHub({ ...answers, "issues/5/labels": label });
        expect(await isStillApproved(withLabel.github, { pull: 5, sha: "1a2b3c" })).toBe(true);
        expect(await isStillApproved(withLabel.github, { pull: 5, sha: "newer" })).toBe(false);
    });
});

describe("an update on main", () => {
    const merged = {
        "commits/m3rg3d/pulls": [
            { number: 4, merged_at: null, merge_commit_sha: "m3rg3d" },
            { number: 5, merged_at: "2026-11-29T12:00:00Z", merge_commit_sha: "m3rg3d" },
        ],
        "issues/5/comments": comments(body(risky, { approval })),
    };

    it("goes on with what its pull request approved", async () => {
        const { github } = fakeGitHub(merged);
        expect(await grownRisk(github, "m3rg3d", risky)).toEqual([]);
        expect(await grownRisk(github, "m3rg3d", harmless)).toEqual([]);
    });

    it("stops for what has come since", async () => {
        const { github } = fakeGitHub(merged);
        expect(await grownRisk(github, "m3rg3d", riskier)).toEqual([
            "other: is deleted. So what is encrypted with it can't be read after its waiting time.",
        ]);
    });

    it("stops for any risk of a push without a pull request", async () => {
        const { github } = fakeGitHub({});
        expect(await grownRisk(github, "pushed", risky)).toHaveLength(1);
    });
});
