import * as k8s from "@pulumi/kubernetes";
import { describe, expect, it } from "vitest";

import { crdStep } from "../../components/controller/crd-step";
import { DEFINITIONS, Definitions } from "../../components/controller/definitions";
import { definitionOf } from "../../components/controller/rendered";
import { all, declaredBy, only } from "../support/pulumi";

const PATCH = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinitionPatch";
const PROVIDER = "pulumi:providers:kubernetes";

const declare = (charts: string) => () =>
    new Definitions("crds", {
        charts,
        version: "3.5.0",
        kubernetes: new k8s.Provider("cluster", { kubeconfig: "{}" }),
    });

describe("Definitions", () => {
    it.each([true, false])("applies each CRD of the chart (preview: %s)", async (preview) => {
        const declared = await declaredBy(declare("https://charts.example"), { preview });
        const patches = all(declared, PATCH);
        expect(patches.map(({ name }) => name)).toEqual(
            DEFINITIONS.map((definition) => `crds-${definition}`),
        );
        expect(patches[2]).toMatchObject({
            inputs: {
                metadata: {
                    name: "ingressclassparams.elbv2.k8s.aws",
                    annotations: {
                        "pulumi.com/patchForce": "true",
                        "pulumi.com/waitFor": "condition=Established",
                    },
                },
                spec: { group: "group-of-ingressclassparams.elbv2.k8s.aws" },
            },
            provider: expect.stringContaining("::cluster::") as string,
        });
    });

    it("renders the chart's version by a provider without a cluster", async () => {
        const declared = await declaredBy(declare("https://charts.example"));
        expect(only(declared, PROVIDER, "crds").inputs).toEqual({
            kubeconfig: "no cluster",
            clusterIdentifier: "no cluster",
        });
        const [call] = declared.lookups;
        expect(call?.token).toBe("kubernetes:helm:template");
        expect(call?.provider).toContain("::crds::");
        expect(JSON.parse(String(call?.inputs["jsonOpts"]))).toEqual({
            chart: "aws-load-balancer-controller",
            version: "3.5.0",
            fetch_opts: { repo: "https://charts.example" },
            release_name: "aws-load-balancer-controller",
            values: { clusterName: "none" },
        });
    });

    it("renders the chart of a registry by its address", async () => {
        const declared = await declaredBy(declare("oci://mirror.example/charts"));
        expect(JSON.parse(String(declared.lookups[0]?.inputs["jsonOpts"]))).toMatchObject({
            chart: "oci://mirror.example/charts/aws-load-balancer-controller",
            fetch_opts: {},
        });
    });
});

describe("definitionOf", () => {
    it("names a CRD that another chart of the same version lacks", () => {
        const result = [{ kind: "Deployment", metadata: { name: "targetgroupbindings" } }];
        expect(() => definitionOf({ result }, "targetgroupbindings")).toThrow(
            "the chart of the controller has no CustomResourceDefinition targetgroupbindings",
        );
    });
});

describe("crdStep", () => {
    it.each([
        { applied: undefined, wanted: "3.4.3" as const },
        { applied: "3.4.3", wanted: "3.4.3" as const },
        { applied: "3.4.3", wanted: "3.5.0" as const },
    ])("lets $applied become $wanted", ({ applied, wanted }) => {
        expect(crdStep(applied, wanted)).toEqual([]);
    });

    it("refuses older CRDs, and says how the controller goes back without them", () => {
        expect(crdStep("3.5.0", "3.4.3")).toEqual([
            {
                path: "controller.crdVersion",
                value: "3.4.3",
                rule: "must not be older than 3.5.0, whose CRDs the cluster has: the API server keeps every version of a kind in which objects were stored",
                cure: 'write "3.5.0"; the older controller reads the newer CRDs',
            },
        ]);
    });
});
