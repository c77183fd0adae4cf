import { isZoneId } from "./sections/edge/dns";
import { type Host, isInside } from "./sections/edge/hosts";

/** Whether a granted name, or every name below a granted wildcard, is or holds another: as the gateway reads hosts. */
export function grantCovers(granted: string, host: string): boolean {
    return granted === host || (granted.startsWith("*.") && host.endsWith(granted.slice(1)));
}

/** Whether a certificate for a name is good for a host: its wildcard stands for one label (RFC 6125, 6.4.3). */
export function certificateCovers(name: string, host: string): boolean {
    return name === host || (name.startsWith("*.") && name === host.replace(/^[^.*]+/, "*"));
}

/**
 * Names that the listener needs a certificate for, one each, beside those of the edge's own hosts: so a
 * change of one team's hosts leaves every other certificate as it is.
 */
export function certificateNames(
    edgeHosts: readonly string[],
    granted: readonly string[],
): string[] {
    return granted.filter((host) => {
        const others = [...edgeHosts, ...granted.filter((other) => other !== host)];
        return !others.some((name) => certificateCovers(name, host));
    });
}

/** Those names, each with the zone to validate it in: the closest of the edge's, or the one of its first host. */
export function certificateHosts(
    edgeHosts: readonly Host[],
    granted: readonly string[],
): Pick<Host, "name" | "zone">[] {
    const zones = edgeHosts.flatMap(({ zone }) => zone ?? []);
    const named = zones
        .filter((zone) => !isZoneId(zone))
        .sort((one, other) => other.length - one.length);
    const names = certificateNames(
        edgeHosts.map(({ name }) => name),
        granted,
    );
    return names.map((name) => ({
        name,
        zone: named.find((zone) => isInside(zone, name)) ?? zones[0],
    }));
}
