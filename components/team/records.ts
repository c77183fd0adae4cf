import { isCovered, closestZone } from "../values/hosts";
import type { Entrance } from "../contract/contract";

/** A record that leads a host of the team to the platform's load balancer. */
export interface TeamRecord {
    name: string;
    zoneId: string;
}

/** Which hosts have no record yet: a wildcard of the platform's may lead there already. */
function hostsToLead(hosts: readonly string[], edge: Entrance): string[] {
    const led = edge.hosts.map(({ name }) => name);
    return hosts.filter((host) => !isCovered(host, led));
}

/** The alias records that the team's stack makes, in the zones of the platform. */
export function recordsFor(hosts: readonly string[], edge: Entrance | undefined): TeamRecord[] {
    if (edge === undefined) return [];
    return hostsToLead(hosts, edge).flatMap((name) => {
        const zone = closestZone(name, Object.keys(edge.zones));
        const zoneId = zone === undefined ? undefined : edge.zones[zone];
        return zoneId === undefined ? [] : [{ name, zoneId }];
    });
}

/** The records that somebody else has to make: where the platform's DNS is not in Route 53. */
export function recordsLeft(hosts: readonly string[], edge: Entrance | undefined) {
    if (edge === undefined || Object.keys(edge.zones).length > 0) return [];
    const { hostname: target, hostedZoneId: aliasZoneId } = edge;
    return hostsToLead(hosts, edge).map((name) => ({ name, type: "CNAME", target, aliasZoneId }));
}
