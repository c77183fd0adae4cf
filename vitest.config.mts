import { defineConfig } from "vitest/config";

/** The lives of further stacks on the engine: minutes. In `npm run check`, not in `npm test`. */
const LIVES = [
    "blast-radius",
    "crds",
    "dns-elsewhere",
    "edits",
    "existing",
    "hosts",
    "internal-gateway",
    "istiod-routes",
    "karpenter",
    "kinds",
    "mesh-operation",
    "mesh-security",
    "observability",
    "paths",
    "policy",
    "reports",
    "requests",
    "teams",
    "waf",
].map(inEngine);

/**
 * Lives that go over ground of the others once more, step by step. In `npm run test:all`, which a workflow
 * runs every night: with them the checks of a pull request would take more than a quarter of an hour.
 */
const NIGHTLY = [
    "change-of-kind",
    "host-changes",
    "load-balancer",
    "lost-replacement",
    "prod-edits",
    "team-stacks",
].map(inEngine);

function inEngine(name: string): string {
    return `tests/engine/${name}.test.ts`;
}

export default defineConfig({
    test: {
        globalSetup: ["tests/support/find-engine.ts"],
        testTimeout: 20_000,
        // Loading the SDKs for each file anew would take a third of the time.
        isolate: false,
        // A test of the engine waits for other processes half of its time.
        maxWorkers: "100%",
        projects: [
            {
                extends: true,
                test: {
                    name: "core",
                    include: ["tests/**/*.test.ts"],
                    exclude: [...LIVES, ...NIGHTLY],
                },
            },
            { extends: true, test: { name: "lives", include: LIVES } },
            { extends: true, test: { name: "nightly", include: NIGHTLY } },
        ],
    },
});
