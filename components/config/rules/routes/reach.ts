import { covers, intersection } from "../../../values/routes/coverage";
import { canonicalMatch, type RouteMatch } from "../../../values/routes/match";
import { comparePrecedence, inPrecedence } from "../../../values/routes/precedence";
import type { Problem } from "../../reading/problem";
import type { Rule } from "../rule";
import { type MatchEntry, matchesOf } from "./entries";

/** The entries of each host in the order in which the gateway asks them. */
function hostsOf(config: Parameters<Rule>[0]): MatchEntry[][] {
    const byHost = new Map<string, MatchEntry[]>();
    for (const entry of matchesOf(config)) {
        byHost.set(entry.host, [...(byHost.get(entry.host) ?? []), entry]);
    }
    return [...byHost.values()].map(inPrecedence);
}

/** The gateway takes the first match that fits, so what stands behind one that fits all the same is dead. */
export const matchesReachable: Rule = (config) =>
    hostsOf(config).flatMap((entries) =>
        entries.flatMap((entry, index): Problem[] => {
            const before = entries.slice(0, index).find(({ match }) => covers(match, entry.match));
            return before === undefined ? [] : [dead(entry, before)];
        }),
    );

function dead({ place, match }: MatchEntry, before: MatchEntry): Problem {
    const isSame = sameText(match) === sameText(before.match);
    return {
        path: place,
        value: match.path.value,
        rule: isSame
            ? `must not be for the same requests as ${before.place}`
            : `must not come after ${before.place}, which takes every request that it is for`,
        cure: isSame
            ? "take it out, or write the match that was meant"
            : comparePrecedence(match, before.match) === 0
              ? `put it before ${before.place}`
              : `make its path an Exact or a PathPrefix one, or that of ${before.place} a shorter RegularExpression, such as "/.*": regular expressions come after all else, the longest first`,
    };
}

function sameText(match: RouteMatch): string {
    return JSON.stringify(canonicalMatch(match));
}

/**
 * Of two matches that come to the same rank the order of the list decides, which nobody sees who reads one
 * of them. Where a third is for just the requests that both fit, there is nothing to decide.
 */
export const matchesClear: Rule = (config) =>
    hostsOf(config).flatMap((entries) =>
        entries.flatMap((entry, index) => {
            const other = entries
                .slice(0, index)
                .find((before) => isUnclear(before, entry, entries));
            return other === undefined ? [] : [unclear(entry, other)];
        }),
    );

function isUnclear(a: MatchEntry, b: MatchEntry, entries: readonly MatchEntry[]): boolean {
    if (comparePrecedence(a.match, b.match) !== 0 || a.path === b.path) return false;
    if (covers(a.match, b.match) || covers(b.match, a.match)) return false;
    const both = intersection(a.match, b.match);
    return (
        both !== undefined &&
        !entries.some(({ match }) => comparePrecedence(match, a.match) < 0 && covers(match, both))
    );
}

function unclear({ place, match }: MatchEntry, other: MatchEntry): Problem {
    return {
        path: place,
        value: match.path.value,
        rule: `is ambiguous: a request that fits ${other.place} as well goes by the order of the list alone`,
        cure: "add a match with the conditions of both to the rule that such requests are meant for",
    };
}
