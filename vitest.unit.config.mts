import { defineConfig } from "vitest/config";

/** For `npm run mutate:unit`: the tests of the pure parts that stryker.config.json names. */
export default defineConfig({
    test: {
        include: [
            "tests/network/*-plan.test.ts",
            "tests/iam/*.test.ts",
            "tests/controller/{iam-policy*,values}.test.ts",
            "tests/edge/*{annotation,attributes}*.test.ts",
            "tests/mesh/{default-route,drain,entrance,front,ports,values}.test.ts",
        ],
    },
});
