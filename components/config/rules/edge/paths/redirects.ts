import { certain, complete } from "../../../reading/unknown";
import type { Rules } from "../../refusal";
import { hostsOf } from "../placed-hosts";
import { coversHosts, coversPath, type Match, matchOf } from "./coverage";
import { eachPath } from "./entries";
import { globOf } from "../../../../values/glob";
import { isUnconditional, landingOf, type Redirect } from "./landing";

export const redirectRules: Rules = {
    /** The rules stand on the HTTPS listener alone. */
    stayEncrypted: (config) =>
        eachPath(
            config,
            ({ to }, path) =>
                to.redirect?.protocol === "HTTP" && {
                    path: `${path}.to.redirect.protocol`,
                    rule: "must be HTTPS: an ALB does not redirect from HTTPS to HTTP",
                    cure: "take it out",
                },
        ),

    /** The controller drops a redirect to itself with its whole rule, without a word; others would loop. */
    leadElsewhere: (config) => {
        // The rule of a gRPC host comes before every entry.
        const served = hostsOf(config, "http").flatMap((host) => certain(() => host.name) ?? []);
        const matches = eachPath(config, (entry) => certain(() => matchOf(entry)));
        return eachPath(config, (entry, at, index) => {
            const match = matches[index];
            const redirect = complete(entry.to.redirect);
            if (match === undefined || redirect === undefined) return;
            const hosts = match.hosts.length === 0 ? served : match.hosts;
            const landing = landingOf({ hosts, path: match.path }, redirect);
            const isTakenBefore = (path: NonNullable<typeof landing>) =>
                matches
                    .slice(0, index)
                    .some(
                        (other) =>
                            other?.hosts.length === 0 &&
                            isUnconditional(other) &&
                            coversPath(other, path),
                    );
            return (
                landing !== undefined &&
                coversHosts(hosts, landing.hosts) &&
                coversPath(match, landing) &&
                !leavesQuery(match, redirect) &&
                !isTakenBefore(landing) && {
                    path: `${at}.to.redirect`,
                    rule: `must lead away from the entry itself; ${match.path} leads to ${landing.path}, which fits it again`,
                    cure: "set another path or host, or make the entry's own path an Exact one",
                }
            );
        });
    },
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
    return globOf(pattern, "i").test(text);
}
