/** An IPv6 range as numbers. */
export interface Cidr6 {
    /** The address as written, host bits included. */
    address: bigint;
    /** The first address of the range. */
    first: bigint;
    prefix: number;
}

const BITS = 128;

/** Whether a range that the schema has accepted is one of IPv6. */
export function isIpv6(text: string): boolean {
    return text.includes(":");
}

/** Reads a range such as `2001:db8::/56` that the schema or AWS has written. */
export function parseCidr6(text: string): Cidr6 {
    const [written = "", prefixText = ""] = text.split("/");
    const prefix = Number(prefixText);
    const groups = expanded(hexOnly(written));
    if (prefixText === "" || Number.isNaN(prefix) || groups.length !== 8) {
        throw new RangeError(`${text} is not an IPv6 range`);
    }
    const address = BigInt(`0x${groups.map((group) => group.padStart(4, "0")).join("")}`);
    const hostBits = BigInt(BITS - prefix);
    return { address, first: (address >> hostBits) << hostBits, prefix };
}

/** The range that starts at `first`, as RFC 5952 writes it. */
export function formatCidr6(first: bigint, prefix: number): string {
    const hex = first.toString(16).padStart(32, "0");
    const groups = (hex.match(/.{4}/g) ?? []).map((group) => group.replace(/^0{1,3}/, ""));
    const text = groups.join(":");
    // The first of the longest runs of zeros gives way to `::`.
    const [longest] = [...text.matchAll(/\b0(?::0)+\b/g)].sort(([a], [b]) => b.length - a.length);
    if (longest === undefined) {
        return `${text}/${prefix}`;
    }
    const before = text.slice(0, longest.index).replace(/:$/, "");
    const after = text.slice(longest.index + longest[0].length).replace(/^:/, "");
    return `${before}::${after}/${prefix}`;
}

function expanded(text: string): string[] {
    const [head = "", tail] = text.split("::");
    const groupsOf = (part: string) => (part === "" ? [] : part.split(":"));
    if (tail === undefined) {
        return groupsOf(head);
    }
    const [before, after] = [groupsOf(head), groupsOf(tail)];
    return [...before, ...Array<string>(8 - before.length - after.length).fill("0"), ...after];
}

/** The form that ends like an IPv4 address, `::ffff:192.0.2.0`, in groups alone. */
function hexOnly(text: string): string {
    return text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
        const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
        return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
    });
}
