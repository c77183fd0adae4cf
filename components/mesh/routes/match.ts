import {
    canonicalMatch,
    prefixBase,
    type RouteMatch,
    type ValueMatch,
} from "../../values/routes/match";
import type { HttpMatch, StringMatch } from "./istio-types";

/**
 * A form of a match that Istio knows, and what of the path it takes for a prefix. Istio's `prefix` goes
 * by characters: a prefix by path element is the path alone, and all below it.
 */
export interface MatchForm {
    match: HttpMatch;
    /** Where it stands for the prefix alone, or for what is below it with its `/`. */
    takes?: "prefix" | "below";
}

export function formsOf(given: RouteMatch): MatchForm[] {
    const match = canonicalMatch(given);
    const conditions = {
        ...(match.method !== undefined && { method: { exact: match.method } }),
        ...(match.headers.length > 0 && { headers: valuesOf(match.headers) }),
        ...(match.queryParams.length > 0 && { queryParams: valuesOf(match.queryParams) }),
    };
    const form = (uri: StringMatch, takes?: MatchForm["takes"]): MatchForm => ({
        match: { uri, ...conditions },
        ...(takes && { takes }),
    });
    const { type, value } = match.path;
    if (type === "Exact") return [form({ exact: value })];
    if (type === "RegularExpression") return [form({ regex: value })];
    const base = prefixBase(value);
    const below = form({ prefix: `${base}/` }, "below");
    return base === "" ? [below] : [form({ exact: base }, "prefix"), below];
}

function valuesOf(matches: readonly ValueMatch[]): Record<string, StringMatch> {
    return Object.fromEntries(
        matches.map(({ name, type, value }) => [
            name,
            type === "Exact" ? { exact: value } : { regex: value },
        ]),
    );
}
