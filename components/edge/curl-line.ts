import type { Host } from "../config/sections/edge/hosts";

/** A `curl` line that asks a load balancer for a host that any client can ask, before its name has spread through DNS. */
export function curlLine(hosts: Host[], hostname: string): string {
    const [first] = [...hosts.filter(({ protocol }) => protocol === "http"), ...hosts];
    const host = (first?.name ?? hostname).replace(/^\*/, "any");
    return `curl --connect-to ${host}:443:${hostname}:443 https://${host}/`;
}
