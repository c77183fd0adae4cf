import { isIPv4, isIPv6 } from "node:net";

export type IpVersion = "IPV4" | "IPV6";

/** A range of IPv4 or IPv6 addresses, as numbers. */
export interface Range {
    version: IpVersion;
    /** The address as written, host bits included. */
    address: bigint;
    first: bigint;
    last: bigint;
    prefix: number;
}

const BITS = { IPV4: 32, IPV6: 128 } as const;

/**
 * Reads a range such as `10.40.0.0/16` or `2001:db8::/56`.
 * @throws {RangeError} if the text is none.
 */
export function parseRange(text: string): Range {
    const [address = "", prefix = "", ...rest] = text.split("/");
    const version = ipVersion(address);
    const isAddress =
        version === "IPV4" ? isIPv4(address) : /^[^%]+$/.test(address) && isIPv6(address);
    if (
        !isAddress ||
        rest.length > 0 ||
        !/^(0|[1-9]\d{0,2})$/.test(prefix) ||
        +prefix > BITS[version]
    ) {
        throw new RangeError(`${text} is not an IPv4 or IPv6 range`);
    }
    return rangeAt(
        version,
        version === "IPV4" ? number4(address) : number6(address),
        Number(prefix),
    );
}

/** The range of a prefix in which an address is. */
export function rangeAt(version: IpVersion, address: bigint, prefix: number): Range {
    const size = sizeOf(version, prefix);
    const first = address - (address % size);
    return { version, address, first, last: first + size - 1n, prefix };
}

/** How many addresses a range of this prefix has. */
export function sizeOf(version: IpVersion, prefix: number): bigint {
    return 1n << BigInt(BITS[version] - prefix);
}

/** A range from its first address, as AWS gives it back: IPv6 in the form of RFC 5952. */
export function formatRange({ version, first, prefix }: Range): string {
    const part = version === "IPV4" ? 8 : 16;
    const parts = Array.from({ length: BITS[version] / part }, (_, index) =>
        BigInt.asUintN(part, first >> BigInt(BITS[version] - part * (index + 1))),
    );
    return version === "IPV4"
        ? `${parts.join(".")}/${prefix}`
        : `${canonical6(parts.map((group) => group.toString(16)).join(":"))}/${prefix}`;
}

export function canonicalRange(text: string): string {
    return formatRange(parseRange(text));
}

export function ipVersion(text: string): IpVersion {
    return text.includes(":") ? "IPV6" : "IPV4";
}

/** A range of WAF's: anything but `/0`. */
export function isIpRange(text: string): boolean {
    try {
        return parseRange(text).prefix > 0;
    } catch {
        return false;
    }
}

export function overlaps(a: Range, b: Range): boolean {
    return a.version === b.version && a.first <= b.last && b.first <= a.last;
}

export function contains(outer: Range, inner: Range): boolean {
    return (
        outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last
    );
}

/** Whether every address of a range is in another one, both as texts. */
export function isInside(range: string, outer: string): boolean {
    return contains(parseRange(outer), parseRange(range));
}

function number4(address: string): bigint {
    return address.split(".").reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

function number6(address: string): bigint {
    const [head = [], tail = []] = canonical6(address)
        .split("::")
        .map((half) => half.split(":").filter((group) => group !== ""));
    const zeros = Array<string>(8 - head.length - tail.length).fill("0");
    return [...head, ...zeros, ...tail].reduce(
        (sum, group) => sum * 65_536n + BigInt(`0x${group}`),
        0n,
    );
}

/** The URL parser writes an address as RFC 5952 does, but for an IPv4 tail, which it writes as groups. */
function canonical6(address: string): string {
    return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}
