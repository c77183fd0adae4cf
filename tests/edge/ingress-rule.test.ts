import { describe, expect, it } from "vitest";

import { gatewayRule } from "../../components/edge/alb/ingress-rule";

const toPort = (number: number) => ({
    paths: [
        {
            path: "/",
            pathType: "Prefix",
            backend: { service: { name: "gateway", port: { number } } },
        },
    ],
});

describe("gatewayRule", () => {
    it.each([
        { protocol: "https" as const, host: undefined, expected: { http: toPort(443) } },
        { protocol: "http" as const, host: undefined, expected: { http: toPort(80) } },
        {
            protocol: "https" as const,
            host: "grpc.example.com",
            expected: { host: "grpc.example.com", http: toPort(443) },
        },
    ])("sends $host by $protocol", ({ protocol, host, expected }) => {
        expect(gatewayRule("gateway", protocol, host)).toEqual(expected);
    });
});
