import { nearest } from "../../reading/nearest";
import { pathText } from "../../reading/problem";
import { hostName } from "../../sections/fields";
import { knownHosts } from "../edge/known-hosts";
import { serves } from "../edge/paths/match";
import { knownEntries, type Rule } from "../rule";

/** Without an entrance nobody's requests come in. */
export const routesNeedEdge: Rule = ({ edge, routes }) => {
    const hosts = Object.keys(routes ?? {});
    return edge !== null || hosts.length === 0
        ? []
        : [
              {
                  path: "routes",
                  value: hosts,
                  rule: "must be left out without the section edge: no requests come in",
                  cure: "take it out, or add the section edge",
              },
          ];
};

/** Certificate and records are for the hosts of the edge only. */
export const routeHostsServed: Rule = (config) => {
    const served = knownHosts(config);
    const names = served.flatMap(({ name }) => name ?? []);
    // An entry that isn't known may be the one that is meant.
    if (config.edge?.hosts?.length !== names.length) return [];
    return knownEntries(config.routes)
        .filter(([host]) => hostName.safeParse(host).success)
        .filter(([host]) => !names.some((name) => serves(name, host)))
        .map(([host]) => {
            const meant = nearest(
                host,
                names.filter((name) => !name.startsWith("*.")),
            );
            return {
                path: pathText(["routes", host]),
                value: host,
                rule: "must be one of edge.hosts, or covered by a wildcard there",
                cure:
                    meant === undefined
                        ? "add it to edge.hosts, or name one that stands there"
                        : `rename it to ${JSON.stringify(meant)}`,
            };
        });
};
