import { grantCovers } from "../../grants";
import { pathText } from "../../reading/problem";
import { isZoneId } from "../../sections/edge/dns";
import { hostsOf, isInside } from "../../sections/edge/hosts";
import type { Rules } from "../refusal";
import { eachGrant } from "./entries";

export const grantRules: Rules = {
    /** A name is one team's: two teams with routes for it would share its requests by the age of their routes. */
    apart: (config) => {
        const grants = eachGrant(config, (grant) => grant);
        return grants.map(({ team, path, host }, index) => {
            const other = grants.find(
                (each, place) =>
                    each.team !== team &&
                    (each.host === host ? place < index : grantCovers(each.host, host)),
            );
            if (other === undefined) return;
            const [rule, cure] =
                other.host === host
                    ? ["must be granted to one team only", "take it out of one of the two"]
                    : [
                          `must not be inside ${other.host}, which is another team's`,
                          `take it out, or give ${other.team} its hosts one by one`,
                      ];
            return { path, rule: `${rule}; see ${other.path}`, cure };
        });
    },

    /** Certificates are validated, and records are created, in the zones of the edge. */
    insideZones: (config) => {
        // What a zone of an id is called, and who owns the zones with dns none, is not in the file.
        if (config.edge?.dns !== "route53") return;
        const zones = [...new Set(hostsOf(config.edge).map(({ zone }) => zone))];
        if (zones.some((zone) => zone === undefined || isZoneId(zone))) return;
        return eachGrant(
            config,
            ({ path, host }) =>
                !zones.some((zone) => zone !== undefined && isInside(zone, host)) && {
                    path,
                    rule: `must be inside a zone of the edge, ${zones.join(" or ")}: certificates are validated there`,
                    cure: `write for example "${host.replace(/^(\*\.)?([^.]+)\..*$/, "$1$2")}.${String(zones[0])}", or add a host of its zone to edge.hosts`,
                },
        );
    },

    /** The platform's own routes for a team's name would take its requests. */
    apartFromRoutes: (config) => {
        const routed = Object.keys(config.routes);
        return eachGrant(config, ({ path, host }) => {
            const own = routed.find((each) => grantCovers(host, each));
            return (
                own !== undefined && {
                    path,
                    rule: `must not hold ${own}, which this stack itself has routes for`,
                    cure: `take it out, or take ${pathText(["routes", own])} out`,
                }
            );
        });
    },
};
