import { defineConfig } from "vitest/config";

export default defineConfig({
    test: {
        include: ["tests/**/*.test.ts"],
        globalSetup: ["tests/support/find-engine.ts"],
        testTimeout: 20_000,
        // A test of the engine waits for other processes half of its time.
        maxWorkers: "100%",
    },
});
