import { takesHost } from "../hosts";

/** Hosts of a server without the namespaces that they are bound to. */
export function fullHostsFor(hosts: readonly string[]): string[] {
    return hosts.map((host) => host.slice(host.indexOf("/") + 1).toLowerCase());
}

/** The hosts of a server that VirtualServices of a namespace may use. */
export function hostsFor(
    hosts: readonly string[],
    namespace: string,
    gatewayNamespace: string,
): string[] {
    return hosts
        .map((host) => (host.includes("/") ? host : `*/${host}`).split("/"))
        .filter(
            ([of]) =>
                of === "*" || of === namespace || (of === "." && namespace === gatewayNamespace),
        )
        .map(([, host = ""]) => host.toLowerCase());
}

/** What both lists take: of two names that meet, the closer one. */
export function shared(hosts: readonly string[], others: readonly string[]): string[] {
    return [
        ...new Set(
            hosts.flatMap((one) =>
                others.flatMap((other) => {
                    if (takesAll(one, other)) return [other];
                    return takesAll(other, one) ? [one] : [];
                }),
            ),
        ),
    ];
}

/** Whether a name or wildcard takes all that another one does. */
function takesAll(pattern: string, other: string): boolean {
    return (
        takesHost(pattern, other.startsWith("*") ? other.slice(1) : other) &&
        (pattern.startsWith("*") || !other.startsWith("*"))
    );
}
