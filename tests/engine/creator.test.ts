import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

import { CHECKOUT, type Sandbox, openSandbox } from "../../sandbox/sandbox";

const CLUSTER = "aws:eks/cluster:Cluster";
/** Who the emulated account says that calls. */
const principalArn = "arn:aws:iam::111122223333:user/sandbox";

describe("an access entry of who runs the program", { timeout: 120_000 }, () => {
    let folder: string;
    let sandbox: Sandbox;
    let stackFile: string;
    const withEntry = (policy: string) => {
        const document = parseDocument(stackFile);
        const me = document.createNode({ principalArn, policy });
        document.setIn(["config", "mesh-edge:cluster", "accessEntries"], { me });
        return sandbox.session.edit(String(document));
    };
    beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), "mesh-edge-test-"));
        stackFile = await readFile(join(CHECKOUT, "Pulumi.dev.yaml"), "utf8");
        const file = join(folder, "Pulumi.dev.yaml");
        await writeFile(file, stackFile);
        sandbox = await openSandbox({ stack: "dev", stackFile: file });
    }, 600_000);
    afterAll(async () => {
        await sandbox.close();
        await rm(folder, { recursive: true });
    });

    it("is refused in the first preview", async () => {
        await withEntry("AmazonEKSClusterAdminPolicy");
        await expect(sandbox.session.preview()).rejects.toThrow(
            /cluster\.accessEntries\.me: .*must not be the principal that creates the cluster/s,
        );
    });

    it("that may only look is refused when the cluster would be made, for others may preview", async () => {
        await withEntry("AmazonEKSAdminViewPolicy");
        await sandbox.session.preview();
        await expect(sandbox.session.up()).rejects.toThrow(
            "must not be the principal that creates the cluster",
        );
        expect(sandbox.cloud.world.all(CLUSTER)).toEqual([]);
    });

    it("is refused in the preview of a cluster that stands, for EKS has it", async () => {
        await sandbox.session.edit(stackFile);
        await sandbox.session.up();
        await withEntry("AmazonEKSClusterAdminPolicy");
        await expect(sandbox.session.preview()).rejects.toThrow(
            /cluster\.accessEntries\.me: .*must not have an access entry already/s,
        );
    });
});
