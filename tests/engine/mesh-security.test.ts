import { readFile } from "node:fs/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "yaml";

import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { resourcesOf } from "../support/engine";
import { missing, waitsIn } from "../support/waits";
import { SECURITY_WAITS } from "./mesh-edges";

const KINDS = [
    "PeerAuthentication",
    "AuthorizationPolicy",
    "RequestAuthentication",
    "ServiceEntry",
];

/** One life; each test goes on where the last one ended. */
describe("a stack with mesh security", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({
            stack: "mesh-security",
            stackFile: "tests/stacks/mesh-security.yaml",
        });
    }, 600_000);
    afterAll(() => sandbox.close());

    const edit = async (path: readonly string[], value: unknown) => {
        const document = parseDocument(await readFile(sandbox.session.stackFile, "utf8"));
        document.setIn(["config", ...path], document.createNode(value));
        await sandbox.session.edit(String(document));
    };
    const securityObjects = () =>
        sandbox.cloud.world.all().filter(({ type }) => KINDS.some((kind) => type.endsWith(kind)));

    it("comes up whole, its objects in the account, and then stays as it is", async () => {
        await sandbox.session.up();
        expect(
            Object.fromEntries(
                KINDS.map((kind) => [
                    kind,
                    securityObjects().filter(({ type }) => type.endsWith(kind)).length,
                ]),
            ),
        ).toEqual({
            PeerAuthentication: 2,
            AuthorizationPolicy: 4,
            RequestAuthentication: 1,
            ServiceEntry: 4,
        });
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
    });

    it("waits for what it needs, on the way up and down", async () => {
        const waits = waitsIn(await resourcesOf(sandbox.session));
        for (const wait of SECURITY_WAITS) expect(missing(waits, wait), wait.because).toEqual([]);
    });

    it("opens and locks the class of its Ingress in place", async () => {
        await edit(["mesh-edge:controller", "ingressNamespaces"], "all");
        expect((await sandbox.session.up()).changes).toMatchObject({ update: 1 });
        const before = sandbox.cloud.world.all("aws:lb/loadBalancer:LoadBalancer");

        await edit(["mesh-edge:controller", "ingressNamespaces"], []);
        const { changes } = await sandbox.session.up();

        expect(Object.keys(changes).sort()).toEqual(["same", "update"]);
        expect(changes).toMatchObject({ update: 1 });
        expect(sandbox.cloud.world.all("aws:lb/loadBalancer:LoadBalancer")).toEqual(before);
    });

    it("goes back to what Istio does by itself, its load balancer untouched", async () => {
        await edit(["mesh-edge:mesh", "security"], {});
        const { changes } = await sandbox.session.up();
        expect(changes).toMatchObject({ delete: 12, update: 1 });
        expect(securityObjects()).toEqual([]);
    });

    it("is destroyed to nothing with all of it", async () => {
        await edit(["mesh-edge:mesh", "security"], {
            mtls: { mode: "strict" },
            declaredHostsOnly: true,
        });
        await sandbox.session.up();
        await sandbox.session.destroy();
        expect(securityObjects()).toEqual([]);
    });
});
