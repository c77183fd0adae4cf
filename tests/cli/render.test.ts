import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { render, renderedFiles } from "../../cli/render/render";
import state from "./state.json";

const files = new Map(renderedFiles(state).map(({ path, text }) => [path, text]));
const parsed = (path: string): unknown => JSON.parse(files.get(path) ?? "null");

describe("renderedFiles", () => {
    it("gives a file for each document of the state, and none twice", () => {
        expect([...files.keys()].sort()).toEqual([
            "deployment.json",
            "helm/istio-base.json",
            "helm/istio-base.values.yaml",
            "helm/istio-ingressgateway.json",
            "helm/istio-ingressgateway.values.yaml",
            "iam/controller-2.json",
            "iam/controller.json",
            "iam/controller.trust.json",
            "kubernetes/ingress-istio-system-common-external-ingress.yaml",
            "kubernetes/namespace-istio-system.yaml",
            "resources.json",
        ]);
    });

    it("lists every resource that stands by its URN, secrets masked", () => {
        const resources = parsed("resources.json") as { urn: string; name: string }[];

        const urns = resources.map(({ urn }) => urn);
        expect(urns).toHaveLength(9);
        expect(urns).toEqual([...urns].sort());
        expect(urns.join()).not.toContain("replaced");
        expect(resources.find(({ name }) => name === "cluster")).toEqual({
            urn: "urn:pulumi:dev::mesh-edge::pulumi:providers:kubernetes::cluster",
            type: "pulumi:providers:kubernetes",
            name: "cluster",
            inputs: { kubeconfig: "[secret]", version: "4.34.2" },
        });
    });

    it("writes the state as Pulumi's tools read it, secrets masked", () => {
        const { version, deployment } = parsed("deployment.json") as {
            version: number;
            deployment: { resources: { urn: string; inputs?: unknown; id?: string }[] };
        };

        expect(version).toBe(3);
        expect(deployment.resources.map(({ urn }) => urn)).toContain(
            "urn:pulumi:dev::mesh-edge::pulumi:pulumi:Stack::mesh-edge-dev",
        );
        expect(deployment.resources.find(({ id }) => id === "1")).toEqual({
            id: "1",
            inputs: { kubeconfig: "[secret]", version: "4.34.2" },
            type: "pulumi:providers:kubernetes",
            urn: "urn:pulumi:dev::mesh-edge::pulumi:providers:kubernetes::cluster",
        });
        expect(files.get("deployment.json")).not.toContain("v1:abc");
    });

    it("writes an object without Pulumi's fields and the cluster's status", () => {
        expect(files.get("kubernetes/ingress-istio-system-common-external-ingress.yaml")).toBe(
            [
                "apiVersion: networking.k8s.io/v1",
                "kind: Ingress",
                "metadata:",
                "  annotations:",
                "    alb.ingress.kubernetes.io/scheme: internal",
                "  name: common-external-ingress",
                "  namespace: istio-system",
                "spec:",
                "  ingressClassName: alb",
                "",
            ].join("\n"),
        );
        expect(files.get("kubernetes/namespace-istio-system.yaml")).toBe(
            "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: istio-system\n",
        );
    });

    it("says where the chart of a release comes from, and its values", () => {
        expect(parsed("helm/istio-ingressgateway.json")).toEqual({
            name: "istio-ingressgateway",
            namespace: "istio-system",
            chart: "gateway",
            repo: "https://charts.example.com",
            version: "1.31.1",
        });
        expect(files.get("helm/istio-ingressgateway.values.yaml")).toBe(
            "autoscaling:\n  minReplicas: 2\nservice:\n  type: NodePort\n",
        );
        expect(parsed("helm/istio-base.json")).toEqual({
            name: "istio-base",
            namespace: "istio-system",
            chart: "oci://registry.example.com/charts/base",
            version: "1.31.1",
        });
        expect(files.get("helm/istio-base.values.yaml")).toBe("{}\n");
    });

    it("writes policies and trust policies as documents", () => {
        expect(parsed("iam/controller.json")).toMatchObject({
            Statement: [{ Action: ["ec2:DescribeVpcs"], Resource: "*" }],
        });
        expect(parsed("iam/controller-2.json")).toEqual({ Version: "2012-10-17", Statement: [] });
        expect(parsed("iam/controller.trust.json")).toMatchObject({
            Statement: [{ Action: ["sts:AssumeRole"] }],
        });
    });

    it("quotes text that YAML 1.1, which kubectl and istioctl read, takes for something else", () => {
        const object = {
            urn: "urn:pulumi:dev::mesh-edge::kubernetes:core/v1:ConfigMap::flags",
            type: "kubernetes:core/v1:ConfigMap",
            custom: true,
            inputs: {
                apiVersion: "v1",
                kind: "ConfigMap",
                metadata: { name: "flags" },
                data: { canary: "yes", ratio: "1:20", name: "cart" },
            },
        };
        const rendered = renderedFiles({ deployment: { resources: [object] } });
        const file = rendered.find(({ path }) => path === "kubernetes/configmap-flags.yaml");
        expect(file?.text).toContain('data:\n  canary: "yes"\n  name: cart\n  ratio: "1:20"\n');
    });

    it("does not depend on the order of the state", () => {
        const reversed = [...state.deployment.resources].reverse();
        expect(renderedFiles({ deployment: { resources: reversed } })).toEqual(
            renderedFiles(state),
        );
    });
});

describe("render", () => {
    let dir: string;
    beforeEach(async () => {
        dir = await mkdtemp(join(tmpdir(), "render-"));
    });
    afterEach(() => rm(dir, { recursive: true }));

    it("writes the files and takes those of an earlier rendering away", async () => {
        await render(state, dir);
        await writeFile(join(dir, "kubernetes", "gone.yaml"), "kind: Gone\n");

        await render(state, dir);

        const written = await readdir(dir, { recursive: true, withFileTypes: true });
        expect(written.filter((entry) => entry.isFile())).toHaveLength(files.size);
        expect(await readFile(join(dir, "resources.json"), "utf8")).toBe(
            files.get("resources.json"),
        );
    });

    it("takes nothing away from a folder that no rendering wrote", async () => {
        await mkdir(join(dir, "kubernetes"));
        await writeFile(join(dir, "kubernetes", "mine.yaml"), "kind: Mine\n");

        await render(state, dir);

        expect(await readFile(join(dir, "kubernetes", "mine.yaml"), "utf8")).toBe("kind: Mine\n");
    });
});
