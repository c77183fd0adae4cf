/** A `curl` line that asks a load balancer for the first host before its name has spread through DNS. */
export function curlLine(hosts: string[], hostname: string): string {
    const host = (hosts[0] ?? hostname).replace(/^\*/, "any");
    return `curl --connect-to ${host}:443:${hostname}:443 https://${host}/`;
}
