import { formatRange, parseRange, rangeAt, sizeOf } from "../values/range";

/** Address ranges of one availability zone. */
export interface ZoneSubnets {
    availabilityZone: string;
    /** For the ALB and the NAT gateway: an eighth of a private range. */
    publicCidr: string;
    /** For nodes and pods: an eighth of the VPC. */
    privateCidr: string;
}

/**
 * Splits a VPC's range into a private and a public range a zone, by the zone's position.
 *
 * The private ranges fill the lower half of the VPC; the public ones lie at the start of the upper
 * half; the rest stays free. There is room for four zones, so one added later moves no other.
 * A /16 gives private /19 and public /22, a /21 private /24 and public /27.
 */
export function planSubnets(vpcCidr: string, availabilityZones: string[]): ZoneSubnets[] {
    const { version, first, prefix } = parseRange(vpcCidr);
    const upperHalf = first + sizeOf(version, prefix + 1);
    const part = (start: bigint, bits: number, index: number) =>
        formatRange(rangeAt(version, start + BigInt(index) * sizeOf(version, bits), bits));

    return availabilityZones.map((availabilityZone, index) => ({
        availabilityZone,
        privateCidr: part(first, prefix + 3, index),
        publicCidr: part(upperHalf, prefix + 6, index),
    }));
}
