import { formatCidr, parseCidr } from "../../../values/cidr";
import { formatCidr6, isIpv6, parseCidr6 } from "../../../values/cidr6";
import type { Problem } from "../../reading/problem";

/** What is wrong with a range, IPv4 or IPv6, that names an address in it instead of its first. */
export function canonicalBits(path: string, value: string): Problem[] {
    const { address, first, prefix } = isIpv6(value) ? parseCidr6(value) : parseCidr(value);
    if (address === first) return [];
    const meant =
        typeof first === "bigint" ? formatCidr6(first, prefix) : formatCidr(first, prefix);
    return [
        {
            path,
            value,
            rule: `must have only zeros after its first ${prefix} bits`,
            cure: `write "${meant}"`,
        },
    ];
}
