import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formatCidr6, isIpv6, parseCidr6 } from "../../components/values/cidr6";

describe("parseCidr6 and formatCidr6", () => {
    it.each([
        ["2001:db8::/32", "2001:db8::/32"],
        ["::/0", "::/0"],
        ["::1/128", "::1/128"],
        ["2001:DB8:0:0:1:0:0:0/80", "2001:db8:0:0:1::/80"],
        ["2001:0db8:0000:0001::/64", "2001:db8:0:1::/64"],
        ["1:2:3:4:5:6:7:8/128", "1:2:3:4:5:6:7:8/128"],
        ["2001:db8::1:0:0:1/128", "2001:db8::1:0:0:1/128"],
        ["::ffff:192.0.2.0/120", "::ffff:c000:200/120"],
    ])("read %s and write it as %s", (text, expected) => {
        const { first, prefix } = parseCidr6(text);
        expect(formatCidr6(first, prefix)).toBe(expected);
    });

    it("cut the host bits off", () => {
        const { address, first, prefix } = parseCidr6("2001:db8:0:1::1/48");
        expect(address).not.toBe(first);
        expect(formatCidr6(first, prefix)).toBe("2001:db8::/48");
    });

    it("agree on every address", () => {
        fc.assert(
            fc.property(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), (address) => {
                expect(parseCidr6(formatCidr6(address, 128)).address).toBe(address);
            }),
        );
        fc.assert(
            fc.property(fc.ipV6(), (text) => {
                const { address } = parseCidr6(`${text}/128`);
                expect(parseCidr6(formatCidr6(address, 128)).address).toBe(address);
            }),
        );
    });

    it("refuse what is no range", () => {
        expect(() => parseCidr6("2001:db8::")).toThrow("2001:db8:: is not an IPv6 range");
        expect(() => parseCidr6("10.0.0.0/8")).toThrow(RangeError);
        expect(() => parseCidr6("")).toThrow(RangeError);
    });
});

it("isIpv6 tells the families apart", () => {
    expect(["10.0.0.0/8", "::/0"].map(isIpv6)).toEqual([false, true]);
});
