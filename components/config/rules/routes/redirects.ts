import { covers } from "../../../values/routes/coverage";
import { prefixBase, type RouteMatch } from "../../../values/routes/match";
import { inPrecedence } from "../../../values/routes/precedence";
import { certain, complete } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import { named } from "../choice";
import { serves } from "../edge/paths/match";
import { eachHost } from "../edge/placed-hosts";
import type { Rules } from "../refusal";
import { eachRule, type MatchEntry, matchesOf } from "./entries";

/** What a redirect changes. */
const PARTS = ["scheme", "hostname", "path", "port"];

export const routeRedirectRules: Rules = {
    /** An ALB sends everybody from port 80 to 443, or doesn't listen there. */
    keepHttps: (config) =>
        config.edge?.kind === "alb" &&
        eachRule(
            config,
            ({ filters: { requestRedirect } }, path, host) =>
                requestRedirect?.scheme === "http" &&
                isServed(config, requestRedirect.hostname ?? host) && {
                    path: `${path}.filters.requestRedirect.scheme`,
                    rule: "must be https for a host of the edge: the ALB sends clients back to it, or closes port 80",
                    cure: 'write "https"',
                },
        ),

    /** A client that is sent where it came from gives up after some twenty times. */
    leadElsewhere: (config) => {
        const all = matchesOf(config);
        return all.map((entry) => {
            if (entry.rule.filters.requestRedirect === undefined) return;
            const entries = inPrecedence(all.filter(({ host }) => host === entry.host));
            return (
                comesBack(entry, entries) && {
                    path: `${entry.path}.filters.requestRedirect`,
                    rule: `must lead elsewhere; ${entry.match.path.value} comes back to the rule itself`,
                    cure: "set another path or hostname, or make the rule's own path an Exact one",
                }
            );
        });
    },
};

function isServed(config: StackConfig, host: string): boolean {
    return eachHost(config, ({ name }) => serves(name, host)).includes(true);
}

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
    const redirect = certain(() => complete(rule.filters.requestRedirect));
    // One that changes nothing is refused for that already.
    if (redirect === undefined || named(redirect, PARTS).length === 0) return undefined;
    const { scheme = "https", hostname = host, port = 443, path } = redirect;
    if (hostname !== host || port !== 443 || scheme !== "https") return undefined;
    if (path?.replaceFullPath !== undefined) return path.replaceFullPath;
    if (path?.replacePrefixMatch === undefined) return path === undefined ? request : undefined;
    const rest = request.slice(prefixBase(match.path.value).length);
    return rest === "" || rest === "/"
        ? path.replacePrefixMatch
        : `${prefixBase(path.replacePrefixMatch)}${rest}`;
}
