import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { answersOf, findApiserver } from "./apiserver/apiserver";
import { digest } from "./apiserver/record";
import { CASES } from "./cases/all";

const recorded = JSON.parse(readFileSync(join(__dirname, "apiserver", "answers.json"), "utf8")) as {
    question: string;
    answers: Record<string, string>;
};

describe("the guard, as the API server's own admission code read it", () => {
    it("is recorded of these policies and these requests (tests/teams/apiserver/record.ts)", () => {
        expect(recorded.question).toBe(digest());
        expect(Object.keys(recorded.answers)).toEqual(CASES.map(({ states }) => states));
    });

    it.each(CASES)("$states: $refusedBy", ({ states, refusedBy }) => {
        const answer = recorded.answers[states];
        const policy = /ValidatingAdmissionPolicy '([^']+)' with binding/.exec(answer ?? "")?.[1];
        expect(answer === "" ? undefined : policy).toBe(refusedBy);
    });

    it("answers in words, not by an expression that failed", () => {
        const failed = Object.entries(recorded.answers).filter(([, answer]) =>
            /failed expression|resulted in error/.test(answer),
        );
        expect(failed).toEqual([]);
    });
});

describe("the guard, read by the API server's admission code now", async () => {
    const apiserver = await findApiserver();

    it.skipIf("missing" in apiserver)("answers as recorded", async () => {
        if ("missing" in apiserver) return;
        expect(await answersOf(apiserver.path)).toEqual(Object.values(recorded.answers));
    });
});
