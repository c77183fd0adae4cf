import { describe, expect, it } from "vitest";

import { instanceTypesExist } from "../../../components/config/rules/instance-types";
import { nodesHoldMesh } from "../../../components/config/rules/node-capacity";

const context = { region: "eu-west-1", stack: "test", isGiven: () => true };
const of = (groups: Record<string, [types: string[], desiredSize: number]>) => ({
    cluster: {
        nodeGroups: Object.fromEntries(
            Object.entries(groups).map(([name, [instanceTypes, desiredSize]]) => [
                name,
                { arch: "x86_64" as const, instanceTypes, desiredSize },
            ]),
        ),
    },
});

describe("nodesHoldMesh", () => {
    it.each<[types: string[], desiredSize: number]>([
        [["t3.micro"], 100],
        [["t4g.small"], 4],
        [["c6g.medium"], 4],
        [["a1.medium"], 4],
        [["t3.medium"], 1],
        [["m7g.medium"], 1],
        [["c7i.large"], 1],
    ])("refuses %j, %i of them", (types, desiredSize) => {
        expect(nodesHoldMesh(of({ main: [types, desiredSize] }), context)).toHaveLength(1);
    });

    it.each<[types: string[], desiredSize: number]>([
        [["t3.medium"], 2],
        [["m7g.medium"], 2],
        [["c7i.large"], 2],
        [["t3.large"], 1],
        [["c5n.large"], 1],
        [["t3.small", "m7i.large"], 1],
        [["z9.large"], 1],
    ])("takes %j, %i of them", (types, desiredSize) => {
        expect(nodesHoldMesh(of({ main: [types, desiredSize] }), context)).toEqual([]);
    });

    it("counts the room of all groups", () => {
        const small = ["t3.small"];
        expect(nodesHoldMesh(of({ a: [small, 3], b: [["t3.large"], 1] }), context)).toEqual([]);
        expect(
            nodesHoldMesh(of({ a: [["t3.medium"], 1], b: [["t3.medium"], 1] }), context),
        ).toEqual([]);
        expect(nodesHoldMesh(of({ a: [small, 3], b: [small, 3] }), context)).toHaveLength(1);
    });
});

describe("instanceTypesExist", () => {
    it("takes what a family has, and any size of a family that it doesn't know", () => {
        const types = ["m7i.large", "m7i.metal-24xl", "u-6tb1.metal", "m12x.large", "t3a.2xlarge"];
        expect(instanceTypesExist(of({ main: [types, 2] }), context)).toEqual([]);
    });

    it.each([
        ["m7i.larg", 'write "m7i.large"'],
        ["t3.2xl", 'write "t3.2xlarge"'],
        ["g5.huge", 'write "g5.xlarge"'],
    ])("%s: %s", (type, cure) => {
        expect(instanceTypesExist(of({ main: [[type], 2] }), context)).toMatchObject([{ cure }]);
    });
});
