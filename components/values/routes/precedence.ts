import { prefixBase, type RouteMatch } from "./match";

/**
 * Regular expressions come last: Gateway API leaves their place open, and Istio's own conversion of an
 * HTTPRoute has it so (sortHTTPRoutes in pilot/pkg/config/kube/gateway/conversion.go of 1.31).
 */
const BY_TYPE = { Exact: 0, PathPrefix: 1, RegularExpression: 2 } as const;

/**
 * Gateway API's order of matches: an exact path before a prefix, the longer path first, then one with a
 * method, then more headers, then more parameters. Below zero where the first comes first; 0 where
 * nothing but their place in the list decides.
 */
export function comparePrecedence(a: RouteMatch, b: RouteMatch): number {
    const lengthOf = ({ path }: RouteMatch) =>
        path.type === "PathPrefix" ? prefixBase(path.value).length : path.value.length;
    const differences = [
        BY_TYPE[a.path.type] - BY_TYPE[b.path.type],
        lengthOf(b) - lengthOf(a),
        Number(b.method !== undefined) - Number(a.method !== undefined),
        b.headers.length - a.headers.length,
        b.queryParams.length - a.queryParams.length,
    ];
    return differences.find((difference) => difference !== 0) ?? 0;
}

/** Entries in the order in which a proxy must ask their matches; equal ones keep theirs. */
export function inPrecedence<T extends { match: RouteMatch }>(entries: readonly T[]): T[] {
    return [...entries].sort((a, b) => comparePrecedence(a.match, b.match));
}
