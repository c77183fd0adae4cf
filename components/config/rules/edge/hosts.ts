import { isZoneId } from "../../sections/edge/dns";
import { isInside } from "../../sections/edge/hosts";
import { knownHosts } from "./known-hosts";
import type { Rule } from "../rule";

/** The records go into the zone, and the certificate is proven in it. What a zone of an id is called, its look-up tells. */
export const hostsInsideZone: Rule = (config) =>
    knownHosts(config).flatMap(({ path, name, zone }) =>
        zone === undefined || isZoneId(zone) || name === undefined || isInside(zone, name)
            ? []
            : [
                  path.endsWith(".name") && zone !== config.edge?.zone
                      ? {
                            path,
                            value: name,
                            rule: `must be its zone, ${zone}, or a name inside it`,
                            cure: "set zone to the zone of this host",
                        }
                      : {
                            path,
                            value: name,
                            rule: `must be edge.zone, ${zone}, or a name inside it`,
                            cure: `write for example "${name.split(".")[0] ?? "shop"}.${zone}", or set edge.zone to the zone of this host`,
                        },
              ],
    );

/** Resolvers ask the closest zone for a name, and a record of the zone around that is never seen. */
export const hostsInClosestZone: Rule = (config) => {
    const hosts = knownHosts(config);
    const zones = new Set([config.edge?.zone ?? undefined, ...hosts.map(({ zone }) => zone)]);
    return hosts.flatMap(({ path, name, zone }) => {
        if (name === undefined || zone === undefined || !isInside(zone, name)) return [];
        const closer = [...zones]
            .sort(byLength)
            .find(
                (other) =>
                    other !== undefined &&
                    other !== zone &&
                    isInside(zone, other) &&
                    isInside(other, name),
            );
        return closer === undefined
            ? []
            : [
                  {
                      path,
                      value: name,
                      rule: `must use the more specific zone ${closer}, which this stack also has: resolvers never ask ${zone} for this name`,
                      cure: `write { name: "${name}", zone: ${closer} }`,
                  },
              ];
    });
};

/** The longest, which is the closest of those around a name, first. */
function byLength(a: string | undefined, b: string | undefined): number {
    return (b?.length ?? 0) - (a?.length ?? 0);
}
