import { describe, expect, it } from "vitest";

import { removalRefusal, usedVersions } from "../../components/mesh/routes/used-versions";
import { CART, rulesWith, serviceWith } from "./routes-args";

describe("usedVersions", () => {
    it("are those of backends and of mirrors, each once, in an order of their own", () => {
        const rules = rulesWith(
            {
                name: "a",
                backendRefs: [
                    { ...CART, version: "v2" },
                    { ...CART, version: "v1" },
                ],
            },
            {
                name: "b",
                backendRefs: [CART],
                filters: { requestMirror: { backendRef: { ...CART, version: "v2" } } },
            },
        );
        expect(usedVersions({ "shop.example.com": { allowFaults: false, rules } })).toEqual([
            "shop/cart v1",
            "shop/cart v2",
        ]);
    });
});

describe("removalRefusal", () => {
    const services = { "shop/cart": serviceWith({ versions: { v1: { version: "v1" } } }) };

    it("names each version that routes use, and the two updates", () => {
        expect(removalRefusal(["shop/cart v1", "shop/cart v2", "shop/cart v3"], services)).toBe(
            [
                "Refused, and nothing was changed: routes that stand still use what this update would take away, and would answer 503 for a moment.",
                "  - shop/cart, version v2",
                "  - shop/cart, version v3",
                "Do it in two updates: first take it out of mesh-edge:routes alone and run `pulumi up`; then take it out of mesh-edge:services.",
            ].join("\n"),
        );
    });

    it("lets a service go as a whole: its DestinationRule is deleted after the routes have changed", () => {
        expect(removalRefusal(["shop/search v1"], services)).toBeUndefined();
    });

    it("has nothing against versions that stay, or that nothing uses", () => {
        expect(removalRefusal(["shop/cart v1"], services)).toBeUndefined();
        expect(removalRefusal([], { "shop/cart": serviceWith({}) })).toBeUndefined();
    });
});
