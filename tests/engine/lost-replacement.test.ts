import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

import { emulatedInventory } from "../../cli/recover/emulated";
import { recover } from "../../cli/recover/recover";
import { auditOf, findings } from "../../cli/maintain/soak/account";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";

/** Edits that make something anew beside what stands: nodes, which have tags, and an object, which has a name. */
const EDITS: Record<string, unknown> = {
    "cluster.nodeGroups.main.instanceTypes": ["m7i.large"],
    "mesh.gateway.namespace": "entrance",
    "mesh.gateway.nodePorts": "auto",
    "edge.loadBalancerName": "other",
    "edge.allowReplacement": true,
};
const REPLACED = ["NodeGroup::cluster-nodes-main", "Gateway::mesh-entrance"];

/** One life; each test goes on where the last one ended. */
describe("a replacement whose create loses its answer", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        const faults = REPLACED.map((urn) => ({
            op: "create" as const,
            kind: "lost" as const,
            urn,
            nth: 2,
        }));
        sandbox = await openSandbox({ stack: "dev", faults });
        await sandbox.session.up();
        const document = parseDocument(await readFile(sandbox.session.stackFile, "utf8"));
        for (const [path, value] of Object.entries(EDITS)) {
            const [section = "", ...keys] = path.split(".");
            document.setIn(["config", `mesh-edge:${section}`, ...keys], document.createNode(value));
        }
        await sandbox.session.edit(String(document));
    }, 600_000);
    afterAll(() => sandbox.close());

    const recovered = () =>
        recover((...args) => sandbox.session.run(...args), emulatedInventory(sandbox.cloud));
    const found = async () => findings(auditOf(sandbox.cloud, await sandbox.session.exportState()));

    it.each(REPLACED)("is named by recover, to be deleted: %s", async (name) => {
        await expect(sandbox.session.up()).rejects.toThrow("error reading from server: EOF");

        const { imports, leftovers } = await recovered();

        expect(imports).toEqual([]);
        const { world } = sandbox.cloud;
        const newest = world
            .all()
            .filter(({ urn }) => urn.endsWith(name))
            .at(-1)!;
        expect(leftovers).toEqual([expect.objectContaining({ type: newest.type, id: newest.id })]);
        world.remove(newest);
    });

    it("is made by the next up once that is gone, and the account equals the state", async () => {
        await sandbox.session.up();
        expect(await found()).toBe("");
        expect((await recovered()).leftovers).toEqual([]);
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
    });
});
