import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

import { CRD } from "../../sandbox/cloud/kubernetes/crds";
import { list, type Props, text } from "../../sandbox/cloud/values";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { changesIn } from "../support/engine";

const CHANGED = ["listenerrule", "loadbalancer", "targetgroup"].map(
    (kind) =>
        `update CustomResourceDefinitionPatch controller-definitions-${kind}configurations.gateway.k8s.aws`,
);

/** One life; each step goes on where the last one ended, and is one edit of the stack file. */
describe("the controller's CRDs", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    let shown: string[];
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "dev" });
        await controller({ chartVersion: "3.4.3" });
        shown = changesIn((await sandbox.session.preview()).events);
        await sandbox.session.up();
    }, 600_000);
    afterAll(() => sandbox.close());

    async function controller(keys: Record<string, string>): Promise<void> {
        const document = parseDocument(await readFile(sandbox.session.stackFile, "utf8"));
        document.setIn(["config", "mesh-edge:controller"], document.createNode(keys));
        await sandbox.session.edit(String(document));
    }

    /** The versions that the API server serves of a kind. */
    function served(crd: string) {
        const [found] = sandbox.cloud.world.all(CRD).filter(({ id }) => id === crd);
        return list<Props>(found?.state, "spec.versions").map((version) => text(version, "name"));
    }

    it("are in the first preview, and those of the chart's version", () => {
        expect(shown.filter((change) => change.includes("CustomResourceDefinition"))).toHaveLength(
            7,
        );
        expect(served("targetgroupbindings.elbv2.k8s.aws")).toEqual(["v1beta1", "v1alpha1"]);
        expect(served("targetgroupconfigurations.gateway.k8s.aws")).toEqual(["v1beta1"]);
    });

    it("are raised before the controller by a later version, and only those that differ", async () => {
        await controller({ chartVersion: "3.5.0" });
        const changes = [...CHANGED, "update Release controller"];
        expect(changesIn((await sandbox.session.preview()).events)).toEqual(changes);
        const { world } = sandbox.cloud;
        const before = world.log.length;

        expect(changesIn((await sandbox.session.up()).events)).toEqual(changes);

        const steps = world.log.slice(before).filter(({ op }) => op === "update");
        expect(steps.at(-1)?.name).toBe("controller");
        const release = steps.at(-1)?.start ?? 0;
        expect(steps.slice(0, -1).every(({ end }) => end <= release)).toBe(true);
        expect(served("targetgroupconfigurations.gateway.k8s.aws")).toEqual(["v1", "v1beta1"]);
        expect(changesIn((await sandbox.session.up()).events)).toEqual([]);
    });

    it("are not lowered: the way back is refused in the preview, with the key that allows it", async () => {
        await controller({ chartVersion: "3.4.3" });
        const refusal =
            /controller.crdVersion: "3.4.3".*must not be older than 3\.5\.0, whose CRDs the cluster has/s;
        await expect(sandbox.session.preview()).rejects.toThrow(refusal);

        await controller({ chartVersion: "3.4.3", crdVersion: "3.5.0" });
        expect(changesIn((await sandbox.session.up()).events)).toEqual([
            "update Release controller",
        ]);
        expect(served("targetgroupconfigurations.gateway.k8s.aws")).toEqual(["v1", "v1beta1"]);
    });

    it("stay when the stack goes: without them its load balancer would lose its targets", async () => {
        const { world } = sandbox.cloud;
        const before = world.log.length;
        await sandbox.session.destroy();
        const deleted = world.log.slice(before).map(({ type }) => type);
        expect(deleted.filter((type) => type.includes("CustomResourceDefinition"))).toEqual([]);
        expect(sandbox.leftovers()).toEqual([]);
    });
});
