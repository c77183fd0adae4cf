import { describe, expect, it } from "vitest";

import { fixedNetwork } from "../../components/network/fixed-network";

const BEFORE = { cidr: "10.0.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"] };
const paths = (after: Partial<typeof BEFORE>, before: Record<string, unknown> = BEFORE) =>
    fixedNetwork(before, { ...BEFORE, ...after }).map(({ path }) => path);

describe("a live network", () => {
    it("says what must stay, why, and the two ways out", () => {
        expect(fixedNetwork(BEFORE, { ...BEFORE, cidr: "10.1.0.0/16" })).toEqual([
            {
                path: "network.cidr",
                value: "10.1.0.0/16",
                rule: 'must stay "10.0.0.0/16" while the stack stands: nothing in a VPC can move to another one',
                cure: "write that again, or destroy the stack, change it, and bring it up",
            },
        ]);
    });

    it.each([
        ["the order of zones", ["eu-west-1b", "eu-west-1a"], [0, 1]],
        ["another zone in the place of one", ["eu-west-1a", "eu-west-1c"], [1]],
        ["a zone before the others", ["eu-west-1c", "eu-west-1a", "eu-west-1b"], [0, 1]],
        ["a zone taken out before others", ["eu-west-1b"], [0]],
    ])("can't change %s", (_, availabilityZones, places) => {
        expect(paths({ availabilityZones })).toEqual(
            places.map((place) => `network.availabilityZones[${place}]`),
        );
    });

    it.each([
        ["stays as it is", BEFORE.availabilityZones],
        ["gets a zone at the end", [...BEFORE.availabilityZones, "eu-west-1c"]],
        ["loses the last zone", ["eu-west-1a"]],
    ])("takes an edit after which it %s", (_, availabilityZones) => {
        expect(paths({ availabilityZones })).toEqual([]);
    });

    it("may be anything where it isn't known what it was", () => {
        expect(paths({ cidr: "10.1.0.0/16" }, {})).toEqual([]);
    });
});
