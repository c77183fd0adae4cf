import { defineConfig } from "vitest/config";

/** The lives of further stacks on the engine: minutes. In `npm run test:all`, not in `npm test`. */
const LIVES = [
    "blast-radius",
    "change-of-kind",
    "crds",
    "dns-elsewhere",
    "edits",
    "existing",
    "host-changes",
    "hosts",
    "internal-gateway",
    "istiod-routes",
    "karpenter",
    "kinds",
    "load-balancer",
    "lost-replacement",
    "mesh-operation",
    "mesh-security",
    "observability",
    "paths",
    "policy",
    "prod-edits",
    "reports",
    "requests",
    "team-stacks",
    "teams",
    "waf",
].map((name) => `tests/engine/${name}.test.ts`);

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
                test: { name: "core", include: ["tests/**/*.test.ts"], exclude: LIVES },
            },
            { extends: true, test: { name: "lives", include: LIVES } },
        ],
    },
});
