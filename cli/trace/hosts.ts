/** Whether a name with an optional `*` before it, as of Istio and DNS, takes a host. */
export function takesHost(pattern: string, host: string): boolean {
    const name = pattern.toLowerCase();
    return name.startsWith("*") ? host.endsWith(name.slice(1)) : name === host;
}

/** Whether a certificate's name holds for a host: its `*` is one label (RFC 6125). */
export function certifies(name: string, host: string): boolean {
    if (!name.startsWith("*.")) return name.toLowerCase() === host;
    const at = host.indexOf(".");
    return at > 0 && name.slice(2).toLowerCase() === host.slice(at + 1);
}

/** The names in the order in which they win: a plain one, then the longest wildcard. */
export function closestFirst(patterns: readonly string[]): string[] {
    const rank = (pattern: string) => (pattern.startsWith("*") ? 1 : 0);
    return [...patterns].sort((a, b) => rank(a) - rank(b) || b.length - a.length);
}
