import { isInside, knownHosts } from "./known-hosts";
import type { Rule } from "./rule";

/** The records go into the zone, and the certificate is proven in it. */
export const hostsInsideZone: Rule = (config) =>
    knownHosts(config).flatMap(({ path, name, zone }) =>
        zone === undefined || name === undefined || isInside(zone, name)
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
