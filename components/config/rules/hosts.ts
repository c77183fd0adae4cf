import { known, type Rule } from "./rule";

/** The records go into the zone, and the certificate is proven in it. */
export const hostsInsideZone: Rule = ({ edge }) => {
    const zone = edge?.zone;
    return zone === undefined
        ? []
        : known(edge?.hosts)
              .filter(([, host]) => {
                  const name = host.replace(/^\*\./, "");
                  return name !== zone && !name.endsWith(`.${zone}`);
              })
              .map(([index, host]) => ({
                  path: `edge.hosts[${index}]`,
                  value: host,
                  rule: `must be edge.zone, ${zone}, or a name inside it`,
                  cure: `write for example "${host.split(".")[0] ?? "shop"}.${zone}", or set edge.zone to the zone of this host`,
              }));
};
