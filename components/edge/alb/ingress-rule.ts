import type * as pulumi from "@pulumi/pulumi";

import type { EdgeConfig } from "../../config/sections/edge/edge";

/** The port of the gateway's Service that the ALB sends to. */
export function gatewayPort({ backendProtocol }: Pick<EdgeConfig, "backendProtocol">): number {
    return backendProtocol === "https" ? 443 : 80;
}

/** Every path of a host, or of all hosts, to the gateway. */
export function gatewayRule(
    serviceName: pulumi.Input<string>,
    backendProtocol: EdgeConfig["backendProtocol"],
    host?: string,
) {
    const port = { number: gatewayPort({ backendProtocol }) };
    const backend = { service: { name: serviceName, port } };
    return {
        ...(host !== undefined && { host }),
        http: { paths: [{ path: "/", pathType: "Prefix", backend }] },
    };
}
