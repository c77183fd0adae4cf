import { gatewayService } from "../ports";
import { EXTERNAL } from "../gateways";

export const SECURITY_API = "security.istio.io/v1";

/** An object of Istio, before the program knows whether its namespace is its own. */
export interface IstioObject {
    apiVersion: string;
    kind: string;
    name: string;
    namespace: string;
    spec: object;
}

/** Selects the gateway's pods. */
export const AT_GATEWAY = { matchLabels: { istio: EXTERNAL.labels.istio } };

/**
 * The ports in the gateway's pods that requests come in by. A DENY rule that looks at HTTP alone would
 * also deny whatever TCP a team puts on another port; the status port takes no policies at all.
 */
export const REQUEST_PORTS = gatewayService("ip", "auto")
    .ports.filter(({ name }) => name !== "status-port")
    .map(({ targetPort }) => String(targetPort));

/**
 * A host as the `hosts` of an AuthorizationPolicy match it: they compare the whole Host header, while the
 * gateway routes without looking at the port in it. A pattern has one `*`, so a wildcard has the
 * listeners' ports only.
 */
export function hostPatterns(host: string): string[] {
    return host.startsWith("*.") ? [host, `${host}:80`, `${host}:443`] : [host, `${host}:*`];
}
