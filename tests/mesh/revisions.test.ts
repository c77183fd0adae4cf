import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";

import type { MeshConfig } from "../../components/config/sections/mesh";
import { Mesh, type MeshArgs } from "../../components/mesh/mesh";
import { tagWebhooks } from "../../components/mesh/revision-tag";
import { all, declaredBy, only, valueOf } from "../support/pulumi";
import { gatewayIn, meshArgs } from "./args";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const TAG = "kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration";

const declaredFor = (changes: Partial<MeshArgs>) =>
    declaredBy(() => new Mesh("mesh", meshArgs(changes)));
const onRevision = (revision: string): MeshConfig["gateway"] => ({
    ...gatewayIn("istio-system"),
    revision,
});

/** What each release has of versions and revisions, by its name in the state. */
async function releasesFor(changes: Partial<MeshArgs>) {
    return Object.fromEntries(
        all(await declaredFor(changes), RELEASE).map(({ name, inputs }) => {
            const { defaultRevision, revision } = inputs.values ?? {};
            return [name, [inputs.name, inputs.version, defaultRevision ?? revision]];
        }),
    );
}

describe("a mesh with one control plane and no revision", () => {
    it("has the three releases that it always had", async () => {
        expect(await releasesFor({ version: "1.30.4" })).toEqual({
            "mesh-base": ["istio-base", "1.30.4", undefined],
            "mesh-istiod": ["istiod", "1.30.4", undefined],
            "mesh-gateway": ["istio-ingressgateway", "1.30.4", undefined],
        });
    });
});

describe("a mesh that is upgraded by revisions", () => {
    const beside = { version: "1.30.4", revisions: ["default", "1.31.4"] };

    it("gets the second control plane beside the first, with the newest definitions", async () => {
        expect(await releasesFor(beside)).toEqual({
            "mesh-base": ["istio-base", "1.31.4", undefined],
            "mesh-istiod": ["istiod", "1.30.4", undefined],
            "mesh-istiod-1-31-4": ["istiod-1-31-4", "1.31.4", "1-31-4"],
            "mesh-gateway": ["istio-ingressgateway", "1.30.4", undefined],
        });
    });

    it("moves the gateway, and with it the validation of Istio's objects", async () => {
        expect(await releasesFor({ ...beside, gateway: onRevision("1.31.4") })).toMatchObject({
            "mesh-base": ["istio-base", "1.31.4", "1-31-4"],
            "mesh-istiod": ["istiod", "1.30.4", undefined],
            "mesh-gateway": ["istio-ingressgateway", "1.31.4", "1-31-4"],
        });
    });

    it("loses the first, whose version nothing has any more", async () => {
        const after = { ...beside, revisions: ["1.31.4"], gateway: onRevision("1.31.4") };
        expect(await releasesFor(after)).toEqual({
            "mesh-base": ["istio-base", "1.31.4", "1-31-4"],
            "mesh-istiod-1-31-4": ["istiod-1-31-4", "1.31.4", "1-31-4"],
            "mesh-gateway": ["istio-ingressgateway", "1.31.4", "1-31-4"],
        });
    });

    it("takes the newest definitions by the number, not by the letter", async () => {
        const planes = { revisions: ["1.31.10", "1.31.9"], gateway: onRevision("1.31.9") };
        expect(await releasesFor(planes)).toMatchObject({
            "mesh-base": ["istio-base", "1.31.10", "1-31-9"],
        });
    });
});

describe("a tag", () => {
    it("is an object of the stack's own, with the label by which istiod fills in its authority", async () => {
        const declared = await declaredFor({ tags: { stable: "default" } });
        expect(only(declared, TAG).inputs).toMatchObject({
            metadata: {
                name: "istio-revision-tag-stable",
                labels: {
                    app: "sidecar-injector",
                    "istio.io/tag": "stable",
                    "istio.io/rev": "default",
                },
            },
        });
    });

    it("stands as long as its control plane: a pod that it matches can't start without", async () => {
        const waits: unknown[] = [];
        const note: pulumi.ResourceTransformation = ({ type, opts }) => {
            if (type === TAG) waits.push(opts.dependsOn);
            return undefined;
        };
        const args = () =>
            meshArgs({ revisions: ["default", "1.31.4"], tags: { stable: "1.31.4" } });

        await declaredBy(() => new Mesh("mesh", args(), { transformations: [note] }));

        const [releases] = waits as k8s.helm.v3.Release[][];
        const names = (releases ?? []).map(({ name }) => valueOf(name));
        expect(await Promise.all(names)).toEqual(["istiod-1-31-4"]);
    });

    it("sends pods by its label to the injector of the revision", () => {
        const [ofNamespace, ofPod, ...others] = tagWebhooks("stable", "1-31-4");
        expect(ofNamespace).toEqual({
            name: "rev.namespace.sidecar-injector.istio.io",
            clientConfig: {
                service: {
                    name: "istiod-1-31-4",
                    namespace: "istio-system",
                    path: "/inject",
                    port: 443,
                },
            },
            sideEffects: "None",
            rules: [
                {
                    operations: ["CREATE"],
                    apiGroups: [""],
                    apiVersions: ["v1"],
                    resources: ["pods"],
                },
            ],
            failurePolicy: "Fail",
            reinvocationPolicy: "Never",
            admissionReviewVersions: ["v1"],
            namespaceSelector: {
                matchExpressions: [
                    { key: "istio.io/rev", operator: "In", values: ["stable"] },
                    { key: "istio-injection", operator: "DoesNotExist" },
                ],
            },
            objectSelector: {
                matchExpressions: [
                    { key: "sidecar.istio.io/inject", operator: "NotIn", values: ["false"] },
                ],
            },
        });
        expect(ofPod?.objectSelector.matchExpressions).toEqual([
            { key: "sidecar.istio.io/inject", operator: "NotIn", values: ["false"] },
            { key: "istio.io/rev", operator: "In", values: ["stable"] },
        ]);
        expect(others).toEqual([]);
    });

    it("named default takes what is labelled without a revision, too", () => {
        const [, , ofNamespace, ofPod] = tagWebhooks("default", "1-31-4");
        expect(ofNamespace?.namespaceSelector.matchExpressions).toEqual([
            { key: "istio-injection", operator: "In", values: ["enabled"] },
        ]);
        expect(ofPod?.namespaceSelector.matchExpressions).toEqual([
            { key: "istio-injection", operator: "DoesNotExist" },
            { key: "istio.io/rev", operator: "DoesNotExist" },
        ]);
        expect(ofPod?.objectSelector.matchExpressions).toEqual([
            { key: "sidecar.istio.io/inject", operator: "In", values: ["true"] },
            { key: "istio.io/rev", operator: "DoesNotExist" },
        ]);
    });
});
