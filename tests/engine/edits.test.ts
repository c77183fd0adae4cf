import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

import { seed } from "../../sandbox/cloud/aws/seed";
import { CHECKOUT, type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { changesIn, resourcesOf } from "../support/engine";
import { BEFORE, type Edit, GIVEN_CERTIFICATE, LIFE, NEXT_CERTIFICATE } from "./edits";

function edited(stackFile: string, ...edits: Edit["set"][]): string {
    const document = parseDocument(stackFile);
    for (const [path, value] of edits.flatMap((set) => Object.entries(set))) {
        const [section = "", ...keys] = path.split(".");
        document.setIn(["config", `mesh-edge:${section}`, ...keys], value);
    }
    return String(document);
}

/** Whatever an edit of the cluster may not take away: the provider, and what is made through it. */
const inTheCluster = (change: string) =>
    /^((replace|delete|create) (kubernetes|Release|Namespace|Ingress|Gateway)|(replace|delete) VirtualService) /.test(
        change,
    );

/** One life of a stack, edit after edit; each step goes on where the last one ended. */
describe("an edit of the stack file", { timeout: 300_000 }, () => {
    let folder: string;
    let sandbox: Sandbox;
    let stackFile: string;
    beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), "mesh-edge-test-"));
        stackFile = edited(await readFile(join(CHECKOUT, "Pulumi.dev.yaml"), "utf8"), BEFORE);
        const file = join(folder, "Pulumi.dev.yaml");
        await writeFile(file, stackFile);
        sandbox = await openSandbox({ stack: "dev", stackFile: file });
        const account = { accountId: "111122223333", region: "eu-west-1", timeScale: 0 };
        seed(sandbox.cloud.world, {
            ...account,
            certificates: [GIVEN_CERTIFICATE, NEXT_CERTIFICATE],
        });
        await sandbox.session.up();
    }, 600_000);
    afterAll(async () => {
        await sandbox.close();
        await rm(folder, { recursive: true });
    });

    it("is refused, before it changes anything, where a network that stands would have to move", async () => {
        const before = sandbox.cloud.world.log.length;
        const move = { "network.cidr": "10.99.0.0/16" };
        const swap = { "network.availabilityZones": ["eu-west-1b", "eu-west-1a"] };
        await sandbox.session.edit(edited(stackFile, move, swap));

        const refusal = /network\.cidr: .*network\.availabilityZones\[0\]: /s;
        await expect(sandbox.session.preview()).rejects.toThrow(refusal);
        await expect(sandbox.session.up()).rejects.toThrow(refusal);

        expect(sandbox.cloud.world.log.slice(before).map(({ op, name }) => [op, name])).toEqual([]);
        await sandbox.session.edit(stackFile);
        expect(changesIn((await sandbox.session.up()).events)).toEqual([]);
    });

    it("is refused in the preview where it would take another cluster", async () => {
        const other = { team: "checkout", "cluster.serviceCidr": "172.21.0.0/16" };
        await sandbox.session.edit(edited(stackFile, other));

        const refusal = /team: .*must stay "payments-dev".*cluster\.serviceCidr: /s;
        await expect(sandbox.session.preview()).rejects.toThrow(refusal);
    });

    it("is refused in the preview where it would leave a minor of Kubernetes out", async () => {
        await sandbox.session.edit(edited(stackFile, { "cluster.version": "1.36" }));

        const refusal = /cluster\.version: .*one minor away from "1\.34".*write "1\.35" first/s;
        await expect(sandbox.session.preview()).rejects.toThrow(refusal);
    });

    for (const step of LIFE) {
        const flags = step.some(({ refresh }) => refresh) ? { args: ["--refresh"] } : {};

        for (const { what, set, shows } of step) {
            it(`previews ${what}`, async () => {
                await sandbox.session.edit(edited(stackFile, set));

                const shown = changesIn((await sandbox.session.preview(flags)).events);

                expect(shown).toEqual([...shows].sort());
                expect(shown.filter(inTheCluster)).toEqual([]);
            });
        }

        it(`applies ${step.map(({ what }) => what).join(", ")}`, async () => {
            stackFile = edited(stackFile, ...step.map(({ set }) => set));
            await sandbox.session.edit(stackFile);

            const done = changesIn((await sandbox.session.up(flags)).events);

            expect(done).toEqual(step.flatMap(({ does, shows }) => does ?? shows).sort());
            expect(sandbox.cloud.warnings()).toEqual([]);
        });
    }

    it("leaves nothing to do in the next up", async () => {
        expect(changesIn((await sandbox.session.up()).events)).toEqual([]);
    });

    it("leaves nothing behind when the stack is destroyed", async () => {
        await sandbox.session.destroy();

        expect(await resourcesOf(sandbox.session)).toEqual([]);
        expect(sandbox.leftovers()).toEqual(
            [GIVEN_CERTIFICATE, NEXT_CERTIFICATE].map(
                (arn) => `aws:acm/certificate:Certificate ${arn}`,
            ),
        );
    });
});
