import { afterEach, describe, expect, it } from "vitest";

import type { FaultPlan } from "../../../sandbox/cloud/options";
import { Chain } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

describe("a fault", () => {
    it("refuses once, and the next try goes through", async () => {
        const faults: FaultPlan = [
            { op: "create", urn: "::vpc", kind: "throttle" },
            { op: "delete", urn: "::vpc", kind: "fail" },
        ];
        chain = await Chain.start({ faults });
        await expect(chain.make("vpc")).rejects.toThrow("ThrottlingException: Rate exceeded");
        await chain.make("vpc");
        await expect(chain.remove("vpc")).rejects.toThrow("InternalFailure");
        await chain.remove("vpc");
        expect(chain.cloud.world.log.map(({ op, error }) => [op, error !== undefined])).toEqual([
            ["create", true],
            ["create", false],
            ["delete", true],
            ["delete", false],
        ]);
    });

    it("may lose the answer to what has happened", async () => {
        const faults: FaultPlan = [{ op: "create", urn: "::vpc", nth: 2, kind: "lost" }];
        chain = await Chain.start({ faults });
        await chain.make("vpc");
        await expect(chain.make("vpc")).rejects.toThrow("EOF");
        expect(chain.cloud.world.all("aws:ec2/vpc:Vpc")).toHaveLength(2);
    });

    it("may be put in while the cloud runs", async () => {
        const faults: FaultPlan = [];
        chain = await Chain.start({ faults });
        faults.push({ op: "create", urn: "::vpc", kind: "fail" });
        await expect(chain.make("vpc")).rejects.toThrow("InternalFailure");
    });
});

describe("virtual time", () => {
    it("moves from event to event: what runs side by side takes the longest of both", async () => {
        chain = await Chain.start({ quietMs: 5 });
        const started = Date.now();
        await Promise.all([chain.make("vpc"), chain.make("eip")]);
        await chain.make("igw");
        expect(chain.cloud.world.log.map(({ name, start, end }) => [name, start, end])).toEqual([
            ["vpc", 0, 12],
            ["eip", 0, 1],
            ["igw", 12, 13],
        ]);
        expect(Date.now() - started).toBeLessThan(2000);
    });

    it("runs at the scale that is asked for", async () => {
        chain = await Chain.start({ timeScale: 0.01 });
        const started = Date.now();
        await chain.make("vpc");
        expect(Date.now() - started).toBeGreaterThanOrEqual(119);
        expect(chain.cloud.world.log[0]?.end).toBeGreaterThanOrEqual(12);
    });
});
