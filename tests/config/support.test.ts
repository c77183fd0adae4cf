import { describe, expect, it } from "vitest";

import { supportWarnings } from "../../components/config/support";
import { DEFAULT_VERSIONS } from "../../components/config/versions";

const TABLE = {
    eks: { "1.34": { supportEnds: "2026-12-02" }, "1.36": {} },
    istio: {
        "1.30": { from: "1.32", supportEnds: "2026-12-02" },
        "1.31": { from: "1.32" },
    },
    controller: {},
    karpenter: {},
};
const warnings = (eks: string, istio: string, today: string) =>
    supportWarnings(
        { cluster: { version: eks }, mesh: { version: istio, revisions: ["default"] } },
        new Date(today),
        TABLE,
    );

describe("supportWarnings", () => {
    it("says what an EKS out of standard support costs, and the way out", () => {
        expect(warnings("1.34", "1.31.4", "2026-12-03")).toEqual([
            'mesh-edge:cluster.version: standard support of EKS 1.34 ended on 2026-12-02. From then on AWS bills extended support, six times the price of the control plane. Write "1.36"; EKS upgrades by one minor at a time.',
        ]);
    });

    it("says it 60 days before, and not earlier", () => {
        const before =
            "mesh-edge:cluster.version: standard support of EKS 1.34 ends on 2026-12-02.";
        expect(warnings("1.34", "1.31.4", "2026-10-03")[0]).toContain(before);
        expect(warnings("1.34", "1.31.4", "2026-12-01T23:59:59Z")[0]).toContain(before);
        expect(warnings("1.34", "1.31.4", "2026-10-02T23:59:59Z")).toEqual([]);
    });

    it("has no next version to name where the table ends", () => {
        const table = { ...TABLE, eks: { "1.34": { supportEnds: "2026-12-02" } } };
        const running = {
            cluster: { version: "1.34" },
            mesh: { version: "1.31.4", revisions: ["default"] },
        };
        expect(supportWarnings(running, new Date("2026-12-02"), table)).toEqual([
            "mesh-edge:cluster.version: standard support of EKS 1.34 ended on 2026-12-02. From then on AWS bills extended support, six times the price of the control plane. Take a release of this program that knows a newer one.",
        ]);
    });

    it("says that an Istio gets no fixes any more", () => {
        expect(warnings("1.36", "1.30.4", "2026-12-02")).toEqual([
            `mesh-edge:mesh.version: support of Istio 1.30 ended on 2026-12-02. From then on it gets no security fixes. Write ${DEFAULT_VERSIONS.istio}, or a newer release.`,
        ]);
    });

    it("says nothing of a version whose end nobody has announced", () => {
        expect(warnings("1.36", "1.31.4", "2030-01-01")).toEqual([]);
    });

    it("looks at every control plane, and at no other release", () => {
        const mesh = { version: "1.30.4", revisions: ["1.30.3", "1.31.4"] };
        const running = { cluster: { version: "1.36" }, mesh };
        expect(supportWarnings(running, new Date("2026-12-03"), TABLE)).toEqual([
            `mesh-edge:mesh.revisions: support of Istio 1.30 ended on 2026-12-02. From then on it gets no security fixes. Write ${DEFAULT_VERSIONS.istio}, or a newer release.`,
        ]);
    });
});
