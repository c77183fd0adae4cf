/** A value that a header or a parameter of the query must have. */
export interface ValueMatch {
    name: string;
    type: "Exact" | "RegularExpression";
    value: string;
}

/** Which requests a rule is for; all parts must hold (Gateway API, HTTPRouteMatch). */
export interface RouteMatch {
    path: { type: "Exact" | "PathPrefix" | "RegularExpression"; value: string };
    method?: string | undefined;
    headers: readonly ValueMatch[];
    queryParams: readonly ValueMatch[];
}

/** What a rule without matches is for: every request. */
export const EVERY_REQUEST: RouteMatch = {
    path: { type: "PathPrefix", value: "/" },
    headers: [],
    queryParams: [],
};

/** A prefix without the `/` at its end, which says nothing; `/` itself is empty. */
export function prefixBase(value: string): string {
    return value.replace(/\/$/, "");
}

/**
 * The match in the one form that equal ones share: names of headers in small letters, values by their
 * names, prefixes without the `/` at their end.
 */
export function canonicalMatch({ path, method, headers, queryParams }: RouteMatch): RouteMatch {
    const byName = (list: readonly ValueMatch[]) =>
        [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
    const value = path.type === "PathPrefix" ? prefixBase(path.value) || "/" : path.value;
    return {
        path: { type: path.type, value },
        method,
        headers: byName(headers.map((match) => ({ ...match, name: match.name.toLowerCase() }))),
        queryParams: byName(queryParams),
    };
}
