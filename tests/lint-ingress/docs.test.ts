import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";

const CHECKS = join(__dirname, "..", "..", "cli", "lint-ingress", "checks");
const DOCS = join(__dirname, "..", "..", "docs", "linting.md");

it("docs/linting.md has each check, and no other", () => {
    const code = readdirSync(CHECKS)
        .map((file) => readFileSync(join(CHECKS, file), "utf8"))
        .join("\n");
    const used = code.matchAll(/\b(?:error|warning|note|errorIf\([^()]*\))\(\s*"([a-z-]+)"/g);
    const documented = readFileSync(DOCS, "utf8").matchAll(/^\| `([a-z-]+)` +\|/gm);
    expect([...documented].map(([, check]) => check).sort()).toEqual(
        [...new Set([...used].map(([, check]) => check))].sort(),
    );
});
