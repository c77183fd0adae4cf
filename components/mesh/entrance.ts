import type { Front } from "../config/plan/front";
import type { TeamPlan } from "../config/plan/teams";
import { EXTERNAL } from "./gateways";

/**
 * The `Gateway` behind the load balancer, on port 80 and, encrypted again, on 443.
 *
 * Both servers take every host: an ALB sends no SNI to its targets, so its own host on the HTTPS
 * server would match nothing. Hosts are told apart in VirtualServices. `builtin://` is the gateway's
 * own workload certificate; the ALB does not verify it, and no Secret is needed.
 *
 * An ALB redirects port 80 itself, and the gateway must not do it again: behind an http backend that
 * would never end. Any other load balancer can't, so the gateway does.
 * @param selector labels of the gateway's pods.
 */
export function entranceSpec(
    { kind, credentialName }: Front,
    hosts: string[],
    selector: GatewaySpec["selector"] = { istio: EXTERNAL.labels.istio },
): GatewaySpec {
    const redirect = kind === "alb" ? {} : { tls: { httpsRedirect: true } };
    return {
        selector,
        servers: [
            { port: { number: 80, name: "http", protocol: "HTTP" }, hosts, ...redirect },
            {
                port: { number: 443, name: "https", protocol: "HTTPS" },
                hosts,
                tls: { mode: "SIMPLE", credentialName },
            },
        ],
    };
}

const EVERY_HOST = ["*"];

/**
 * Whose routes the gateway takes for which hosts. Without teams those of every namespace for every host; with
 * teams those of its own namespace for every host, and each team's for the hosts granted to it. The `*` among
 * them keeps the HTTPS server open to connections without SNI.
 */
export function entranceHosts(
    gatewayNamespace: string,
    teams: readonly Pick<TeamPlan, "namespace" | "hosts">[],
): string[] {
    return teams.length === 0
        ? EVERY_HOST
        : [
              `${gatewayNamespace}/*`,
              ...teams.flatMap(({ namespace, hosts }) =>
                  hosts.map((host) => `${namespace}/${host}`),
              ),
          ];
}

/** The part of `networking.istio.io/v1` Gateway that the program uses. */
export interface GatewaySpec {
    selector: Record<string, string>;
    servers: {
        port: { number: number; name: string; protocol: "HTTP" | "HTTPS" };
        hosts: string[];
        tls?: { mode: "SIMPLE"; credentialName: string } | { httpsRedirect: boolean };
    }[];
}
