import { describe, expect, it } from "vitest";

import { fixedCluster } from "../../components/cluster/fixed-cluster";

const BEFORE = { clusterName: "payments-dev", serviceCidr: "172.20.0.0/16" };
const cure = "write that again, or destroy the stack, change it, and bring it up";

describe("a live cluster", () => {
    it("keeps its name and the range of its Services", () => {
        const after = { clusterName: "checkout-dev", serviceCidr: "172.21.0.0/16" };
        expect(fixedCluster(BEFORE, after)).toEqual([
            {
                path: "team",
                value: "checkout-dev",
                rule: 'must stay "payments-dev" while the stack stands: so the cluster is called, and a new one would be empty',
                cure,
            },
            {
                path: "cluster.serviceCidr",
                value: "172.21.0.0/16",
                rule: 'must stay "172.20.0.0/16" while the stack stands: it takes a new cluster, which would be empty',
                cure,
            },
        ]);
    });

    it("keeps its role, and so the path of its roles", () => {
        const path = "/mesh-edge/dev/";
        const rule =
            "must stay set, or stay unset, while the stack stands: with it the stack's roles have another path, and a cluster keeps its role";
        const refused = [expect.objectContaining({ path: "permissionsBoundary", rule })];
        expect(fixedCluster(BEFORE, { ...BEFORE, rolePath: path })).toEqual(refused);
        expect(fixedCluster({ ...BEFORE, rolePath: path }, BEFORE)).toEqual(refused);
        expect(fixedCluster({ ...BEFORE, rolePath: path }, { ...BEFORE, rolePath: path })).toEqual(
            [],
        );
        expect(fixedCluster({}, { ...BEFORE, rolePath: path })).toEqual([]);
    });

    it("has no complaint where nothing changes, or where it isn't known what was", () => {
        expect(fixedCluster(BEFORE, BEFORE)).toEqual([]);
        expect(fixedCluster({}, BEFORE)).toEqual([]);
    });
});
