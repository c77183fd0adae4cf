import { isIPv4, isIPv6 } from "node:net";

/** Whether a text is an address with the length of its network. */
export function isCidr(text: string): boolean {
    const [address = "", bits = "", ...rest] = text.trim().split("/");
    const size = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
    return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= size;
}
