import { describe, expect, it } from "vitest";

import { Addons } from "../../components/cluster/addons";
import { all, counts, declaredBy } from "../support/pulumi";

const declare = (addonVersions = {}) =>
    new Addons("addons", {
        clusterName: "payments-test",
        cluster: { version: "1.35", addonVersions },
    });

describe("Addons", () => {
    it("declares coredns, metrics-server and the Pod Identity agent", async () => {
        const declared = await declaredBy(() => declare());

        const addon = (addonName: string, preserve: boolean) => ({
            clusterName: "payments-test",
            addonName,
            addonVersion: `default-of-${addonName}`,
            preserve,
            resolveConflictsOnCreate: "OVERWRITE",
            resolveConflictsOnUpdate: "OVERWRITE",
        });
        const addons = all(declared, "aws:eks/addon:Addon");
        expect(Object.fromEntries(addons.map(({ name, inputs }) => [name, inputs]))).toEqual({
            "addons-coredns": addon("coredns", true),
            "addons-metrics-server": addon("metrics-server", false),
            "addons-eks-pod-identity-agent": addon("eks-pod-identity-agent", false),
        });
        expect(counts(declared)).toEqual({ "aws:eks/addon:Addon": 3 });
    });

    it("asks AWS for the default of the cluster's version, never for the most recent", async () => {
        const { lookups } = await declaredBy(() => declare());

        const question = { kubernetesVersion: "1.35", mostRecent: false };
        expect(lookups.map(({ token, inputs }) => [token, inputs])).toEqual(
            ["coredns", "metrics-server", "eks-pod-identity-agent"].map((addonName) => [
                "aws:eks/getAddonVersion:getAddonVersion",
                { addonName, ...question },
            ]),
        );
    });

    it("takes the versions of the config and does not ask for those", async () => {
        const versions = {
            coredns: "v1.13.1-eksbuild.1",
            "metrics-server": "v0.8.0-eksbuild.2",
            "eks-pod-identity-agent": "v1.3.8-eksbuild.2",
        };

        const declared = await declaredBy(() => declare(versions));

        const taken = all(declared, "aws:eks/addon:Addon").map(({ inputs }) => [
            inputs.addonName,
            inputs.addonVersion,
        ]);
        expect(Object.fromEntries(taken)).toEqual(versions);
        expect(declared.lookups).toEqual([]);
    });
});
