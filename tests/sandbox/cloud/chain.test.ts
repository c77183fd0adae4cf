import { afterEach, describe, expect, it } from "vitest";

import { Chain, STEPS } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

describe("the chain from a VPC to an alias record", () => {
    it("goes up in order and down in the opposite one, to an empty account", async () => {
        chain = await Chain.start();
        for (const name of Object.keys(STEPS)) await chain.make(name);
        expect(chain.output("ingress", "status.loadBalancer.ingress.0.hostname")).toMatch(
            /^edge-\d+\.eu-west-1\.elb\.amazonaws\.com$/,
        );
        expect(chain.cloud.warnings()).toEqual([]);

        for (const name of Object.keys(STEPS).reverse()) await chain.remove(name);
        expect(chain.cloud.world.all().map(({ type }) => type)).toEqual(["aws:route53/zone:Zone"]);
    });

    it("is the same after the world was saved and restored", async () => {
        chain = await Chain.upTo("");
        const world = chain.cloud.world.snapshot();
        await chain.close();

        chain = await Chain.start({ world: JSON.parse(JSON.stringify(world)) });
        expect(chain.cloud.world.snapshot()).toEqual(world);
    });
});
