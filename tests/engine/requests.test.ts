import { existsSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { differences } from "../../cli/trace/check/compare";
import { readExpectations, requestsFile } from "../../cli/trace/check/requests-file";
import { Resources } from "../../cli/trace/resources";
import { committedStacks } from "../../cli/validate-istio/stack-files";
import { openSandbox } from "../../sandbox/sandbox";

const stacks = committedStacks(".").filter(({ stack }) => existsSync(requestsFile(stack)));

describe("the committed requests", () => {
    it("are there for dev and prod, at least", () => {
        expect(stacks.map(({ stack }) => stack)).toEqual(expect.arrayContaining(["dev", "prod"]));
    });

    it.each(stacks)(
        "of $stack are answered as expected by what the stack declares",
        async ({ stack, file }) => {
            const sandbox = await openSandbox({ stack, stackFile: file });
            try {
                await sandbox.session.up();
                const resources = new Resources(await sandbox.session.exportState());
                expect(differences(readExpectations(requestsFile(stack)), resources)).toEqual([]);
            } finally {
                await sandbox.close();
            }
        },
        180_000,
    );
});
