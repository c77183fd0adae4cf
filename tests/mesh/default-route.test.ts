import { describe, expect, it } from "vitest";

import { defaultRouteSpec } from "../../components/mesh/default-route";

describe("defaultRouteSpec", () => {
    it("answers / of each host at the gateway itself and leaves all other paths to routes", () => {
        expect(defaultRouteSpec(["example.com", "*.example.com"])).toEqual({
            hosts: ["example.com", "*.example.com"],
            gateways: ["common-external-gateway"],
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
