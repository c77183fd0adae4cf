import { afterEach, describe, expect, it } from "vitest";

import { Chain } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

const running = (version: string) => chain.update("cluster", (i) => ({ ...i, version }));

describe("a cluster's version", () => {
    it("goes up one minor at a time, and back to the one before", async () => {
        chain = await Chain.upTo("node-role");
        await running("1.36");
        await running("1.35");
        expect(chain.output("cluster", "version")).toBe("1.35");
    });

    it.each(["1.37", "1.33"])("doesn't go from 1.35 to %s", async (version) => {
        chain = await Chain.upTo("node-role");
        await expect(running(version)).rejects.toThrow(
            `InvalidParameterException: Unsupported Kubernetes minor version update from 1.35 to ${version}`,
        );
    });
});
