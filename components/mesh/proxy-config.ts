import type { Front } from "../config/plan/front";

/** The part of `istio.mesh.v1alpha1` Topology that the program uses. */
export interface GatewayTopology {
    numTrustedProxies: number;
    proxyProtocol?: Record<string, never>;
}

/** What each gateway of the mesh may take for granted. */
export function meshTopology({ trustedProxies }: Front): GatewayTopology {
    return { numTrustedProxies: trustedProxies };
}

/**
 * Istio's ProxyConfig for the pods of this gateway alone: any other in the mesh gets no PROXY header,
 * and refuses connections without one; and its own drain would delay every sidecar.
 *
 * A pod reads its config, the mesh's too, when it starts. In its annotation a change restarts it.
 */
export function gatewayProxyConfig(front: Front): string {
    const topology: GatewayTopology = front.proxyProtocol
        ? { ...meshTopology(front), proxyProtocol: {} }
        : meshTopology(front);
    return JSON.stringify({
        gatewayTopology: topology,
        terminationDrainDuration: `${front.drain.terminationDrain}s`,
    });
}
