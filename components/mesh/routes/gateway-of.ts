import { EXTERNAL, type Gateway, INTERNAL } from "../gateways";

/** The gateway of a host: the one that has its name, else the one that has a wildcard for it. */
export function gatewayOf(
    host: string,
    hosts: readonly string[],
    internalHosts: readonly string[],
): Gateway {
    if (internalHosts.includes(host)) return INTERNAL;
    const wildcard = host.replace(/^[^.]+/, "*");
    const isExternal = hosts.includes(host) || hosts.includes(wildcard);
    return !isExternal && internalHosts.includes(wildcard) ? INTERNAL : EXTERNAL;
}
