import { closestZone, isCovered } from "../../values/hosts";
import { nearest } from "../reading/nearest";
import { pathText, type Problem } from "../reading/problem";
import { hostName } from "../sections/fields";
import type { LenientTeam, Platform } from "./problems";

function hostsOf({ routes }: LenientTeam): string[] {
    return Object.keys(routes ?? {}).filter((host) => hostName.safeParse(host).success);
}

/** The gateway has no listener for others, and the guard in the cluster refuses their routes. */
export function hostsGranted(config: LenientTeam, { grant }: Platform): Problem[] {
    return hostsOf(config)
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
                        ? `ask the platform's team to add it to teams.${String(config.team)}.hosts, and to run pulumi up`
                        : `rename it to ${JSON.stringify(meant)}`,
            };
        });
}

/** A name without a record leads nowhere. */
export function hostsLedThere(config: LenientTeam, { contract, grant }: Platform): Problem[] {
    const { edge } = contract;
    const hosts = hostsOf(config);
    if (edge === undefined) {
        return hosts.length === 0
            ? []
            : [
                  {
                      path: "routes",
                      value: hosts,
                      rule: "must be left out while the platform has no load balancer: no requests come in",
                      cure: "take it out, or ask the platform's team to add a section edge",
                  },
              ];
    }
    const zones = Object.keys(edge.zones);
    // Without zones somebody else makes the records.
    if (zones.length === 0) return [];
    const led = edge.hosts.map(({ name }) => name);
    return hosts
        .filter((host) => isCovered(host, grant.hosts) && !isCovered(host, led))
        .filter((host) => closestZone(host, zones) === undefined)
        .map((host) => ({
            path: pathText(["routes", host]),
            value: host,
            rule: `must be in a hosted zone of the platform: ${zones.join(", ")}`,
            cure: "ask the platform's team to add a host of its zone to edge.hosts",
        }));
}
