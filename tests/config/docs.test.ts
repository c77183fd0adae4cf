import { readFileSync } from "node:fs";

import * as prettier from "prettier";
import { expect, it } from "vitest";

import { configurationDocs } from "../../cli/maintain/config-docs/command";

it("docs/configuration.md says what the schema says (else: npm run config-docs)", () => {
    expect(readFileSync("docs/configuration.md", "utf8")).toBe(configurationDocs());
});

it("is written as Prettier would write it", async () => {
    const options = await prettier.resolveConfig("docs/configuration.md");
    const formatted = await prettier.format(configurationDocs(), {
        ...options,
        parser: "markdown",
    });
    expect(formatted).toBe(configurationDocs());
});
