import { typeOf } from "../../../sandbox/state/urn";
import { afterEach, describe, expect, it } from "vitest";

import { Chain } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

/** A read as `pulumi import` does it: a name, and nothing in the state. */
async function imported(name: string, id: string) {
    const thing = chain.thing(name);
    return await chain.provider(typeOf(thing.urn)).read({ ...thing, id });
}

describe("an import", () => {
    it("takes the names of the registry where they aren't the ids", async () => {
        chain = await Chain.upTo("cluster-role");
        const [table, subnet] = [chain.id("public-table"), chain.id("public-a")];
        const route = await imported("public-route", `${table}_0.0.0.0/0`);
        expect(route).toMatchObject({
            id: chain.id("public-route"),
            inputs: { routeTableId: table },
        });
        const association = await imported("public-a-table", `${subnet}/${table}`);
        expect(association.id).toBe(chain.id("public-a-table"));
    });

    it("finds nothing under a name that nothing has", async () => {
        chain = await Chain.upTo("cluster-role");
        expect((await imported("public-route", "rtb-0_0.0.0.0/0")).id).toBe("");
    });
});

describe("a second creation", () => {
    it("takes over what AWS takes over", async () => {
        chain = await Chain.upTo("cluster");
        await chain.make("cluster-policy");
        const type = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
        const ofRole = chain.cloud.world
            .all(type)
            .filter(({ inputs }) => inputs["role"] === chain.id("cluster-role"));
        expect(ofRole).toHaveLength(1);
    });
});
