import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { changesIn, resourcesOf } from "../support/engine";
import { missing, type Wait, waitsIn } from "../support/waits";
import { OPERATION_WAITS } from "./mesh-edges";

const MESH = ["config", "mesh-edge:mesh"];

/** One life; each step goes on where the last one ended, and is one edit of the stack file. */
describe("a mesh that is upgraded by revisions", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({
            stack: "mesh-operation",
            stackFile: "tests/stacks/mesh-operation.yaml",
        });
        await edit({ revisions: undefined, tags: undefined });
        await sandbox.session.up();
    }, 600_000);
    afterAll(() => sandbox.close());

    /** Sets keys of the mesh by path, or takes them out. */
    async function edit(changes: Record<string, unknown>): Promise<void> {
        const document = parseDocument(await readFile(sandbox.session.stackFile, "utf8"));
        for (const [path, value] of Object.entries(changes)) {
            const keys = [...MESH, ...path.split(".")];
            if (value === undefined) document.deleteIn(keys);
            else document.setIn(keys, document.createNode(value));
        }
        await sandbox.session.edit(String(document));
    }

    it.each<{ step: string; changes: Record<string, unknown>; shows: string[]; needs?: Wait[] }>([
        {
            step: "gives the namespaces a tag for the control plane that there is",
            changes: { tags: { stable: "default" } },
            shows: ["create MutatingWebhookConfiguration mesh-tag-stable"],
            needs: OPERATION_WAITS,
        },
        {
            step: "gets the next control plane beside it, with its definitions",
            changes: { revisions: ["default", "1.31.4"] },
            shows: ["create Release mesh-istiod-1-31-4", "update Release mesh-base"],
        },
        {
            step: "moves the gateway",
            changes: { "gateway.revision": "1.31.4" },
            shows: ["update Release mesh-base", "update Release mesh-gateway"],
        },
        {
            step: "moves the tag",
            changes: { tags: { stable: "1.31.4" } },
            shows: ["update MutatingWebhookConfiguration mesh-tag-stable"],
        },
        {
            step: "loses the old control plane, and keeps its tag",
            changes: { revisions: ["1.31.4"], version: undefined },
            shows: ["delete Release mesh-istiod"],
        },
        {
            step: "has its objects validated by the one that is left",
            changes: { "telemetry.tracing.samplingPercent": 10 },
            shows: ["update Telemetry mesh-telemetry"],
        },
    ])("$step", async ({ changes, shows, needs = [] }) => {
        await edit(changes);
        expect(changesIn((await sandbox.session.preview()).events)).toEqual(shows);
        expect(changesIn((await sandbox.session.up()).events)).toEqual(shows);
        expect(changesIn((await sandbox.session.up()).events)).toEqual([]);
        const waits = waitsIn(await resourcesOf(sandbox.session));
        for (const wait of needs) expect(missing(waits, wait), wait.because).toEqual([]);
    });

    it("is destroyed to nothing with its tag", async () => {
        await sandbox.session.destroy();
        const left = sandbox.cloud.world.all().map(({ type }) => type);
        expect(left.filter((type) => /Release|Webhook|Telemetry/.test(type))).toEqual([]);
    });
});
