/** An IPv4 range as numbers. */
export interface Cidr {
    /** The address as written, host bits included. */
    address: number;
    /** The first address of the range. */
    first: number;
    /** The last address of the range. */
    last: number;
    prefix: number;
}

/**
 * Reads a range such as `10.40.0.0/16` that the schema has accepted.
 * Plain arithmetic: JavaScript's bit operators are signed and end at 32 bits.
 */
export function parseCidr(text: string): Cidr {
    const [dotted = "", prefixText = ""] = text.split("/");
    const octets = dotted.split(".").map(Number);
    const prefix = Number(prefixText);
    if (octets.length !== 4 || prefixText === "" || [...octets, prefix].some(Number.isNaN)) {
        throw new RangeError(`${text} is not an IPv4 range`);
    }
    const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
    const first = address - (address % sizeOf(prefix));
    return { address, first, last: first + sizeOf(prefix) - 1, prefix };
}

/** Addresses in a range of this prefix. */
export function sizeOf(prefix: number): number {
    return 2 ** (32 - prefix);
}

/** The range that starts at `first`, as text. */
export function formatCidr(first: number, prefix: number): string {
    const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
    return `${octets.join(".")}/${prefix}`;
}

export function overlaps(a: Cidr, b: Cidr): boolean {
    return a.first <= b.last && b.first <= a.last;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
    return outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether a range holds an address such as `10.40.0.1`. */
export function holds(range: Cidr, address: string): boolean {
    return contains(range, parseCidr(`${address}/32`));
}
