import type { PathConfig } from "../../../sections/edge/paths/entry";
import { knownHosts } from "../known-hosts";
import type { Rule } from "../../rule";
import { coversHosts, coversPath, type Match, matchOf } from "./coverage";
import { entriesOf } from "./entries";

type Redirect = NonNullable<PathConfig["to"]["redirect"]>;

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
        const redirect = entry.to?.redirect;
        const match = matchOf(entry);
        if (!match || !redirect || Object.values(redirect as object).includes(undefined)) {
            return [];
        }
        const landing = landingOf(match, withoutNull(redirect), served);
        const before = entries.slice(0, index).flatMap(([, other]) => matchOf(other) ?? []);
        return landing === undefined ||
            !coversPath(match, landing) ||
            leavesQuery(match, withoutNull(redirect)) ||
            before.some((other) => takesAll(other) && coversPath(other, landing))
            ? []
            : [
                  {
                      path: `${place}.to.redirect`,
                      value: withoutNull(redirect),
                      rule: `must lead away from the entry itself; ${match.path} leads to ${landing.path}, which fits it again`,
                      cure: "set another path or host, or make the entry's own path an Exact one",
                  },
              ];
    });
};

/** Where the entry's own path leads to on the same listener and host; undefined where it leaves them. */
function landingOf(match: Match, redirect: Redirect, served: readonly string[]) {
    const { host = "#{host}", port = 443, path = "/#{path}" } = redirect;
    const hosts = match.hosts.length === 0 ? served : match.hosts;
    const stays = host === "#{host}" || (!host.includes("#{") && coversHosts(hosts, [host]));
    if (!stays || port !== 443) {
        return undefined;
    }
    const landed = path.replaceAll("#{path}", match.path.slice(1)).replaceAll("#{port}", "443");
    return landed.includes("#{") ? undefined : { path: landed, pathType: "Exact" as const };
}

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

function takesAll({ hosts, conditions }: Match): boolean {
    return [
        hosts,
        Object.keys(conditions.headers),
        conditions.methods,
        conditions.sourceCidrs,
        conditions.queryStrings,
    ].every((asked) => asked.length === 0);
}

function withoutNull(redirect: object): Redirect {
    return Object.fromEntries(
        Object.entries(redirect).filter(([, value]) => value !== null),
    ) as Redirect;
}
