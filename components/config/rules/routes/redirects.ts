import { covers } from "../../../values/routes/coverage";
import { prefixBase, type RouteMatch } from "../../../values/routes/match";
import { inPrecedence } from "../../../values/routes/precedence";
import type { Problem } from "../../reading/problem";
import { knownHosts } from "../edge/known-hosts";
import { serves } from "../edge/paths/match";
import type { LenientConfig, Rule } from "../rule";
import { asGiven, named } from "./choice";
import { filtersOf, type MatchEntry, matchesOf } from "./entries";

/** What a redirect changes. */
const PARTS = ["scheme", "hostname", "path", "port"];

/** An ALB sends everybody from port 80 to 443, or doesn't listen there. */
export const redirectsKeepHttps: Rule = (config) =>
    filtersOf(config).flatMap(({ host, path, filters: { requestRedirect } }): Problem[] =>
        requestRedirect?.scheme === "http" &&
        config.edge?.kind === "alb" &&
        isServed(config, requestRedirect.hostname ?? host)
            ? [
                  {
                      path: `${path}.filters.requestRedirect.scheme`,
                      value: "http",
                      rule: "must be https for a host of the edge: the ALB sends clients back to it, or closes port 80",
                      cure: 'write "https"',
                  },
              ]
            : [],
    );

function isServed(config: LenientConfig, host: string): boolean {
    return knownHosts(config).some(({ name }) => name !== undefined && serves(name, host));
}

/** A client that is sent where it came from gives up after some twenty times. */
export const routeRedirectsLeadElsewhere: Rule = (config) => {
    const all = matchesOf(config);
    return all.flatMap((entry): Problem[] => {
        const redirect = entry.rule.filters?.requestRedirect;
        if (!redirect) return [];
        const entries = inPrecedence(all.filter(({ host }) => host === entry.host));
        return comesBack(entry, entries)
            ? [
                  {
                      path: `${entry.path}.filters.requestRedirect`,
                      value: asGiven(redirect),
                      rule: `must lead elsewhere; ${entry.match.path.value} comes back to the rule itself`,
                      cure: "set another path or hostname, or make the rule's own path an Exact one",
                  },
              ]
            : [];
    });
};

/** Whether a request for an entry's own path is redirected until it is back. */
function comesBack(entry: MatchEntry, entries: readonly MatchEntry[]): boolean {
    let at: MatchEntry | undefined = entry;
    let request = pathOf(entry.match);
    for (let hops = 0; request !== undefined && hops <= entries.length; hops += 1) {
        const path = landing(at, request);
        if (path === undefined) return false;
        const landed: RouteMatch = { ...entry.match, path: { type: "Exact", value: path } };
        at = entries.find(({ match }) => covers(match, landed));
        if (at === undefined) return false;
        if (at.path === entry.path) return true;
        request = path;
    }
    return false;
}

/** A path that a match takes; undefined where only regular expressions tell. */
function pathOf({ path }: RouteMatch): string | undefined {
    return path.type === "RegularExpression" ? undefined : path.value;
}

/** Where a redirect leads on the same host and listener; undefined where it leaves them, or is none. */
function landing({ host, rule, match }: MatchEntry, request: string): string | undefined {
    const redirect = rule.filters?.requestRedirect;
    if (!redirect || Object.values(redirect as object).includes(undefined)) return undefined;
    // Refused for that already.
    if (named(redirect, PARTS).length === 0) return undefined;
    const { scheme, hostname, port, path } = redirect;
    const leaves = [hostname ?? host, port ?? 443, scheme ?? "https"];
    if (leaves[0] !== host || leaves[1] !== 443 || leaves[2] !== "https") return undefined;
    if (typeof path?.replaceFullPath === "string") return path.replaceFullPath;
    if (typeof path?.replacePrefixMatch !== "string") return path === null ? request : undefined;
    const rest = request.slice(prefixBase(match.path.value).length);
    return rest === "" || rest === "/"
        ? path.replacePrefixMatch
        : `${prefixBase(path.replacePrefixMatch)}${rest}`;
}
