import { isIPv4, isIPv6 } from "node:net";

/** Whether a text is an address with the length of its network. */
export function isCidr(text: string): boolean {
    const [address = "", bits = "", ...rest] = text.trim().split("/");
    const size = bitsOf(address) ?? -1;
    return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= size;
}

/** What to write for a text that is no CIDR block: a lone address is meant as itself. */
export function cidrCure(text: string): string {
    const size = bitsOf(text);
    return size === undefined ? "write for example 203.0.113.0/24" : `write ${text}/${size}`;
}

function bitsOf(address: string): number | undefined {
    if (isIPv4(address)) return 32;
    return isIPv6(address) ? 128 : undefined;
}
