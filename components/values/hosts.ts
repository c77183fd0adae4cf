/**
 * Whether a host is among those of a grant or of a list: the name itself, or a name below the `*.` of one.
 * A wildcard is covered by itself alone.
 */
export function isCovered(host: string, list: readonly string[]): boolean {
    return list.some(
        (entry) =>
            entry === host ||
            (entry.startsWith("*.") && !host.startsWith("*") && host.endsWith(entry.slice(1))),
    );
}

/** The closest of the zones that a name is in, or is. */
export function closestZone(host: string, zones: readonly string[]): string | undefined {
    const bare = host.replace(/^\*\./, "");
    return [...zones]
        .sort((a, b) => b.length - a.length)
        .find((zone) => bare === zone || bare.endsWith(`.${zone}`));
}
