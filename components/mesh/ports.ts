import type * as pulumi from "@pulumi/pulumi";

import type { NodePorts } from "../config/sections/mesh";
import type { Front } from "../config/plan/front";

/** A port of the gateway's Service. */
export interface GatewayPort {
    name: "status-port" | "http2" | "https";
    protocol: "TCP";
    port: number;
    targetPort: number;
    nodePort?: number;
}

/** What the chart makes the gateway's Service of. */
export interface GatewayService {
    type: "NodePort" | "ClusterIP" | "LoadBalancer";
    ports: GatewayPort[];
    loadBalancerClass?: string;
    allocateLoadBalancerNodePorts?: boolean;
    annotations?: Record<string, pulumi.Input<string>>;
}

/** The class that makes a Service the controller's; Kubernetes leaves it alone then. */
const NLB_CLASS = "service.k8s.aws/nlb";

/**
 * The Service that becomes a load balancer itself. Each of its ports is a listener open to clients, so
 * the status port is not among them.
 */
export function loadBalancerService(
    { kind, targetType }: Pick<Front, "kind" | "targetType">,
    nodePorts: NodePorts,
    annotations: Record<string, pulumi.Input<string>>,
): GatewayService {
    const { ports } = gatewayService(targetType, nodePorts);
    const published = ports.filter(({ name }) => name !== "status-port");
    if (kind !== "nlb") return { type: "LoadBalancer", ports: published };
    return {
        type: "LoadBalancer",
        loadBalancerClass: NLB_CLASS,
        // An NLB that sends to pods needs no port on the nodes.
        allocateLoadBalancerNodePorts: targetType === "instance",
        annotations,
        ports: published,
    };
}

/**
 * The Service of the gateway behind an ALB, for its kind of targets. The chart takes the list of ports
 * as a whole, so all three are given.
 */
export function gatewayService(
    targetType: Front["targetType"],
    nodePorts: NodePorts,
): GatewayService {
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
