import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { accountOf } from "../../sandbox/account";

function accountWith(edge: string) {
    const file = join(mkdtempSync(join(tmpdir(), "account-")), "Pulumi.test.yaml");
    writeFileSync(file, `config:\n    mesh-edge:edge: { zone: example.com, ${edge} }\n`);
    return accountOf(file);
}

describe("the account of a stack file", () => {
    it("has the quota that the file says AWS has raised, or AWS's own", () => {
        expect(accountWith("inboundRuleQuota: 200").inboundRuleQuota).toBe(200);
        expect(accountWith("hosts: [example.com]").inboundRuleQuota).toBeUndefined();
    });
});
