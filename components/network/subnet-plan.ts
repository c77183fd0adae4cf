/** Address ranges of one availability zone. */
export interface ZoneSubnets {
    availabilityZone: string;
    /** For the ALB and the NAT gateway: an eighth of a private range. */
    publicCidr: string;
    /** For nodes and pods: an eighth of the VPC. */
    privateCidr: string;
}

/** Zones for which the plan keeps room, so that a zone added later moves no other. */
export const MAX_ZONES = 4;

/**
 * Splits a VPC's range into a private and a public range a zone, by the zone's position.
 *
 * The private ranges fill the lower half of the VPC; the public ones lie at the start of the upper
 * half; the rest stays free. A /16 gives private /19 and public /22, a /21 private /24 and public /27.
 */
export function planSubnets(vpcCidr: string, availabilityZones: string[]): ZoneSubnets[] {
    const { base, prefix } = parseCidr(vpcCidr);
    const privatePrefix = prefix + 3;
    const publicPrefix = prefix + 6;
    const upperHalf = base + 2 ** (31 - prefix);

    return availabilityZones.map((availabilityZone, index) => ({
        availabilityZone,
        privateCidr: formatCidr(base + index * 2 ** (32 - privatePrefix), privatePrefix),
        publicCidr: formatCidr(upperHalf + index * 2 ** (32 - publicPrefix), publicPrefix),
    }));
}

function parseCidr(cidr: string): { base: number; prefix: number } {
    const [address = "", prefix] = cidr.split("/");
    const base = address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
    return { base, prefix: Number(prefix) };
}

function formatCidr(base: number, prefix: number): string {
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
    return `${octets.join(".")}/${prefix}`;
}
