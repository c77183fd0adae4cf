import { formatRange, parseRange, rangeAt } from "../values/range";

/** EC2 gives a VPC a /56 and takes a /64 for a subnet, no other. */
const SUBNET_PREFIX = 64;
const SUBNETS = 2 ** (SUBNET_PREFIX - 56);

/** The range of the n-th subnet of a VPC, by its position, so that one more moves no other. */
export function ipv6Subnet(vpcCidr: string, index: number): string {
    const { version, first, prefix } = parseRange(vpcCidr);
    if (prefix !== 56 || index < 0 || index >= SUBNETS) {
        throw new RangeError(`${vpcCidr} has no IPv6 range for subnet ${index}`);
    }
    return formatRange(rangeAt(version, first + (BigInt(index) << 64n), SUBNET_PREFIX));
}
