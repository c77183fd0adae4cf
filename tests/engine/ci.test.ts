import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";

const ROLE = "arn:aws:iam::111122223333:role/mesh-edge-ci/mesh-edge-";

/** One life; each test goes on where the last one ended. */
describe("the stack of CI's access, on the real engine", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "ci" });
    }, 600_000);
    afterAll(() => sandbox.close());

    it("goes up as previewed, and then stays as it is", async () => {
        const previewed = { ...(await sandbox.session.preview()).changes };
        expect((await sandbox.session.up()).changes).toEqual(previewed);
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
        expect(sandbox.cloud.warnings()).toEqual([]);
    });

    it("tells the role of each GitHub environment, and the boundary of each stack", async () => {
        expect(await sandbox.session.outputs()).toEqual({
            roles: {
                "platform-dev": `${ROLE}platform-dev`,
                "platform-dev-preview": `${ROLE}platform-dev-preview`,
                "platform-prod": `${ROLE}platform-prod`,
                "platform-prod-preview": `${ROLE}platform-prod-preview`,
                "storefront-dev": `${ROLE}storefront-dev`,
                "storefront-dev-preview": `${ROLE}storefront-dev-preview`,
            },
            boundaries: Object.fromEntries(
                ["platform-dev", "platform-prod"].map((stack) => [
                    stack,
                    `arn:aws:iam::111122223333:policy/mesh-edge-ci/mesh-edge-${stack}-boundary`,
                ]),
            ),
        });
    });

    it("leaves nothing behind", async () => {
        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });
});

describe("a stack within a permissions boundary", { timeout: 120_000 }, () => {
    const boundary = "arn:aws:iam::111122223333:policy/mesh-edge-ci/mesh-edge-bounded-boundary";
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "bounded", stackFile: "tests/stacks/bounded.yaml" });
    }, 600_000);
    afterAll(() => sandbox.close());

    it("has none but bounded roles, in the stack's path, and its policies there too", async () => {
        await sandbox.session.up();
        const { world } = sandbox.cloud;
        const roles = world.all("aws:iam/role:Role").map(({ inputs }) => inputs);
        expect(roles.length).toBeGreaterThan(2);
        for (const { path, permissionsBoundary } of roles) {
            expect([path, permissionsBoundary]).toEqual(["/mesh-edge/bounded/", boundary]);
        }
        const policies = world.all("aws:iam/policy:Policy").filter(({ id }) => id !== boundary);
        expect(policies.map(({ inputs }) => inputs["path"])).toEqual(["/mesh-edge/bounded/"]);
        expect(Object.keys((await sandbox.session.preview()).changes)).toEqual(["same"]);
    });

    it("keeps it", async () => {
        const text = await readFile(sandbox.session.stackFile, "utf8");
        await sandbox.session.edit(text.replace(/.*permissionsBoundary.*\n/, ""));
        await expect(sandbox.session.preview()).rejects.toThrow(
            "must stay set, or stay unset, while the stack stands",
        );
        await sandbox.session.edit(text);
    });

    it("leaves nothing behind", async () => {
        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });
});
