import type { MeshSecurityConfig } from "../../config/sections/mesh-security/security";
import { AT_GATEWAY, hostPatterns, type IstioObject, REQUEST_PORTS, SECURITY_API } from "./objects";

/** The part of a rule of `security.istio.io/v1` AuthorizationPolicy that the program uses. */
export interface PolicyRule {
    from?: { source: { notRemoteIpBlocks: string[] } | { notRequestPrincipals: string[] } }[];
    to: { operation: Record<string, string[]> }[];
    when?: { key: string; notValues: string[] }[];
}

/**
 * A policy at the gateway. It denies what is not as it should be: no ALLOW policy of anybody can open what a
 * DENY closes, and none is needed for all else to work as before.
 */
export function denyAtGateway(name: string, namespace: string, rules: PolicyRule[]): IstioObject {
    return {
        apiVersion: SECURITY_API,
        kind: "AuthorizationPolicy",
        name,
        namespace,
        spec: { selector: AT_GATEWAY, action: "DENY", rules },
    };
}

/** The hosts that a rule is about; for none named it is about all. */
export function operationOn(hosts: readonly string[]): Record<string, string[]> {
    return {
        ports: REQUEST_PORTS,
        ...(hosts.length > 0 && { hosts: hosts.flatMap(hostPatterns) }),
    };
}

/** Only the declared hosts, and each entry of `clients`. */
export function gatewayPolicies(
    security: Pick<MeshSecurityConfig, "declaredHostsOnly" | "clients">,
    hosts: readonly string[],
    namespace: string,
): IstioObject[] {
    const notHosts = hosts.flatMap(hostPatterns);
    const declared = { to: [{ operation: { ports: REQUEST_PORTS, notHosts } }] };
    const clients = Object.entries(security.clients).map(([name, { cidrs, hosts }]) =>
        denyAtGateway(`clients-${name}`, namespace, [
            {
                from: [{ source: { notRemoteIpBlocks: cidrs } }],
                to: [{ operation: operationOn(hosts) }],
            },
        ]),
    );
    return security.declaredHostsOnly
        ? [denyAtGateway("declared-hosts", namespace, [declared]), ...clients]
        : clients;
}
