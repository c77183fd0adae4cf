import { describe, expect, it } from "vitest";

import { versionStep } from "../../components/cluster/version-step";

describe("a step of the Kubernetes version", () => {
    it.each([
        ["1.34", "1.36", "1.35"],
        ["1.33", "1.36", "1.34"],
        ["1.36", "1.34", "1.35"],
    ])("from %s to %s is refused, %s comes first", (runs, wanted, first) => {
        expect(versionStep(runs, wanted)).toEqual([
            {
                path: "cluster.version",
                value: wanted,
                rule: `must be at most one minor away from "${runs}", which the cluster runs: EKS goes up one at a time, and back only to the one before`,
                cure: `write "${first}" first, bring that up, and go on from there`,
            },
        ]);
        expect(versionStep(runs, first)).toEqual([]);
    });

    it.each([
        ["1.34", "1.34"],
        ["1.34", "1.35"],
        ["1.36", "1.35"],
        [undefined, "1.36"],
    ])("from %s to %s is taken", (runs, wanted) => {
        expect(versionStep(runs, wanted)).toEqual([]);
    });
});
