import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { hostName } from "../../components/config/sections/fields";
import { defaultRouteName, defaultRouteSpec } from "../../components/mesh/default-route";

describe("defaultRouteSpec", () => {
    it("answers / of its host at the gateway itself and leaves all other paths to routes", () => {
        expect(defaultRouteSpec("*.example.com")).toEqual({
            hosts: ["*.example.com"],
            gateways: ["common-external-gateway"],
            exportTo: ["."],
            http: [
                {
                    match: [{ uri: { exact: "/" } }],
                    directResponse: {
                        status: 200,
                        body: { string: "The entrance works. No service is routed here yet.\n" },
                    },
                },
            ],
        });
    });
});

describe("defaultRouteName", () => {
    it.each([
        ["shop.example.com", "default-route.shop.example.com"],
        ["*.example.com", "default-route-wildcard.example.com"],
        ["wildcard.example.com", "default-route.wildcard.example.com"],
        [
            `${"a.".repeat(115)}example.com`,
            "default-route-ca434bed6a751e029d8f0d312082efd3682d1d84bf0bfba78b9aabc0745b6333",
        ],
    ])("of %s is %s", (host, name) => {
        expect(defaultRouteName(host)).toBe(name);
    });

    it("is a valid one for every host that the config takes, and no other host's", () => {
        const label = fc.stringMatching(/^(wildcard|[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$/);
        const host = fc
            .tuple(fc.boolean(), fc.array(label, { minLength: 1, maxLength: 4 }))
            .map(([wildcard, labels]) => `${wildcard ? "*." : ""}${labels.join(".")}.example.com`)
            .filter((name) => hostName.safeParse(name).success);
        fc.assert(
            fc.property(fc.uniqueArray(host, { minLength: 1, maxLength: 20 }), (hosts) => {
                const names = hosts.map(defaultRouteName);
                expect(new Set(names).size).toBe(hosts.length);
                for (const name of names) {
                    expect(name.length).toBeLessThanOrEqual(253);
                    expect(name).toMatch(
                        /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
                    );
                }
            }),
        );
    });
});
