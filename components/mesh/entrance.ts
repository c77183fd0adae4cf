import { GATEWAY_LABELS } from "./values";

/** Name of the `Gateway` that hosts attach to. */
export const ENTRANCE_NAME = "common-external-gateway";

/**
 * The `Gateway` behind the ALB, on port 80 and, encrypted again, on 443.
 *
 * Both servers take every host: an ALB sends no SNI to its targets, so a host of its own on the HTTPS
 * server would match nothing. Hosts are told apart in VirtualServices. `builtin://` is the gateway's
 * own workload certificate; the ALB does not verify it, and no Secret is needed.
 */
export function entranceSpec(): GatewaySpec {
    return {
        selector: { istio: GATEWAY_LABELS.istio },
        servers: [
            { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"] },
            {
                port: { number: 443, name: "https", protocol: "HTTPS" },
                hosts: ["*"],
                tls: { mode: "SIMPLE", credentialName: "builtin://" },
            },
        ],
    };
}

/** The part of `networking.istio.io/v1` Gateway that the program uses. */
export interface GatewaySpec {
    selector: Record<string, string>;
    servers: {
        port: { number: number; name: string; protocol: "HTTP" | "HTTPS" };
        hosts: string[];
        tls?: { mode: "SIMPLE"; credentialName: string };
    }[];
}
