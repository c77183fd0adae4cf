import { EVERY_REQUEST, type RouteMatch } from "../../../values/routes/match";
import type { Lenient } from "../../reading/lenient";
import { pathText } from "../../reading/problem";
import type { FiltersConfig } from "../../sections/routes/filters";
import type { RuleConfig } from "../../sections/routes/routes";
import { known, knownEntries, type LenientConfig } from "../rule";

/** A rule of a host of which any part may be unknown. */
export type LenientRouteRule = NonNullable<Lenient<RuleConfig>>;
export type LenientFilters = NonNullable<Lenient<FiltersConfig>>;

/** A rule, its host, and its place in the config. */
export interface RuleEntry {
    host: string;
    path: string;
    rule: LenientRouteRule;
}

/** A service that a rule sends requests or copies of them to. */
export interface BackendEntry {
    path: string;
    name?: string | undefined;
    namespace?: string | undefined;
    port?: number | undefined;
    version?: string | null | undefined;
}

/** A match of which all is known. */
export interface MatchEntry extends RuleEntry {
    match: RouteMatch;
    /** Place of what can be taken out for it: the match, or the whole rule where it is the only one. */
    place: string;
}

/** The rules of all hosts, in the order of the config. */
export function rulesOf({ routes }: Pick<LenientConfig, "routes">): RuleEntry[] {
    return knownEntries(routes).flatMap(([host, { rules }]) =>
        known(rules).map(([index, rule]) => ({
            host,
            path: pathText(["routes", host, "rules", index]),
            rule,
        })),
    );
}

/** The rules, with filters that are known. */
export function filtersOf(config: Pick<LenientConfig, "routes">) {
    return rulesOf(config).flatMap((entry) => {
        const { filters } = entry.rule;
        return filters === undefined ? [] : [{ ...entry, filters }];
    });
}

/** The services of backendRefs and of mirrors. */
export function backendsOf(config: Pick<LenientConfig, "routes">): BackendEntry[] {
    return rulesOf(config).flatMap(({ path, rule }) => [
        ...known(rule.backendRefs).map(([index, backend]) => ({
            ...backend,
            path: `${path}.backendRefs[${index}]`,
        })),
        ...(rule.filters?.requestMirror?.backendRef
            ? [
                  {
                      ...rule.filters.requestMirror.backendRef,
                      path: `${path}.filters.requestMirror.backendRef`,
                  },
              ]
            : []),
    ]);
}

/** The matches of all rules, as far as all of a match is known; a rule without any is for every request. */
export function matchesOf(config: Pick<LenientConfig, "routes">): MatchEntry[] {
    return rulesOf(config).flatMap((entry): MatchEntry[] => {
        const { matches } = entry.rule;
        if (matches?.length === 0) {
            return [{ ...entry, match: EVERY_REQUEST, place: entry.path }];
        }
        return known(matches).flatMap(([index, match]) =>
            isWhole(match)
                ? [
                      {
                          ...entry,
                          match: withoutNull(match),
                          place:
                              matches?.length === 1
                                  ? entry.path
                                  : `${entry.path}.matches[${index}]`,
                      },
                  ]
                : [],
        );
    });
}

function withoutNull(match: object): RouteMatch {
    return Object.fromEntries(
        Object.entries(match).filter(([, value]) => value !== null),
    ) as unknown as RouteMatch;
}

function isWhole(value: unknown): boolean {
    if (value === undefined) return false;
    return typeof value !== "object" || value === null || Object.values(value).every(isWhole);
}
