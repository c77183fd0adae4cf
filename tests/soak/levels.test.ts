import { describe, expect, it } from "vitest";

import { levels } from "../../cli/maintain/soak/levels";

const node = (urn: string, ...dependencies: string[]) => ({
    urn,
    parent: "",
    provider: "",
    dependencies,
    propertyDependencies: {},
});

describe("levels", () => {
    it("put together what doesn't wait for each other", () => {
        const nodes = [
            node("vpc"),
            node("key"),
            node("subnet", "vpc"),
            node("nat", "subnet", "key"),
        ];
        expect(levels(nodes)).toEqual([["vpc", "key"], ["subnet"], ["nat"]]);
    });

    it("count parents, providers and the dependencies of single properties", () => {
        const nodes = [
            node("component"),
            { ...node("provider"), parent: "component" },
            { ...node("release"), provider: "provider::0a1b" },
            { ...node("record"), propertyDependencies: { name: ["release"] } },
        ];
        expect(levels(nodes)).toEqual([["component"], ["provider"], ["release"], ["record"]]);
    });
});
