import { describe, expect, it } from "vitest";

import { audit } from "../../cli/maintain/soak/audit";

const vpc = { type: "vpc", id: "vpc-1" };
const made = { ...vpc, owner: "urn:vpc", ofProgram: true };
const balancer = { type: "alb", id: "alb-1", owner: "ingress:edge", ofProgram: false };

describe("the account against the state", () => {
    it("is clean where both have the same, besides what a controller made", () => {
        expect(audit([made, balancer], [vpc])).toEqual({
            orphans: [],
            duplicates: [],
            missing: [],
        });
    });

    it("has an orphan where the state doesn't know a thing", () => {
        expect(audit([made], []).orphans).toEqual(["vpc vpc-1"]);
    });

    it("has a duplicate where two are there for one, a controller's too", () => {
        const twice = [made, { ...made, id: "vpc-2" }, balancer, { ...balancer, id: "alb-2" }];
        expect(audit(twice, [vpc]).duplicates).toEqual(["urn:vpc", "ingress:edge"]);
    });

    it("lacks what only the state has", () => {
        expect(audit([], [vpc]).missing).toEqual(["vpc vpc-1"]);
    });

    it("doesn't take things that nobody made for one another", () => {
        const crds = ["a", "b"].map((id) => ({ type: "crd", id, owner: "", ofProgram: false }));
        expect(audit(crds, [])).toEqual({ orphans: [], duplicates: [], missing: [] });
    });
});
