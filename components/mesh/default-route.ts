import { createHash } from "node:crypto";

import { EXTERNAL, type Gateway } from "./gateways";
import type { VirtualServiceSpec } from "./routes/istio-types";

/**
 * Answers `/` of a host at the gateway itself, so that a new stack answers before it has a service.
 *
 * One host only: istiod refuses a VirtualService that lists a wildcard together with a name or a wildcard
 * that it covers. In several there is nothing to refuse, and the gateway takes the closest host.
 */
export function defaultRouteSpec(
    host: string,
    { entrance }: Gateway = EXTERNAL,
): VirtualServiceSpec {
    return {
        hosts: [host],
        gateways: [entrance],
        exportTo: ["."],
        http: [
            {
                match: [{ uri: { exact: "/" } }],
                directResponse: {
                    status: 200,
                    body: { string: "The entrance works. No service is routed here yet.\n" },
                },
            },
        ],
    };
}

/** The longest name of an object (RFC 1123 subdomain). */
const LONGEST_NAME = 253;

/**
 * Name of a host's object. It is the host's own, whatever else is in the list, and no other host's: the
 * beginnings tell names, wildcards and what had to be hashed apart.
 */
export function defaultRouteName(host: string): string {
    return nameOfHost("default-route", host);
}

/** Name of an object of a host, with the same beginning as others of its kind. */
export function nameOfHost(beginning: string, host: string): string {
    const name = host.startsWith("*.")
        ? `${beginning}-wildcard.${host.slice(2)}`
        : `${beginning}.${host}`;
    return name.length <= LONGEST_NAME
        ? name
        : `${beginning}-${createHash("sha256").update(host).digest("hex")}`;
}
