import { covers, intersection } from "../../../values/routes/coverage";
import { canonicalMatch, type RouteMatch } from "../../../values/routes/match";
import { comparePrecedence, inPrecedence } from "../../../values/routes/precedence";
import type { StackConfig } from "../../schema";
import type { Refusal, Rules } from "../refusal";
import { type MatchEntry, matchesOf } from "./entries";

export const reachRules: Rules = {
    /** The gateway takes the first match that fits, so what stands behind one that fits all the same is dead. */
    matchesReachable: (config) =>
        hostsOf(config).map((entries) =>
            entries.map((entry, index) => {
                const before = entries
                    .slice(0, index)
                    .find(({ match }) => covers(match, entry.match));
                return before !== undefined && dead(entry, before);
            }),
        ),

    /**
     * Of two matches that come to the same rank the order of the list decides, which nobody sees who reads
     * one of them. Where a third is for just the requests that both fit, there is nothing to decide.
     */
    matchesClear: (config) =>
        hostsOf(config).map((entries) =>
            entries.map((entry, index) => {
                const other = entries
                    .slice(0, index)
                    .find((before) => isUnclear(before, entry, entries));
                return other !== undefined && unclear(entry, other);
            }),
        ),
};

/** The entries of each host in the order in which the gateway asks them. */
function hostsOf(config: StackConfig): MatchEntry[][] {
    const entries = matchesOf(config);
    const hosts = new Set(entries.map(({ host }) => host));
    return [...hosts].map((host) => inPrecedence(entries.filter((entry) => entry.host === host)));
}

function dead({ place, match }: MatchEntry, before: MatchEntry): Refusal {
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

function isUnclear(a: MatchEntry, b: MatchEntry, entries: readonly MatchEntry[]): boolean {
    if (comparePrecedence(a.match, b.match) !== 0 || a.path === b.path) return false;
    if (covers(a.match, b.match) || covers(b.match, a.match)) return false;
    const both = intersection(a.match, b.match);
    return (
        both !== undefined &&
        !entries.some(({ match }) => comparePrecedence(match, a.match) < 0 && covers(match, both))
    );
}

function unclear({ place, match }: MatchEntry, other: MatchEntry): Refusal {
    return {
        path: place,
        value: match.path.value,
        rule: `is ambiguous: a request that fits ${other.place} as well goes by the order of the list alone`,
        cure: "add a match with the conditions of both to the rule that such requests are meant for",
    };
}
