import { describe, expect, it } from "vitest";

import { UNKNOWN, withParts } from "../../../components/config/reading/unknown";
import { repeated } from "../../../components/config/rules/repeated";
import { valuesAt } from "../../../components/config/rules/values-at";

describe("repeated", () => {
    const entry = (name: unknown, index: number) =>
        withParts({ index }, [["name", name]]) as { index: number; name: string | undefined };
    const indices = (names: readonly unknown[]) =>
        repeated(names.map(entry), ({ name }) => name).map(([later, first]) => [
            later.index,
            first.index,
        ]);

    it("pairs each later entry with the first that is the same", () => {
        expect(indices(["a", "b", "a", "c", "a", "b"])).toEqual([
            [2, 0],
            [4, 0],
            [5, 1],
        ]);
        expect(indices(["a", "b", "c"])).toEqual([]);
    });

    it("tells a number from the text of it", () => {
        expect(indices([1, "1"])).toEqual([]);
    });

    it("takes no entry without a name, or with one that isn't known, for the same as another", () => {
        expect(indices([undefined, undefined])).toEqual([]);
        expect(indices([UNKNOWN, UNKNOWN, "a", UNKNOWN, "a"])).toEqual([[4, 2]]);
    });
});

describe("valuesAt", () => {
    const config = {
        edge: {
            hosts: ["shop.example.com", { name: "api.example.com" }],
            paths: withParts({ docs: { hosts: ["a.example.com"] }, blog: {} }, [["old", UNKNOWN]]),
            certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/0a",
        },
        routes: { "shop.example.com": { rules: [{ name: "shop" }] } },
    };

    it("has the one value at a path of keys", () => {
        expect(valuesAt(config, "edge.certificateArn")).toEqual([
            ["edge.certificateArn", "arn:aws:acm:eu-west-1:111122223333:certificate/0a"],
        ]);
    });

    it("has one at each entry of a list or of a map for a star, as far as it is known", () => {
        expect(valuesAt(config, "edge.hosts.*")).toEqual([
            ["edge.hosts[0]", "shop.example.com"],
            ["edge.hosts[1]", { name: "api.example.com" }],
        ]);
        expect(valuesAt(config, "edge.paths.*.hosts")).toEqual([
            ["edge.paths.docs.hosts", ["a.example.com"]],
        ]);
        expect(valuesAt(config, "routes.*.rules.*.name")).toEqual([
            ['routes["shop.example.com"].rules[0].name', "shop"],
        ]);
    });

    it("has none where there is nothing, or a word in the place of a map", () => {
        expect(valuesAt(config, "waf.allowAddresses")).toEqual([]);
        expect(valuesAt(config, "edge.certificateArn.*")).toEqual([]);
        expect(valuesAt(config, "edge.toString")).toEqual([]);
    });

    it("has none where the value isn't known", () => {
        const edge = withParts({}, [["hosts", UNKNOWN]]);
        expect(valuesAt({ edge }, "edge.hosts")).toEqual([]);
        expect(valuesAt({ edge }, "edge.hosts.*")).toEqual([]);
    });
});
