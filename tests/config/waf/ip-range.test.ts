import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { canonicalRange, ipVersion, isIpRange } from "../../../components/values/ip-range";

describe("isIpRange", () => {
    it.each(["192.0.2.0/24", "192.0.2.7/32", "2001:db8::/32", "::1/128", "::ffff:1.2.3.4/128"])(
        "takes %s",
        (range) => {
            expect(isIpRange(range)).toBe(true);
        },
    );

    it.each([
        "192.0.2.0",
        "192.0.2.0/33",
        "192.0.2/24",
        "0.0.0.0/0",
        "::/0",
        "2001:db8::/129",
        "fe80::1%eth0/64",
        "192.0.2.0/024",
        "192.0.2.0/24/24",
        "example.com/24",
    ])("takes no %s", (range) => {
        expect(isIpRange(range)).toBe(false);
    });
});

describe("canonicalRange", () => {
    it.each([
        ["192.0.2.7/24", "192.0.2.0/24"],
        ["192.0.2.7/32", "192.0.2.7/32"],
        ["2001:DB8:0:0:1::7/64", "2001:db8::/64"],
        ["2001:db8:ffff::/33", "2001:db8:8000::/33"],
        ["0:0:0:0:0:0:0:1/128", "::1/128"],
        ["::ffff:192.0.2.7/120", "::ffff:c000:200/120"],
    ])("writes %s as %s", (range, canonical) => {
        expect(canonicalRange(range)).toBe(canonical);
    });

    it("is a range of the same version, and its own canonical form", () => {
        const ranges = fc.oneof(
            fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 32 })),
            fc.tuple(fc.ipV6(), fc.integer({ min: 1, max: 128 })),
        );
        fc.assert(
            fc.property(ranges, ([address, prefix]) => {
                const canonical = canonicalRange(`${address}/${prefix}`);
                expect(isIpRange(canonical)).toBe(true);
                expect(ipVersion(canonical)).toBe(ipVersion(address));
                expect(canonicalRange(canonical)).toBe(canonical);
            }),
        );
    });
});
