import { defineConfig } from "vitest/config";

/** For `npm run mutate:unit`: the tests of the components, and of what reads their tables. */
export default defineConfig({
    test: {
        include: [
            "tests/{network,iam,cluster,controller,mesh,edge,observability,lint-ingress}/**/*.test.ts",
        ],
        isolate: false,
    },
});
