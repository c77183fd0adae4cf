import { describe, expect, it } from "vitest";

import { versionRulesOf } from "../../../components/config/rules/versions";
import {
    DEFAULT_VERSIONS,
    isNewer,
    minorOf,
    supports,
    VERSIONS,
} from "../../../components/config/versions";
import { refused } from "../../support/rules";

/** In the real table everything fits at present. */
const TABLE = {
    eks: { "1.34": {}, "1.35": {}, "1.36": {} },
    istio: { "1.31": { from: "1.32", to: "1.35" } },
    controller: { "3.5.0": { from: "1.35" } },
    karpenter: { "1.15.2": { from: "1.26", to: "1.35" } },
};
describe("the rules of a table of versions", () => {
    const rules = versionRulesOf(TABLE);

    it("refuses an Istio that is too old for the cluster", () => {
        const mesh = { version: "1.31.1", revisions: ["default"] };
        const config = { cluster: { version: "1.36" }, mesh };
        expect(refused(rules.istioFits, config)).toEqual([
            {
                path: "mesh.version",
                value: "1.31.1",
                rule: "must fit cluster.version, 1.36; it runs on Kubernetes 1.32 to 1.35",
                cure: "choose another mesh.version, or another cluster.version",
            },
        ]);
    });

    it("refuses a controller that is too new for the cluster", () => {
        const config = {
            cluster: { version: "1.34" },
            controller: { chartVersion: "3.5.0" as const },
        };
        expect(refused(rules.controllerFits, config)).toEqual([
            {
                path: "controller.chartVersion",
                value: "3.5.0",
                rule: "must fit cluster.version, 1.34; it runs on Kubernetes 1.35 or newer",
                cure: "choose another controller.chartVersion, or another cluster.version",
            },
        ]);
    });

    it("leave a release that the table doesn't have to the rule that says so", () => {
        const mesh = { version: "1.28.0", revisions: ["default"] };
        const config = { cluster: { version: "1.36" }, mesh };
        expect(refused(rules.istioFits, config)).toEqual([]);
        expect(refused(rules.istioKnown, config)).toHaveLength(1);
    });
});

describe("the version table", () => {
    it("holds the default of each", () => {
        expect(VERSIONS.eks).toHaveProperty([DEFAULT_VERSIONS.eks]);
        expect(VERSIONS.istio).toHaveProperty([minorOf(DEFAULT_VERSIONS.istio)]);
        expect(VERSIONS.controller).toHaveProperty([DEFAULT_VERSIONS.controller]);
    });

    it.each([
        ["1.30.10", "1.30.4", true],
        ["1.30.4", "1.30.10", false],
        ["1.30.4", "1.30.4", false],
        ["1.31.0", "1.30.9", true],
    ])("takes %s for newer than %s: %s", (version, other, expected) => {
        expect(isNewer(version, other)).toBe(expected);
    });

    const pairs = Object.keys(VERSIONS.eks).flatMap((version) =>
        Object.keys(VERSIONS.istio).map((istio) => [version, istio] as const),
    );

    it.each(pairs)("runs EKS %s with Istio %s", (version, istio) => {
        const mesh = { version: `${istio}.0`, revisions: ["default"] };
        const config = { cluster: { version }, mesh };
        const { clusterKnown, istioKnown, istioFits } = versionRulesOf(VERSIONS);
        for (const rule of [clusterKnown, istioKnown, istioFits]) {
            expect(refused(rule, config)).toEqual([]);
        }
    });

    it.each([
        [{ from: "1.32", to: "1.36" }, "1.31", false],
        [{ from: "1.32", to: "1.36" }, "1.32", true],
        [{ from: "1.32", to: "1.36" }, "1.36", true],
        [{ from: "1.32", to: "1.36" }, "1.37", false],
        [{ from: "1.9" }, "1.22", true],
    ])("reads the range %j for %s as %s", (range, version, expected) => {
        expect(supports(range, version)).toBe(expected);
    });
});
