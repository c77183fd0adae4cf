import { afterEach, describe, expect, it } from "vitest";

import { CRD } from "../../../sandbox/cloud/kubernetes/crds";
import { list, type Props, text } from "../../../sandbox/cloud/values";
import { Chain } from "./chain";

const PATCH = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinitionPatch";
const GATEWAYS = "targetgroupconfigurations.gateway.k8s.aws";
const of = (version: string) => (inputs: Props) => ({ ...inputs, version });

let chain: Chain;
afterEach(() => chain.close());

/** The versions of a CRD that the API server has, and those in which objects are stored. */
function versions(name = GATEWAYS) {
    const state = chain.cloud.world.get(CRD, name, "edge")?.state ?? {};
    return {
        served: list<Props>(state, "spec.versions").map((version) => text(version, "name")),
        stored: list(state, "status.storedVersions"),
    };
}

/** The CRD as the chart of a version has it. */
async function rendered(version: string, values: Props = { clusterName: "any" }): Promise<Props> {
    const jsonOpts = JSON.stringify({ chart: "aws-load-balancer-controller", version, values });
    const { result } = await chain.provider(PATCH).invoke("kubernetes:helm:template", { jsonOpts });
    const found = list<Props>({ result: result ?? [] }, "result").find(
        (object) => text(object, "metadata.name") === GATEWAYS,
    );
    return { metadata: { name: GATEWAYS }, spec: found?.["spec"] ?? null };
}

describe("the CRDs of a chart's crds folder", () => {
    it("come with the first install, and no upgrade raises them", async () => {
        chain = await Chain.upTo("controller");
        await chain.make("controller", of("3.4.3"));
        expect(versions()).toEqual({ served: ["v1beta1"], stored: ["v1beta1"] });

        await chain.update("controller", of("3.5.0"));
        expect(versions()).toEqual({ served: ["v1beta1"], stored: ["v1beta1"] });
    });

    it("stay when the release goes, and the next install passes over them", async () => {
        chain = await Chain.upTo("controller");
        await chain.make("controller", of("3.4.3"));
        await chain.remove("controller");
        await chain.make("controller", of("3.5.0"));
        expect(versions().served).toEqual(["v1beta1"]);
    });

    it("are raised by a server-side apply, whoever made them, and never lose a stored version", async () => {
        chain = await Chain.upTo("controller");
        await chain.make("controller", of("3.4.3"));
        const provider = chain.provider(PATCH);
        const patch = await provider.create(PATCH, "crd", await rendered("3.5.0"));
        expect(versions()).toEqual({ served: ["v1", "v1beta1"], stored: ["v1beta1", "v1"] });

        await expect(provider.update(patch, await rendered("3.4.3"))).rejects.toThrow(
            'is invalid: status.storedVersions[1]: Invalid value: "v1": missing from spec.versions',
        );
        expect(versions().served).toEqual(["v1", "v1beta1"]);
    });

    it("are made by a server-side apply where there are none", async () => {
        chain = await Chain.upTo("controller");
        await chain.provider(PATCH).create(PATCH, "crd", await rendered("3.5.0"));
        await chain.make("controller", of("3.4.3"));
        expect(versions().served).toEqual(["v1", "v1beta1"]);
        expect(versions("targetgroupbindings.elbv2.k8s.aws").served).toEqual([
            "v1beta1",
            "v1alpha1",
        ]);
    });

    it("can't lose all that is in them, as by a patch that goes", async () => {
        chain = await Chain.upTo("controller");
        const provider = chain.provider(PATCH);
        const patch = await provider.create(PATCH, "crd", await rendered("3.5.0"));
        await expect(provider.delete(patch)).rejects.toThrow("is invalid: spec.");
    });

    it("are rendered only with a name for the cluster, which the chart requires", async () => {
        chain = await Chain.upTo("controller");
        await expect(rendered("3.5.0", {})).rejects.toThrow(
            "Chart cannot be installed without a valid clusterName!",
        );
    });
});
