import { formatCidr, parseCidr, sizeOf } from "../values/cidr";

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
    const { first, prefix } = parseCidr(vpcCidr);
    const privatePrefix = prefix + 3;
    const publicPrefix = prefix + 6;
    const upperHalf = first + sizeOf(prefix + 1);

    return availabilityZones.map((availabilityZone, index) => ({
        availabilityZone,
        privateCidr: formatCidr(first + index * sizeOf(privatePrefix), privatePrefix),
        publicCidr: formatCidr(upperHalf + index * sizeOf(publicPrefix), publicPrefix),
    }));
}
