import type { MutualTlsConfig } from "../../config/sections/edge/mutual-tls";

/**
 * The annotation `mutual-authentication` for the HTTPS listener. The port is a number: the controller
 * refuses text, and passes over a port that it doesn't listen on, which would leave the listener open.
 */
export function mutualAuthentication(
    { mode, ignoreExpiry, advertiseCaNames }: MutualTlsConfig,
    trustStoreArn: string | undefined,
): string {
    const verification = {
        trustStore: trustStoreArn,
        ignoreClientCertificateExpiry: ignoreExpiry,
        advertiseTrustStoreCaNames: advertiseCaNames ? "on" : "off",
    };
    return JSON.stringify([{ port: 443, mode, ...(mode === "verify" && verification) }]);
}
