import { describe, expect, it } from "vitest";

import { byLevel } from "../../cli/maintain/soak/plans";
import { dependenciesOf, type GraphResource, levelsOf } from "../../sandbox/state/dependencies";

const node = (urn: string, ...dependencies: string[]) => ({ urn, custom: true, dependencies });
const levels = (nodes: GraphResource[], ...urns: string[]) =>
    byLevel(urns, levelsOf(dependenciesOf(nodes)));

describe("levels", () => {
    it("put together what doesn't wait for each other", () => {
        const nodes = [
            node("vpc"),
            node("key"),
            node("subnet", "vpc"),
            node("nat", "subnet", "key"),
        ];
        expect(levels(nodes, "vpc", "key", "subnet", "nat")).toEqual([
            ["vpc", "key"],
            ["subnet"],
            ["nat"],
        ]);
    });

    it("count parents, providers and the dependencies of single properties", () => {
        const nodes = [
            { urn: "component" },
            { ...node("provider"), parent: "component" },
            { ...node("release"), provider: "provider::0a1b" },
            { ...node("record"), propertyDependencies: { name: ["release"] } },
        ];
        expect(levels(nodes, "release", "provider", "component", "record")).toEqual([
            ["component"],
            ["provider"],
            ["release"],
            ["record"],
        ]);
    });

    it("put what waits for a component after what is in it", () => {
        const nodes = [
            { urn: "network" },
            { ...node("vpc"), parent: "network" },
            node("cluster", "network"),
        ];
        expect(levels(nodes, "vpc", "cluster")).toEqual([["vpc"], ["cluster"]]);
    });
});
