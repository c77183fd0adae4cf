import { describe, expect, it } from "vitest";

import { Addons } from "../../components/cluster/addons";
import { type TeamPlan, teamPlans } from "../../components/config/plan/teams";
import { teamsSchema } from "../../components/config/sections/teams";
import { all, declaredBy } from "../support/pulumi";
import { anyNodes } from "./args";

const declare = (addonVersions = {}, teams: TeamPlan[] = []) =>
    new Addons("addons", {
        clusterName: "payments-test",
        cluster: { version: "1.35", addonVersions, teams },
        nodes: anyNodes(),
    });

describe("Addons", () => {
    it("declares the software of the nodes, cluster DNS, metrics and the Pod Identity agent", async () => {
        const declared = await declaredBy(() => declare());

        const addon = (addonName: string, addonVersion: string, preserve: boolean) => ({
            clusterName: "payments-test",
            addonName,
            addonVersion,
            preserve,
            resolveConflictsOnCreate: "OVERWRITE",
            resolveConflictsOnUpdate: "OVERWRITE",
        });
        const addons = all(declared, "aws:eks/addon:Addon");
        expect(Object.fromEntries(addons.map(({ name, inputs }) => [name, inputs]))).toEqual({
            "addons-vpc-cni": addon("vpc-cni", "v1.20.4-eksbuild.2", true),
            "addons-kube-proxy": addon("kube-proxy", "v1.35.0-eksbuild.2", true),
            "addons-coredns": addon("coredns", "v1.12.4-eksbuild.1", true),
            "addons-metrics-server": addon("metrics-server", "v0.8.0-eksbuild.3", false),
            "addons-eks-pod-identity-agent": addon(
                "eks-pod-identity-agent",
                "v1.3.9-eksbuild.3",
                false,
            ),
        });
        expect(addons).toHaveLength(5);
    });

    it("has the nodes enforce NetworkPolicies where there are some", async () => {
        const declared = await declaredBy(() =>
            declare({}, teamPlans(teamsSchema.parse({ shop: {} }))),
        );

        const addons = all(declared, "aws:eks/addon:Addon");
        const configured = addons.filter(({ inputs }) => "configurationValues" in inputs);
        expect(configured.map(({ name, inputs }) => [name, inputs.configurationValues])).toEqual([
            ["addons-vpc-cni", '{"enableNetworkPolicy":"true"}'],
        ]);
    });

    it("asks AWS for the default of the cluster's version, never for the most recent", async () => {
        const { lookups } = await declaredBy(() => declare());

        const question = { kubernetesVersion: "1.35", mostRecent: false };
        expect(lookups.map(({ token, inputs }) => [token, inputs])).toEqual(
            ["vpc-cni", "kube-proxy", "eks-pod-identity-agent", "coredns", "metrics-server"].map(
                (addonName) => [
                    "aws:eks/getAddonVersion:getAddonVersion",
                    { addonName, ...question },
                ],
            ),
        );
    });

    it("takes the versions of the config and does not ask for those", async () => {
        const versions = {
            "vpc-cni": "v1.21.1-eksbuild.1",
            "kube-proxy": "v1.35.0-eksbuild.2",
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
