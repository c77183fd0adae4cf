import { isIPv4, isIPv6 } from "node:net";

import { formatCidr, parseCidr } from "./cidr";
import { formatCidr6, parseCidr6 } from "./cidr6";

export type IpVersion = "IPV4" | "IPV6";

/** A range of WAF's: IPv4 or IPv6 in CIDR form, anything but `/0`. */
export function isIpRange(text: string): boolean {
    const [address = "", prefix = "", ...rest] = text.split("/");
    if (rest.length > 0 || !/^[1-9]\d{0,2}$/.test(prefix)) {
        return false;
    }
    return isIPv4(address)
        ? Number(prefix) <= 32
        : isIPv6(address) && !address.includes("%") && Number(prefix) <= 128;
}

export function ipVersion(range: string): IpVersion {
    return range.includes(":") ? "IPV6" : "IPV4";
}

/** The range as WAF gives it back: host bits zero, IPv6 in the form of RFC 5952. */
export function canonicalRange(range: string): string {
    if (ipVersion(range) === "IPV4") {
        const { first, prefix } = parseCidr(range);
        return formatCidr(first, prefix);
    }
    const [address = "", prefix = ""] = range.split("/");
    const groups = groupsOf(address).map((group, index) => {
        const bits = Math.min(16, Math.max(0, Number(prefix) - index * 16));
        return group - (group % 2 ** (16 - bits));
    });
    return `${compressed(groups)}/${prefix}`;
}

/** Whether every address of a range is in another one. */
export function isInside(range: string, outer: string): boolean {
    if (ipVersion(range) !== ipVersion(outer)) return false;
    const [, prefix = ""] = outer.split("/");
    const [address = "", own = ""] = range.split("/");
    return (
        Number(own) >= Number(prefix) &&
        canonicalRange(`${address}/${prefix}`) === canonicalRange(outer)
    );
}

/** The two ranges of which another one, of more than one address, consists. */
export function halvesOf(range: string): [string, string] {
    if (ipVersion(range) === "IPV4") {
        const { first, prefix } = parseCidr(range);
        const half = prefix + 1;
        return [formatCidr(first, half), formatCidr(first + 2 ** (32 - half), half)];
    }
    const { first, prefix } = parseCidr6(range);
    const half = prefix + 1;
    return [formatCidr6(first, half), formatCidr6(first + 2n ** BigInt(128 - half), half)];
}

/** Eight numbers of 16 bits. The URL parser writes an IPv4 tail as groups, and all in lower case. */
function groupsOf(address: string): number[] {
    const [head = "", tail] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split("::");
    const numbers = (text: string) =>
        text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16));
    const before = numbers(head);
    const after = numbers(tail ?? "");
    return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function compressed(groups: readonly number[]): string {
    const address = groups.map((group) => group.toString(16)).join(":");
    return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}
