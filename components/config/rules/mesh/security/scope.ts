/** Hosts and paths that a rule is about; empty means all. */
interface Scope {
    hosts: readonly string[];
    paths: readonly string[];
}

/** Whether one request can be in both. */
export function scopesMeet(one: Scope, other: Scope): boolean {
    return meet(one.hosts, other.hosts, hostCovers) && meet(one.paths, other.paths, pathCovers);
}

/** Whether a path, or all that one with `/*` at its end means, holds another. */
export function pathCovers(path: string, other: string): boolean {
    if (!path.endsWith("/*")) return path === other;
    const base = path.slice(0, -2);
    return other === base || other.startsWith(`${base}/`);
}

function hostCovers(host: string, other: string): boolean {
    return host === other || (host.startsWith("*.") && other.endsWith(host.slice(1)));
}

function meet(
    one: readonly string[],
    other: readonly string[],
    covers: (a: string, b: string) => boolean,
): boolean {
    if (one.length === 0 || other.length === 0) return true;
    return one.some((a) => other.some((b) => covers(a, b) || covers(b, a)));
}
