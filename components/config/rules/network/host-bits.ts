import { formatRange, parseRange } from "../../../values/range";

/** What is wrong with a range that names an address in it instead of its first. */
export function hostBits(path: string, value: string) {
    const range = parseRange(value);
    return (
        range.address !== range.first && {
            path,
            rule: `must have only zeros after its first ${range.prefix} bits`,
            cure: `write "${formatRange(range)}"`,
        }
    );
}
