import { closestZone, isCovered } from "../../values/hosts";
import { nearest } from "../reading/nearest";
import { pathText } from "../reading/problem";
import type { Rules } from "../rules/refusal";
import { hostName } from "../sections/fields";
import type { Platform } from "./problems";
import type { TeamStackConfig } from "./schema";

function hostsOf({ routes }: TeamStackConfig): string[] {
    return Object.keys(routes).filter((host) => hostName.safeParse(host).success);
}

export function teamHostRules({ contract: { edge }, grant }: Platform): Rules<TeamStackConfig> {
    return {
        /** The gateway has no listener for others, and the guard in the cluster refuses their routes. */
        granted: (config) =>
            hostsOf(config)
                .filter((host) => !isCovered(host, grant.hosts))
                .map((host) => {
                    const meant = nearest(
                        host,
                        grant.hosts.filter((granted) => !granted.startsWith("*.")),
                    );
                    return {
                        path: pathText(["routes", host]),
                        value: host,
                        rule: `must be a host that the platform grants the team: ${grant.hosts.join(", ") || "it grants none"}`,
                        cure:
                            meant === undefined
                                ? `ask the platform's team to add it to teams.${config.team}.hosts, and to run pulumi up`
                                : `rename it to ${JSON.stringify(meant)}`,
                    };
                }),

        /** Without a load balancer no host is reached. */
        needEdge: (config) =>
            edge === undefined &&
            hostsOf(config).length > 0 && {
                path: "routes",
                value: hostsOf(config),
                rule: "must be left out while the platform has no load balancer: no requests come in",
                cure: "take it out, or ask the platform's team to add a section edge",
            },

        /** A name without a record leads nowhere. */
        haveRecords: (config) => {
            const zones = Object.keys(edge?.zones ?? {});
            // Without zones somebody else makes the records.
            if (edge === undefined || zones.length === 0) return;
            const led = edge.hosts.map(({ name }) => name);
            return hostsOf(config)
                .filter((host) => isCovered(host, grant.hosts) && !isCovered(host, led))
                .filter((host) => closestZone(host, zones) === undefined)
                .map((host) => ({
                    path: pathText(["routes", host]),
                    value: host,
                    rule: `must be in a hosted zone of the platform: ${zones.join(", ")}`,
                    cure: "ask the platform's team to add a host of its zone to edge.hosts",
                }));
        },
    };
}
