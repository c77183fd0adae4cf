import { describe, expect, it } from "vitest";

import { changesOf } from "../../../sandbox/cloud/provider/diff";
import { table } from "../../../sandbox/cloud/table";
import { annotated, Chain } from "./chain";

const VPC = "aws:ec2/vpc:Vpc";

describe("tags that are called as what every object inherits", () => {
    it("are on the load balancer", async () => {
        const chain = await Chain.upTo("ingress");
        await chain.make("ingress", (inputs) =>
            annotated(inputs, { tags: "constructor=a,toString=b" }),
        );
        const [balancer] = chain.cloud.world.all("aws:lb/loadBalancer:LoadBalancer");
        expect(balancer?.state["tags"]).toMatchObject({ constructor: "a", toString: "b" });
        await chain.close();
    });

    it("are added and taken away like any", () => {
        const row = table[VPC];
        const tagged = { tags: { constructor: "a" } };
        if (row === undefined) throw new Error(`no row for ${VPC}`);
        expect(changesOf(row, { tags: {} }, tagged)).toEqual([
            { path: "tags.constructor", kind: "add", replaces: false },
        ]);
        expect(changesOf(row, tagged, { tags: {} })).toEqual([
            { path: "tags.constructor", kind: "delete", replaces: false },
        ]);
    });
});
