import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseRange } from "../../components/values/range";
import { ipv6Subnet } from "../../components/network/ipv6-plan";

describe("ipv6Subnet", () => {
    it.each([
        ["2001:db8:12:3400::/56", 0, "2001:db8:12:3400::/64"],
        ["2001:db8:12:3400::/56", 3, "2001:db8:12:3403::/64"],
        ["2001:db8:12:3400::/56", 255, "2001:db8:12:34ff::/64"],
        ["2a05:d018:0:100::/56", 1, "2a05:d018:0:101::/64"],
        ["2a05:d018::/56", 0, "2a05:d018::/64"],
    ])("gives of %s subnet %i the range %s", (range, index, expected) => {
        expect(ipv6Subnet(range, index)).toBe(expected);
    });

    it("gives every subnet a /64 of its own inside the VPC's range", () => {
        const ranges = Array.from({ length: 256 }, (_, index) =>
            parseRange(ipv6Subnet("2001:db8:12:3400::/56", index)),
        );
        const { first } = parseRange("2001:db8:12:3400::/56");
        expect(new Set(ranges.map((range) => range.first)).size).toBe(256);
        expect(ranges.every((range) => range.first >> 72n === first >> 72n)).toBe(true);
    });

    it.each([-1, 256])("has no subnet %i", (index) => {
        expect(() => ipv6Subnet("2001:db8:12:3400::/56", index)).toThrow(
            `2001:db8:12:3400::/56 has no IPv6 range for subnet ${index}`,
        );
    });

    it("has no subnet beyond the range, and none in a range that is not EC2's", () => {
        fc.assert(
            fc.property(fc.integer({ min: 256 }), (index) => {
                expect(() => ipv6Subnet("2001:db8:12:3400::/56", index)).toThrow(RangeError);
            }),
        );
        expect(() => ipv6Subnet("2001:db8::/48", 0)).toThrow("2001:db8::/48 has no IPv6 range");
        expect(() => ipv6Subnet("", 0)).toThrow("is not an IPv4 or IPv6 range");
    });
});
