import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, it } from "vitest";
import { parse } from "yaml";

import { edited, EDITS } from "../../cli/maintain/soak/edits";
import { CHECKOUT } from "../../sandbox/sandbox";

it("the soak's edits change the dev stack file, and keep whatever they don't name", () => {
    const before = readFileSync(join(CHECKOUT, "Pulumi.dev.yaml"), "utf8");
    const after = EDITS.reduce(edited, before);
    const { config } = parse(after) as { config: Record<string, Record<string, unknown>> };
    const old = (parse(before) as { config: Record<string, Record<string, unknown>> }).config;
    expect(config["mesh-edge:network"]).toMatchObject({
        cidr: old["mesh-edge:network"]?.cidr,
        natGateways: "one-per-zone",
        flowLogRetentionDays: 14,
    });
    expect(config["mesh-edge:edge"]).toMatchObject({ scheme: "internal", idleTimeoutSeconds: 120 });
    expect(EDITS.reduce(edited, `${before}encryptionsalt: v1:abc\n`)).toContain(
        "\nencryptionsalt: v1:abc",
    );
});
