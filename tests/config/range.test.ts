import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
    canonicalRange,
    contains,
    formatRange,
    ipVersion,
    isInside,
    isIpRange,
    overlaps,
    parseRange,
    rangeAt,
    sizeOf,
} from "../../components/values/range";

const ranges = fc.oneof(
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
    fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
);

describe("parseRange", () => {
    it.each([
        ["10.40.0.0/16", "IPV4", 170393600n, 170393600n, 170459135n, 16],
        ["10.40.1.7/16", "IPV4", 170393863n, 170393600n, 170459135n, 16],
        ["255.255.255.255/32", "IPV4", 4294967295n, 4294967295n, 4294967295n, 32],
        ["0.0.0.0/0", "IPV4", 0n, 0n, 4294967295n, 0],
        ["::1/128", "IPV6", 1n, 1n, 1n, 128],
        ["::1.2.3.4/120", "IPV6", 0x1020304n, 0x1020300n, 0x10203ffn, 120],
        ["1::/16", "IPV6", 1n << 112n, 1n << 112n, (2n << 112n) - 1n, 16],
    ])("reads %s", (text, version, address, first, last, prefix) => {
        expect(parseRange(text)).toEqual({ version, address, first, last, prefix });
    });

    it.each([
        ...["10.40.0.0", "10.40.0/16", "x/8", "", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/08"],
        ...["2001:db8::", "2001:db8::/129", "fe80::1%eth0/64", "1:2:3:4:5:6:7:8:9/64"],
    ])("refuses %j", (text) => {
        expect(() => parseRange(text)).toThrow(RangeError);
        expect(() => parseRange(text)).toThrow(`${text} is not an IPv4 or IPv6 range`);
    });

    it("reads what formatRange writes, of either family", () => {
        fc.assert(
            fc.property(ranges, ([address, prefix]) => {
                const range = parseRange(`${address}/${prefix}`);
                const { version, first, last } = range;
                expect(version).toBe(address.includes(":") ? "IPV6" : "IPV4");
                expect(last - first + 1n).toBe(sizeOf(version, prefix));
                expect(parseRange(formatRange(range))).toEqual({ ...range, address: first });
                expect(rangeAt(version, last, prefix).first).toBe(first);
            }),
        );
    });
});

describe("canonicalRange", () => {
    it.each([
        ["192.0.2.7/24", "192.0.2.0/24"],
        ["192.0.2.7/32", "192.0.2.7/32"],
        ["::/0", "::/0"],
        ["2001:DB8:0:0:1::7/64", "2001:db8::/64"],
        ["2001:DB8:0:0:1:0:0:0/80", "2001:db8:0:0:1::/80"],
        ["2001:db8:ffff::/33", "2001:db8:8000::/33"],
        ["2001:0db8:0000:0001::/64", "2001:db8:0:1::/64"],
        ["2001:db8:0:1::1/48", "2001:db8::/48"],
        ["2001:db8::1:0:0:1/128", "2001:db8::1:0:0:1/128"],
        ["1:2:3:4:5:6:7:8/128", "1:2:3:4:5:6:7:8/128"],
        ["0:0:0:0:0:0:0:1/128", "::1/128"],
        ["::ffff:192.0.2.7/120", "::ffff:c000:200/120"],
    ])("writes %s as %s", (range, canonical) => {
        expect(canonicalRange(range)).toBe(canonical);
    });
});

describe("isIpRange", () => {
    it.each(["192.0.2.0/24", "192.0.2.7/32", "2001:db8::/32", "::1/128", "::ffff:1.2.3.4/128"])(
        "takes %s",
        (range) => {
            expect(isIpRange(range)).toBe(true);
        },
    );

    it.each(["0.0.0.0/0", "::/0", "192.0.2.0", "192.0.2/24", "192.0.2.0/024", "example.com/24"])(
        "takes no %s",
        (range) => {
            expect(isIpRange(range)).toBe(false);
        },
    );
});

it("ipVersion tells the families apart", () => {
    expect(["10.0.0.0/8", "::/0"].map(ipVersion)).toEqual(["IPV4", "IPV6"]);
});

describe.each([
    ["10.0.0.0/8", "10.40.0.0/16", true, true],
    ["10.40.0.0/16", "10.0.0.0/8", true, false],
    ["10.40.0.0/16", "10.41.0.0/16", false, false],
    ["10.40.0.0/16", "10.40.0.0/16", true, true],
    ["2001:db8::/32", "2001:db8:1::/48", true, true],
    ["::/0", "10.0.0.0/8", false, false],
    ["0.0.0.0/0", "::1/128", false, false],
])("%s and %s", (a, b, doOverlap, doesContain) => {
    it(`overlap: ${String(doOverlap)}, the first holds the second: ${String(doesContain)}`, () => {
        expect(overlaps(parseRange(a), parseRange(b))).toBe(doOverlap);
        expect(contains(parseRange(a), parseRange(b))).toBe(doesContain);
        expect(isInside(b, a)).toBe(doesContain);
    });
});
