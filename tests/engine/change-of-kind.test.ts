import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { text } from "../../sandbox/cloud/values";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";

const ALIAS = "edge-alias-shop.example.com";

/** One stack whose edge changes its kind while it stands; the load balancers have names of their own. */
describe("a stack that changes the kind of its load balancer", { timeout: 120_000 }, () => {
    let folder: string;
    let sandbox: Sandbox;
    const stackFile = (kind: string) => join(folder, `Pulumi.${kind}.yaml`);
    const open = (kind: string) =>
        openSandbox({ stack: "kinds", stackFile: stackFile(kind), home: join(folder, "home") });
    const change = async (kind: string) => {
        await sandbox.close();
        sandbox = await open(kind);
    };
    const aliasTarget = () => {
        const records = sandbox.cloud.world.all("aws:route53/record:Record");
        const record = records.find(({ urn }) => urn.endsWith(ALIAS));
        return text(record?.inputs, "aliases.0.name") ?? "";
    };
    const balancers = () =>
        ["aws:lb/loadBalancer:LoadBalancer", "aws:elb/loadBalancer:LoadBalancer"].flatMap((type) =>
            sandbox.cloud.world.all(type).map(({ state }) => text(state, "dnsName")),
        );

    /** Another kind is another load balancer, and refused unless the stack allows it. */
    const allowing = async (kind: string) => {
        const file = await readFile(join(__dirname, "..", "stacks", `${kind}.yaml`), "utf8");
        return file.replace(`kind: ${kind}`, `kind: ${kind}\n        allowReplacement: true`);
    };

    beforeAll(async () => {
        folder = await mkdtemp(join(tmpdir(), "mesh-edge-kinds-"));
        const nlb = await allowing("nlb");
        await writeFile(stackFile("nlb"), nlb);
        const alb = nlb.replace("kind: nlb", "kind: alb").replace("payments-nlb", "payments-alb");
        await writeFile(stackFile("alb"), alb);
        const clb = await allowing("clb");
        await writeFile(stackFile("clb"), clb);
        sandbox = await open("alb");
        await sandbox.session.up();
    }, 600_000);
    afterAll(async () => {
        await sandbox.close();
        await rm(folder, { recursive: true });
    });

    it.each([
        { from: "alb", to: "nlb" },
        { from: "nlb", to: "alb" },
        { from: "alb", to: "clb" },
    ])("goes from $from to $to, its records and certificate with it", async ({ to }) => {
        const certificate = sandbox.cloud.world.all("aws:acm/certificate:Certificate")[0]?.id;
        await change(to);
        const preview = await sandbox.session.preview();
        // No record is made a second time under its own name, and none is gone in between.
        expect(preview.changes.replace ?? 0).toBe(0);
        await sandbox.session.up();
        expect(balancers()).toEqual([aliasTarget()]);
        if (to !== "clb") {
            expect(sandbox.cloud.world.all("aws:acm/certificate:Certificate")[0]?.id).toBe(
                certificate,
            );
        }
        expect(Object.keys((await sandbox.session.up()).changes)).toEqual(["same"]);
    });

    it("can't go from clb to nlb: Kubernetes keeps the class of a Service", async () => {
        await change("nlb");
        await expect(sandbox.session.up()).rejects.toThrow("may not change once set");
        await change("clb");
        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });
});
