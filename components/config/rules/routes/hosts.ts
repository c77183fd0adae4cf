import { nearest } from "../../reading/nearest";
import { each } from "../../reading/unknown";
import { hostName } from "../../sections/fields";
import { serves } from "../edge/paths/match";
import { servedNames } from "../edge/placed-hosts";
import type { Rules } from "../refusal";

export const routeHostRules: Rules = {
    /** Without an entrance nobody's requests come in. */
    needEdge: ({ edge, routes }) => {
        const hosts = Object.keys(routes);
        return (
            edge === undefined &&
            hosts.length > 0 && {
                path: "routes",
                value: hosts,
                rule: "must be left out without the section edge: no requests come in",
                cure: "take it out, or add the section edge",
            }
        );
    },

    /** Certificate and records are for the hosts of the edge only. */
    served: (config) => {
        if (config.edge === undefined) return;
        // An entry that isn't known may be the one that is meant.
        const names = servedNames(config);
        return each("routes", config.routes, (_, path, host) => {
            if (!hostName.safeParse(host).success) return;
            if (names.some((name) => serves(name, host))) return;
            const meant = nearest(
                host,
                names.filter((name) => !name.startsWith("*.")),
            );
            return {
                path,
                value: host,
                rule: "must be one of edge.hosts, or covered by a wildcard there",
                cure:
                    meant === undefined
                        ? "add it to edge.hosts, or name one that stands there"
                        : `rename it to ${JSON.stringify(meant)}`,
            };
        });
    },
};
