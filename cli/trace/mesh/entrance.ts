import { takesHost } from "../hosts";
import type { Server } from "./api";
import { fullHostsFor } from "./host-names";
import type { Gateway } from "./objects";

/** A server of a Gateway that takes a connection. */
export interface OpenServer {
    gateway: Gateway;
    server: Server;
}

/** How a connection comes to the gateway's pods. */
export interface Connection {
    /** Of the gateway's Service. */
    port: number;
    /** In the pods; undefined where the Service doesn't say it by number. */
    podPort: number | undefined;
    tls: boolean;
    /** Server name of the TLS handshake; an ALB, and an NLB that terminates TLS, send none. */
    serverName: string | undefined;
}

const TLS = ["HTTPS", "TLS"];

/**
 * The servers whose routes a connection gets. Envoy tells servers with TLS apart by their server names, so
 * one of them takes it, and the closest name wins; all servers without TLS of a port share their routes.
 */
export function serversFor(
    connection: Connection,
    gateways: readonly Gateway[],
    podLabels: Readonly<Record<string, string>>,
): OpenServer[] {
    const open = gateways
        .filter(({ spec }) =>
            Object.entries(spec.selector).every(([key, value]) => podLabels[key] === value),
        )
        .flatMap((gateway) => gateway.spec.servers.map((server) => ({ gateway, server })))
        .filter(({ server }) => server.port.number === connection.port)
        .filter(({ server }) => TLS.includes(server.port.protocol) === connection.tls);
    if (!connection.tls) return open;
    const { serverName } = connection;
    const closest = (one: OpenServer) =>
        Math.max(
            ...fullHostsFor(one.server.hosts)
                .filter((host) =>
                    serverName === undefined ? host === "*" : takesHost(host, serverName),
                )
                .map((host) => (host.startsWith("*") ? host.length : Infinity)),
        );
    const [winner] = open
        .filter((one) => closest(one) > 0)
        .sort((one, other) => closest(other) - closest(one));
    return winner === undefined ? [] : [winner];
}
