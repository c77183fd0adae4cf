import { describe, expect, it } from "vitest";

import { gatewayService } from "../../components/mesh/ports";

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
