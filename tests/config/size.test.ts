import { describe, expect, it } from "vitest";

import { configWith, loaded, problemsOf } from "../support/config";

const ranges = (count: number) =>
    Array.from({ length: count }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);

describe("the size of a config", () => {
    it("is what Linux takes in the environment variable in which Pulumi hands it over", () => {
        expect(problemsOf(configWith({ "waf.denyAddresses": ranges(9_000) }))).toEqual([
            {
                path: "mesh-edge:waf.denyAddresses",
                value: "9000 entries",
                rule: "must be shorter, so that the config as a whole has 131072 bytes at most, not 165060: Linux takes no more in the environment variable in which Pulumi hands it over",
                cure: "write fewer or wider ranges, or shorter texts",
            },
        ]);
    });

    it("leaves room for thousands of ranges", () => {
        const denyAddresses = ranges(5_000);
        expect(loaded(configWith({ "waf.denyAddresses": denyAddresses })).waf).toMatchObject({
            denyAddresses,
        });
    });
});
