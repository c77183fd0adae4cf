import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { emulatedInventory } from "../../cli/recover/emulated";
import { recover } from "../../cli/recover/recover";
import { auditOf, findings } from "../../cli/maintain/soak/account";
import { edited } from "../../cli/maintain/soak/edits";
import { runInto } from "../../cli/maintain/soak/run";
import { helm } from "../../sandbox/cloud/kubernetes/helm/lookups";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";

const RELEASE = "kubernetes:helm.sh/v3:Release";

/** One life; each test goes on where the last one ended. */
describe(
    "an engine that is killed while a release waits for its pods",
    { timeout: 240_000 },
    () => {
        let sandbox: Sandbox;
        beforeAll(async () => {
            sandbox = await openSandbox({
                stack: "dev",
                faults: [
                    { op: "create", kind: "hang", urn: "Release::mesh-istiod" },
                    { op: "update", kind: "hang", urn: "Release::mesh-istiod" },
                ],
            });
            await killedUp();
        }, 240_000);
        afterAll(() => sandbox.close());

        const killedUp = () => runInto(sandbox, "hang", () => sandbox.session.up());
        const recovered = () =>
            recover((...args) => sandbox.session.run(...args), emulatedInventory(sandbox.cloud));
        const converges = async () => {
            await sandbox.session.up();
            const state = await sandbox.session.exportState();
            expect(findings(auditOf(sandbox.cloud, state))).toBe("");
            expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
        };
        const version = () =>
            sandbox.cloud.world.all(RELEASE).find(({ id }) => id === "istio-system/istiod")?.inputs[
                "version"
            ];

        it("leaves a new one pending, which is to be uninstalled; then up makes it", async () => {
            await expect(sandbox.session.up()).rejects.toThrow(
                "cannot re-use a name that is still in use",
            );

            const { imports, leftovers, stuck } = await recovered();
            expect([imports, stuck]).toEqual([[], []]);
            expect(leftovers).toMatchObject([
                {
                    type: RELEASE,
                    id: "istio-system/istiod",
                    broken: {
                        why: "its status is pending-install",
                        command: "helm uninstall istiod --namespace istio-system",
                    },
                },
            ]);
            helm(sandbox.cloud, "helm uninstall istiod --namespace istio-system");
            await recovered();
            await converges();
        });

        it("leaves one that it updates pending: the next up fails with Helm's words", async () => {
            const before = await readFile(sandbox.session.stackFile, "utf8");
            await sandbox.session.edit(edited(before, [[["mesh", "version"], "1.31.0"]]));
            const { hits } = await killedUp();
            expect(hits.map(({ name, fault }) => [name, fault])).toEqual([["mesh-istiod", "hang"]]);

            await expect(sandbox.session.up()).rejects.toThrow(
                "another operation (install/upgrade/rollback) is in progress",
            );
        });

        it("is found by recover, with the command to run; after that and another recover, up makes the update", async () => {
            const { imports, leftovers, stuck } = await recovered();
            expect([imports, leftovers]).toEqual([[], []]);
            expect(stuck).toMatchObject([
                {
                    type: RELEASE,
                    id: "istio-system/istiod",
                    broken: {
                        why: "its status is pending-upgrade",
                        command: "helm rollback istiod 1 --namespace istio-system",
                    },
                },
            ]);
            helm(sandbox.cloud, "helm rollback istiod 1 --namespace istio-system");

            expect((await recovered()).stuck).toEqual([]);
            await converges();
            expect(version()).toBe("1.31.0");
        });
    },
);
