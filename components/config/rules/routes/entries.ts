import { EVERY_REQUEST, type RouteMatch } from "../../../values/routes/match";
import { certain, complete, each } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import type { RuleConfig } from "../../sections/routes/routes";

type BackendConfig = RuleConfig["backendRefs"][number];

/** A match, its rule, and their places in the config. */
export interface MatchEntry {
    host: string;
    /** Place of the rule. */
    path: string;
    rule: RuleConfig;
    match: RouteMatch;
    /** Place of what can be taken out for it: the match, or the whole rule where it is the only one. */
    place: string;
}

/** What `look` finds at each rule of all hosts, in the order of the config; nothing for one with what it can't read. */
export function eachRule<Found>(
    { routes }: Pick<StackConfig, "routes">,
    look: (rule: RuleConfig, path: string, host: string) => Found,
): Found[] {
    return each("routes", routes, ({ rules }, at, host) =>
        each(`${at}.rules`, rules, (rule, path) => look(rule, path, host)),
    ).flat();
}

/** The same at each match that a rule names. */
export function eachMatch<Found>(
    config: StackConfig,
    look: (match: RuleConfig["matches"][number], path: string) => Found,
): Found[] {
    return eachRule(config, ({ matches }, path) => each(`${path}.matches`, matches, look)).flat();
}

/** The same at each service of backendRefs and of mirrors. */
export function eachBackend<Found>(
    config: Pick<StackConfig, "routes">,
    look: (
        backend: Pick<BackendConfig, "name" | "namespace" | "port" | "version">,
        path: string,
    ) => Found,
): Found[] {
    return eachRule(config, (rule, path) => {
        const mirror = certain(() => rule.filters.requestMirror);
        return [
            ...each(
                `${path}.backendRefs`,
                certain(() => rule.backendRefs),
                look,
            ),
            ...each(
                `${path}.filters.requestMirror`,
                mirror && { backendRef: mirror.backendRef },
                look,
            ),
        ];
    }).flat();
}

/** The matches of all rules, as far as all of a match is known; a rule without any is for every request. */
export function matchesOf(config: StackConfig): MatchEntry[] {
    return eachRule(config, (rule, path, host): MatchEntry[] => {
        const { matches } = rule;
        if (matches.length === 0) return [{ host, path, rule, match: EVERY_REQUEST, place: path }];
        return each(`${path}.matches`, matches, (match, at) => ({
            host,
            path,
            rule,
            match: complete(match),
            place: matches.length === 1 ? path : at,
        }));
    }).flat();
}
