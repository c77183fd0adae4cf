import { describe, expect, it } from "vitest";

import { gatewayService, loadBalancerService } from "../../components/mesh/ports";

const reference = { status: 30621, http: 31565, https: 31804 };

describe("gatewayService", () => {
    it("opens the reference's node ports for instance targets", () => {
        expect(gatewayService("instance", reference)).toEqual({
            type: "NodePort",
            ports: [
                {
                    name: "status-port",
                    protocol: "TCP",
                    port: 15021,
                    targetPort: 15021,
                    nodePort: 30621,
                },
                { name: "http2", protocol: "TCP", port: 80, targetPort: 80, nodePort: 31565 },
                { name: "https", protocol: "TCP", port: 443, targetPort: 443, nodePort: 31804 },
            ],
        });
    });

    it("lets Kubernetes choose the node ports with auto", () => {
        expect(gatewayService("instance", "auto")).toEqual({
            type: "NodePort",
            ports: [
                { name: "status-port", protocol: "TCP", port: 15021, targetPort: 15021 },
                { name: "http2", protocol: "TCP", port: 80, targetPort: 80 },
                { name: "https", protocol: "TCP", port: 443, targetPort: 443 },
            ],
        });
    });

    it("opens no node port for ip targets, which a ClusterIP Service would refuse", () => {
        expect(gatewayService("ip", reference)).toEqual({
            type: "ClusterIP",
            ports: [
                { name: "status-port", protocol: "TCP", port: 15021, targetPort: 15021 },
                { name: "http2", protocol: "TCP", port: 80, targetPort: 80 },
                { name: "https", protocol: "TCP", port: 443, targetPort: 443 },
            ],
        });
    });
});

describe("loadBalancerService", () => {
    const http = { name: "http2", protocol: "TCP", port: 80, targetPort: 80 };
    const https = { name: "https", protocol: "TCP", port: 443, targetPort: 443 };
    const annotations = { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal" };

    it("gives the controller a Service that publishes 80 and 443, not the status port", () => {
        expect(
            loadBalancerService({ kind: "nlb", targetType: "instance" }, reference, annotations),
        ).toEqual({
            type: "LoadBalancer",
            loadBalancerClass: "service.k8s.aws/nlb",
            allocateLoadBalancerNodePorts: true,
            annotations,
            ports: [
                { ...http, nodePort: 31565 },
                { ...https, nodePort: 31804 },
            ],
        });
    });

    it("opens no node port for an NLB that sends to pods", () => {
        expect(
            loadBalancerService({ kind: "nlb", targetType: "ip" }, reference, annotations),
        ).toMatchObject({ allocateLoadBalancerNodePorts: false, ports: [http, https] });
    });

    it("gives Kubernetes itself a Service without a class and without annotations", () => {
        expect(loadBalancerService({ kind: "clb", targetType: "instance" }, "auto", {})).toEqual({
            type: "LoadBalancer",
            ports: [http, https],
        });
    });
});
