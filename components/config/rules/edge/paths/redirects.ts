import { knownHosts } from "../known-hosts";
import type { Rule } from "../../rule";
import { coversHosts, coversPath, type Match, matchOf } from "./coverage";
import { entriesOf } from "./entries";
import { isUnconditional, landingOf, type Redirect, redirectOf } from "./landing";

/** The rules stand on the HTTPS listener alone. */
export const redirectsStayEncrypted: Rule = (config) =>
    entriesOf(config).flatMap(([path, { to }]) =>
        to?.redirect?.protocol === "HTTP"
            ? [
                  {
                      path: `${path}.to.redirect.protocol`,
                      value: "HTTP",
                      rule: "must be HTTPS: an ALB does not redirect from HTTPS to HTTP",
                      cure: "take it out",
                  },
              ]
            : [],
    );

/** The controller drops a redirect to itself with its whole rule, without a word; others would loop. */
export const redirectsLeadElsewhere: Rule = (config) => {
    const entries = entriesOf(config);
    // The rule of a gRPC host comes before every entry.
    const served = knownHosts(config).flatMap(({ name, protocol }) =>
        name === undefined || protocol === "grpc" ? [] : name,
    );
    return entries.flatMap(([place, entry], index) => {
        const redirect = redirectOf(entry);
        const match = matchOf(entry);
        if (!match || !redirect) return [];
        const hosts = match.hosts.length === 0 ? served : match.hosts;
        const landing = landingOf({ hosts, path: match.path }, redirect);
        const before = entries.slice(0, index).flatMap(([, other]) => matchOf(other) ?? []);
        return landing === undefined ||
            !coversHosts(hosts, landing.hosts) ||
            !coversPath(match, landing) ||
            leavesQuery(match, redirect) ||
            before.some(
                (other) =>
                    other.hosts.length === 0 &&
                    isUnconditional(other) &&
                    coversPath(other, landing),
            )
            ? []
            : [
                  {
                      path: `${place}.to.redirect`,
                      value: redirect,
                      rule: `must lead away from the entry itself; ${match.path} leads to ${landing.path}, which fits it again`,
                      cure: "set another path or host, or make the entry's own path an Exact one",
                  },
              ];
    });
};

/** Whether the redirect's own query is one that the entry doesn't ask for. `#{query}` keeps what was asked. */
function leavesQuery({ conditions }: Match, { query }: Redirect): boolean {
    const asked = conditions.queryStrings;
    if (query === undefined || query.includes("#{query}") || asked.length === 0) return false;
    const given = [...new URLSearchParams(query)];
    return !asked.some(({ key, value }) =>
        given.some(([name, text]) => (key === undefined || fits(key, name)) && fits(value, text)),
    );
}

/** An ALB compares queries without regard to case; `*` and `?` are wildcards. */
function fits(pattern: string, text: string): boolean {
    const source = pattern
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".");
    return new RegExp(`^${source}$`, "i").test(text);
}
