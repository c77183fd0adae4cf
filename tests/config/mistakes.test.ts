import { describe, expect, it } from "vitest";

import { configWith, problemsOf } from "../support/config";
import { MISTAKES } from "./mistakes/all";

describe("a stack file is refused, with path, value, rule and cure, for", () => {
    it.each(MISTAKES)("$states", ({ set, stack, problems }) => {
        expect(problemsOf(configWith(set), { stack })).toEqual(problems);
    });

    it("at least 60 different reasons", () => {
        const reasons = MISTAKES.flatMap(({ problems }) => problems).map(({ path, rule }) =>
            [path, rule].join(" "),
        );
        expect(new Set(reasons).size).toBeGreaterThanOrEqual(60);
    });
});
