import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { text } from "../../sandbox/cloud/values";
import { type Sandbox, openSandbox } from "../../sandbox/sandbox";
import { resourcesOf } from "../support/engine";
import { missing, waitsIn } from "../support/waits";

const RECORD = "aws:route53/record:Record";
const EDGE = "mesh-edge:edge";

const stackFile = (name: string) => join(__dirname, "..", "stacks", `${name}.yaml`);

/** Other keys of the section `edge` in a session's stack file. */
async function edit({ session }: Sandbox, stack: string, changes: object): Promise<void> {
    const file = join(session.home, "project", `Pulumi.${stack}.yaml`);
    const { config, ...rest } = parse(await readFile(file, "utf8"));
    config[EDGE] = { ...config[EDGE], ...changes };
    await writeFile(file, stringify({ ...rest, config }));
}

describe("names outside Route 53, on the real engine", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        sandbox = await openSandbox({ stack: "names", stackFile: stackFile("dns-none") });
    }, 600_000);
    afterAll(() => sandbox.close());

    it("go up as previewed, without a record, a zone or a certificate of the stack's own", async () => {
        const previewed = { ...(await sandbox.session.preview()).changes };
        expect((await sandbox.session.up()).changes).toEqual(previewed);
        expect(Object.keys((await sandbox.session.preview()).changes)).toEqual(["same"]);
        expect(sandbox.cloud.warnings()).toEqual([]);
        const types = (await resourcesOf(sandbox.session)).map(({ type }) => type);
        expect(types.filter((type) => /route53|acm/.test(type))).toEqual([]);
    });

    it("are told to whoever makes their records", async () => {
        const [balancer] = sandbox.cloud.world.all("aws:lb/loadBalancer:LoadBalancer");
        const { dnsRecords, loadBalancerHostname } = await sandbox.session.outputs();
        expect(loadBalancerHostname).toBe(balancer?.state["dnsName"]);
        expect(dnsRecords).toEqual(
            ["example.com", "*.example.com", "grpc.example.net"].map((name) => ({
                ...{ name, type: "CNAME", aliasZoneId: "Z32O12XQLNTSW2" },
                target: loadBalancerHostname,
            })),
        );
    });

    it("leave nothing behind", async () => {
        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });
});

describe("zones of another account by their ids, on the real engine", { timeout: 120_000 }, () => {
    let sandbox: Sandbox;
    beforeAll(async () => {
        const file = stackFile("zones-elsewhere");
        sandbox = await openSandbox({ stack: "elsewhere", stackFile: file });
    }, 600_000);
    afterAll(() => sandbox.close());

    it("are refused in the preview where a host is outside of one, before anything is made", async () => {
        await edit(sandbox, "elsewhere", { hosts: ["shop.corp.example.net"] });
        await expect(sandbox.session.preview()).rejects.toThrow(
            "Hosted zone Z0123456789PRIVATE01 is corp.example.com, and shop.corp.example.net must be inside it",
        );
        await edit(sandbox, "elsewhere", {
            hosts: ["shop.corp.example.com", "*.corp.example.com"],
        });
    });

    it("are refused in the preview where the role doesn't trust the stack", async () => {
        const arn = "arn:aws:iam::999988887777:role/dns-of-payments";
        await edit(sandbox, "elsewhere", { dnsRole: { arn } });
        await expect(sandbox.session.preview()).rejects.toThrow("sts:AssumeRole");
        await edit(sandbox, "elsewhere", { dnsRole: { arn, externalId: "payments-elsewhere" } });
    });

    it("hold every record of the stack, and take its VPC in", async () => {
        const previewed = { ...(await sandbox.session.preview()).changes };
        expect((await sandbox.session.up()).changes).toEqual(previewed);
        expect(Object.keys((await sandbox.session.preview()).changes)).toEqual(["same"]);
        expect(Object.keys((await sandbox.session.refresh()).changes)).toEqual(["same"]);
        expect(sandbox.cloud.warnings()).toEqual([]);

        const { world } = sandbox.cloud;
        const records = world
            .all(RECORD)
            .map(({ inputs }) => [
                text(inputs, "type"),
                text(inputs, "name"),
                text(inputs, "zoneId"),
            ])
            .map(([type, name, zone]) => [type, name?.replace(/^_[0-9a-f]+/, "_"), zone])
            .sort();
        expect(records).toEqual([
            ["A", "*.corp.example.com", "Z0123456789PRIVATE01"],
            ["A", "shop.corp.example.com", "Z0123456789PRIVATE01"],
            ["CNAME", "_.corp.example.com.", "Z0123456789PUBLIC001"],
            ["CNAME", "_.shop.corp.example.com.", "Z0123456789PUBLIC001"],
        ]);
        expect(world.all("aws:route53/zoneAssociation:ZoneAssociation")).toHaveLength(1);
        expect((await sandbox.session.outputs())["dnsRecords"]).toEqual([]);
    });

    it("lose the stack's records before the load balancer goes, and all that it had", async () => {
        const wait = {
            who: "Record edge-alias-shop.corp.example.com",
            forWhat: ["Ingress edge-ingress"],
            because: "",
        };
        expect(missing(waitsIn(await resourcesOf(sandbox.session)), wait)).toEqual([]);
        await sandbox.session.destroy();
        expect(sandbox.leftovers()).toEqual([]);
    });
});
