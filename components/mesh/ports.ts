import type { EdgeConfig } from "../config/edge";
import type { NodePorts } from "../config/mesh";

/** A port of the gateway's Service. */
export interface GatewayPort {
    name: "status-port" | "http2" | "https";
    protocol: "TCP";
    port: number;
    targetPort: number;
    nodePort?: number;
}

/**
 * The Service of the gateway for a load balancer's kind of targets. The chart takes the list of ports
 * as a whole, so all three are given.
 */
export function gatewayService(
    targetType: EdgeConfig["targetType"],
    nodePorts: NodePorts,
): { type: "NodePort" | "ClusterIP"; ports: GatewayPort[] } {
    const fixed = targetType === "instance" && nodePorts !== "auto" ? nodePorts : undefined;
    return {
        type: targetType === "instance" ? "NodePort" : "ClusterIP",
        ports: [
            port("status-port", 15021, fixed?.status),
            port("http2", 80, fixed?.http),
            port("https", 443, fixed?.https),
        ],
    };
}

function port(name: GatewayPort["name"], number: number, nodePort?: number): GatewayPort {
    return {
        name,
        protocol: "TCP",
        port: number,
        targetPort: number,
        ...(nodePort && { nodePort }),
    };
}
