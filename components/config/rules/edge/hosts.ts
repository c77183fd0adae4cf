import { isZoneId } from "../../sections/edge/dns";
import { isInside } from "../../sections/edge/hosts";
import type { Rules } from "../refusal";
import { eachHost } from "./placed-hosts";

export const hostRules: Rules = {
    /** The records go into the zone, and the certificate is proven in it. What a zone of an id is called, its look-up tells. */
    hostsInsideZone: (config) =>
        eachHost(config, ({ path, name, zone }) => {
            if (zone === undefined || isZoneId(zone) || isInside(zone, name)) return;
            return path.endsWith(".name") && zone !== config.edge?.zone
                ? {
                      path,
                      rule: `must be its zone, ${zone}, or a name inside it`,
                      cure: "set zone to the zone of this host",
                  }
                : {
                      path,
                      rule: `must be edge.zone, ${zone}, or a name inside it`,
                      cure: `write for example "${name.split(".")[0] ?? "shop"}.${zone}", or set edge.zone to the zone of this host`,
                  };
        }),

    /** Resolvers ask the closest zone for a name, and a record of the zone around that is never seen. */
    hostsInClosestZone: (config) => {
        const zones = [config.edge?.zone, ...eachHost(config, ({ zone }) => zone)]
            .filter((zone) => zone !== undefined)
            .sort((a, b) => b.length - a.length);
        return eachHost(config, ({ path, name, zone }) => {
            if (zone === undefined || !isInside(zone, name)) return;
            const closer = zones.find(
                (other) => other !== zone && isInside(zone, other) && isInside(other, name),
            );
            return (
                closer !== undefined && {
                    path,
                    rule: `must use the more specific zone ${closer}, which this stack also has: resolvers never ask ${zone} for this name`,
                    cure: `write { name: "${name}", zone: ${closer} }`,
                }
            );
        });
    },
};
