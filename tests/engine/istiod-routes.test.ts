import { readFile } from "node:fs/promises";

import { describe, expect, it } from "vitest";

import recorded from "../trace/istiod/routes.json";
import { findIstiod, routesOf } from "../trace/istiod/istiod";

/** Without Istio's modules in Go's cache, its discovery code takes this long to build. */
const BUILD_MS = 30 * 60_000;

describe("istiod's own discovery code", () => {
    it(
        "makes the routes that the trace is compared with of the samples",
        async ({ skip }) => {
            const istiod = await findIstiod();
            if ("missing" in istiod) return skip(`istiod's code can't be built: ${istiod.missing}`);
            const samples = await readFile("tests/trace/istiod/routes.yaml", "utf8");
            expect(await routesOf(istiod.path, samples)).toEqual(recorded);
        },
        BUILD_MS,
    );
});
