import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { contains, formatCidr, overlaps, parseCidr, sizeOf } from "../../components/values/cidr";

describe("parseCidr", () => {
    it.each([
        ["10.40.0.0/16", { address: 170393600, first: 170393600, last: 170459135, prefix: 16 }],
        ["10.40.1.7/16", { address: 170393863, first: 170393600, last: 170459135, prefix: 16 }],
        [
            "255.255.255.255/32",
            { address: 2 ** 32 - 1, first: 2 ** 32 - 1, last: 2 ** 32 - 1, prefix: 32 },
        ],
        ["0.0.0.0/0", { address: 0, first: 0, last: 2 ** 32 - 1, prefix: 0 }],
    ])("reads %s", (text, expected) => {
        expect(parseCidr(text)).toEqual(expected);
    });

    it.each(["10.40.0.0", "10.40.0/16", "x/8"])("refuses %s", (text) => {
        expect(() => parseCidr(text)).toThrow(`${text} is not an IPv4 range`);
    });

    it("reads what formatCidr writes", () => {
        const ranges = fc.tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }));
        fc.assert(
            fc.property(ranges, ([address, prefix]) => {
                const first = address - (address % sizeOf(prefix));
                expect(parseCidr(formatCidr(first, prefix))).toMatchObject({ first, prefix });
            }),
        );
    });
});

describe.each([
    ["10.0.0.0/8", "10.40.0.0/16", true, true],
    ["10.40.0.0/16", "10.0.0.0/8", true, false],
    ["10.40.0.0/16", "10.41.0.0/16", false, false],
    ["10.40.0.0/16", "10.40.0.0/16", true, true],
])("%s and %s", (a, b, doOverlap, doesContain) => {
    it(`overlap: ${String(doOverlap)}, the first holds the second: ${String(doesContain)}`, () => {
        expect(overlaps(parseCidr(a), parseCidr(b))).toBe(doOverlap);
        expect(contains(parseCidr(a), parseCidr(b))).toBe(doesContain);
    });
});
