import { certain, complete } from "../../../reading/unknown";
import type { Rules } from "../../refusal";
import { hostsOf } from "../placed-hosts";
import { coversHosts, coversPath, type Match, matchOf } from "./coverage";
import { eachPath } from "./entries";
import { isUnconditional, landingOf, type Redirect, type Request } from "./landing";

interface Entry {
    at: string;
    /** Undefined where a part of it is unknown. */
    match: Match | undefined;
    redirect: Redirect | undefined;
}

export const redirectRoundRules: Rules = {
    /** Redirects that lead to each other: a browser gives up after some rounds. */
    leadOut: (config) => {
        const served = hostsOf(config, "http").flatMap((host) => certain(() => host.name) ?? []);
        const entries = eachPath(config, (entry, at): Entry => ({
            at,
            match: certain(() => matchOf(entry)),
            redirect: certain(() => complete(entry.to.redirect)),
        }));
        const rounds = entries.map((entry) => roundOf(entry, entries, served));
        return entries.map((entry, index) => {
            const round = rounds.find(
                (members) => members.includes(entry) && members.every(isUpTo(entries, index)),
            );
            const others = round?.filter((member) => member !== entry).map(({ at }) => at);
            return (
                others !== undefined && {
                    path: `${entry.at}.to.redirect`,
                    rule: `must not lead back to itself by way of ${others.join(" and ")}`,
                    cure: "set another path or host, or take one of these redirects out",
                }
            );
        });
    },
};

function isUpTo(entries: readonly Entry[], index: number): (entry: Entry) => boolean {
    return (entry) => entries.indexOf(entry) <= index;
}

/** The entries through which a client comes back to the one that it has begun with; none where it doesn't. */
function roundOf(first: Entry, entries: readonly Entry[], served: readonly string[]): Entry[] {
    if (!first.match || !isUnconditional(first.match)) return [];
    const hosts = first.match.hosts.length === 0 ? served : first.match.hosts;
    const round: Entry[] = [];
    let asked: Request = { hosts, path: first.match.path };
    let entry: Entry | undefined = first;
    while (entry?.redirect !== undefined && !round.includes(entry)) {
        round.push(entry);
        const landing = landingOf(asked, entry.redirect);
        if (landing === undefined || !coversHosts(served, landing.hosts)) return [];
        asked = landing;
        entry = takerOf(landing, entries);
    }
    return entry === first && round.length > 1 ? round : [];
}

/** The entry that takes every request for this; undefined where that can't be told, or where none does. */
function takerOf(asked: Request, entries: readonly Entry[]): Entry | undefined {
    const exact = { path: asked.path, pathType: "Exact" } as const;
    const taker = entries.find(({ match }) => match === undefined || coversPath(match, exact));
    return taker?.match !== undefined &&
        isUnconditional(taker.match) &&
        coversHosts(taker.match.hosts, asked.hosts)
        ? taker
        : undefined;
}
