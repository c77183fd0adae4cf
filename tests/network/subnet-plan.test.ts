import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { planSubnets } from "../../components/network/subnet-plan";

/** What the config accepts at most. */
const MAX_ZONES = 4;

const zonesOf = (count: number) => ["a", "b", "c", "d"].slice(0, count);

describe("planSubnets", () => {
    it("cuts a /16 into private /19 and public /22", () => {
        expect(planSubnets("10.40.0.0/16", zonesOf(4))).toEqual([
            { availabilityZone: "a", privateCidr: "10.40.0.0/19", publicCidr: "10.40.128.0/22" },
            { availabilityZone: "b", privateCidr: "10.40.32.0/19", publicCidr: "10.40.132.0/22" },
            { availabilityZone: "c", privateCidr: "10.40.64.0/19", publicCidr: "10.40.136.0/22" },
            { availabilityZone: "d", privateCidr: "10.40.96.0/19", publicCidr: "10.40.140.0/22" },
        ]);
    });

    it("cuts a /20 that does not begin at a round octet", () => {
        expect(planSubnets("172.31.240.0/20", zonesOf(3))).toEqual([
            {
                availabilityZone: "a",
                privateCidr: "172.31.240.0/23",
                publicCidr: "172.31.248.0/26",
            },
            {
                availabilityZone: "b",
                privateCidr: "172.31.242.0/23",
                publicCidr: "172.31.248.64/26",
            },
            {
                availabilityZone: "c",
                privateCidr: "172.31.244.0/23",
                publicCidr: "172.31.248.128/26",
            },
        ]);
    });

    it("cuts a /21, the smallest VPC, into private /24 and public /27, the least an ALB may have", () => {
        expect(planSubnets("192.168.8.0/21", zonesOf(2))).toEqual([
            { availabilityZone: "a", privateCidr: "192.168.8.0/24", publicCidr: "192.168.12.0/27" },
            {
                availabilityZone: "b",
                privateCidr: "192.168.9.0/24",
                publicCidr: "192.168.12.32/27",
            },
        ]);
    });

    it("works in the upper half of the address space, where 32-bit integers turn negative", () => {
        expect(planSubnets("203.0.0.0/16", zonesOf(1))).toEqual([
            { availabilityZone: "a", privateCidr: "203.0.0.0/19", publicCidr: "203.0.128.0/22" },
        ]);
    });

    it("keeps all subnets of any plan inside the VPC and apart from each other", () => {
        fc.assert(
            fc.property(vpcs, fc.integer({ min: 1, max: MAX_ZONES }), (vpc, count) => {
                const [first, last] = bounds(vpc);
                const ranges = planSubnets(vpc, zonesOf(count))
                    .flatMap((zone) => [zone.privateCidr, zone.publicCidr])
                    .map(bounds)
                    .sort(([a], [b]) => a - b);

                expect(ranges).toHaveLength(2 * count);
                ranges.reduce((end, [from, to]) => {
                    expect(from).toBeGreaterThan(end);
                    expect(to).toBeGreaterThan(from);
                    return to;
                }, first - 1);
                expect(ranges.at(-1)?.[1]).toBeLessThanOrEqual(last);
            }),
        );
    });

    it("moves no subnet when a zone is added", () => {
        fc.assert(
            fc.property(vpcs, fc.integer({ min: 1, max: MAX_ZONES - 1 }), (vpc, count) => {
                const larger = planSubnets(vpc, zonesOf(count + 1));
                expect(larger.slice(0, count)).toEqual(planSubnets(vpc, zonesOf(count)));
            }),
        );
    });
});

/** Any range that the config accepts: /16 to /21, host bits zero. */
const vpcs = fc
    .tuple(fc.integer({ min: 16, max: 21 }), fc.nat(2 ** 32 - 1))
    .map(([prefix, address]) => {
        const size = 2 ** (32 - prefix);
        const base = Math.floor(address / size) * size;
        const octets = [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(base / unit) % 256);
        return `${octets.join(".")}/${prefix}`;
    });

/** First and last address of a range, as numbers; fails where the range has host bits. */
function bounds(cidr: string): [number, number] {
    const [, address = "", prefix] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(cidr) ?? [];
    const first = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
    const size = 2 ** (32 - Number(prefix));
    expect(first % size).toBe(0);
    return [first, first + size - 1];
}
