import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { accountOf, deployerOf } from "../../sandbox/account";

function fileWith(text: string): string {
    const file = join(mkdtempSync(join(tmpdir(), "account-")), "Pulumi.test.yaml");
    writeFileSync(file, text);
    return file;
}

const accountIn = (text: string) => accountOf(fileWith(text));

const accountOfEdge = (edge: string) => accountIn(`config:\n    mesh-edge:edge: { ${edge} }\n`);

function accountWith(edge: string) {
    return accountIn(`config:\n    mesh-edge:edge: { zone: example.com, ${edge} }\n`);
}

describe("the account of a stack file", () => {
    it("has the quota that the file says AWS has raised, or AWS's own", () => {
        expect(accountWith("inboundRuleQuota: 200").inboundRuleQuota).toBe(200);
        expect(accountWith("hosts: [example.com]").inboundRuleQuota).toBeUndefined();
    });

    it.each(["mesh-edge:edge", "edge", "mesh-edge:config:edge"])(
        "has the zones of %s, which the engine takes for the same key",
        (key) => {
            const { zones } = accountIn(`config: { "${key}": { zone: example.com } }`);
            expect(zones).toEqual([{ name: "example.com", privateZone: false }]);
        },
    );

    it.each([
        ["an empty file", ""],
        ["nothing but comments", "# to come\n"],
        ["no config", "encryptionsalt: v1:abc\n"],
        ["an empty config", "config:\n"],
        ["a list as its config", "config: [a]\n"],
        ["text", "config\n"],
    ])("is there for a file with %s: the engine and the program say what is wrong", (_, text) => {
        expect(accountIn(text)).toMatchObject({
            accountId: "111122223333",
            region: "eu-west-1",
            zones: [],
        });
    });

    it("is not there for what isn't YAML, of which the file is named", () => {
        expect(() => accountIn("config: [a\n")).toThrow(
            /Pulumi\.test\.yaml is not YAML: .*line 2/s,
        );
    });

    it.each([
        [
            "of a name, and of the same name for proofs",
            "privateZone: true, validationZone: example.com",
            [
                { name: "example.com", privateZone: true },
                { name: "example.com", privateZone: false },
            ],
        ],
        [
            "of an id, called what its hosts are inside",
            "zone: Z0123456789ABCDEFGHIJ, hosts: [a.x.example.com, '*.x.example.com', {name: b.example.org, zone: example.org}]",
            [
                { name: "x.example.com", id: "Z0123456789ABCDEFGHIJ", privateZone: false },
                { name: "example.org", privateZone: false },
            ],
        ],
        [
            "in the account of the role",
            "dnsRole: { arn: 'arn:aws:iam::999988887777:role/dns' }",
            [{ name: "example.com", privateZone: false, accountId: "999988887777" }],
        ],
    ])("has the zones that it names: %s", (_, keys, zones) => {
        const edge = keys.startsWith("zone:") ? keys : `zone: example.com, ${keys}`;
        expect(accountOfEdge(edge).zones).toEqual(zones);
    });

    it("has no zones where the stack makes no records", () => {
        expect(accountOfEdge("dns: none, hosts: [example.com]").zones).toEqual([]);
    });
});

describe("the role that a stack is deployed with", () => {
    const platform = fileWith(
        "config: { mesh-edge:teams: { shop: { principals: [arn:a, arn:b] }, pay: {}, find: } }",
    );
    const roleOf = (config: string) => deployerOf(fileWith(`config: { ${config} }`), platform);

    it("is the first principal that the platform has for the team", () => {
        expect(roleOf("mesh-edge:platform: p, mesh-edge:team: shop")).toBe("arn:a");
    });

    it("is none where the platform names none, and for a stack of another kind", () => {
        expect(roleOf("mesh-edge:platform: p, mesh-edge:team: pay")).toBeUndefined();
        expect(roleOf("mesh-edge:platform: p, mesh-edge:team: find")).toBeUndefined();
        expect(roleOf("mesh-edge:platform: p, mesh-edge:team: other")).toBeUndefined();
        expect(roleOf("mesh-edge:team: shop")).toBeUndefined();
    });
});
