import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { frontOf } from "../../../components/config/plan/front";
import { gatewayProxyConfig, meshTopology } from "../../../components/mesh/proxy-config";
import { edgeConfig } from "../../edge/args";

describe("frontOf", () => {
    it("is that of an ALB on a platform that has no edge yet", () => {
        expect(frontOf(undefined)).toEqual({
            kind: "alb",
            targetType: "instance",
            credentialName: "builtin://",
            drain: { deregistrationDelay: 30, preStop: 40, terminationDrain: 30, gracePeriod: 75 },
            trustedProxies: 1,
            proxyProtocol: false,
        });
    });

    it.each([
        { kind: "alb" as const, proxiesInFront: undefined, trusted: 1 },
        { kind: "alb" as const, proxiesInFront: 2, trusted: 2 },
        { kind: "nlb" as const, proxiesInFront: undefined, trusted: 0 },
        { kind: "nlb" as const, proxiesInFront: 1, trusted: 1 },
        { kind: "clb" as const, proxiesInFront: undefined, trusted: 0 },
    ])(
        "trusts $trusted proxies with $kind and $proxiesInFront in the config",
        ({ kind, proxiesInFront, trusted }) => {
            expect(frontOf(edgeConfig({ kind, proxiesInFront })).trustedProxies).toBe(trusted);
        },
    );

    it("counts CloudFront too where it alone is let in", () => {
        expect(frontOf(edgeConfig({ cloudFront: true })).trustedProxies).toBe(2);
        expect(frontOf(edgeConfig({ cloudFront: true, proxiesInFront: 3 })).trustedProxies).toBe(3);
    });

    it("reads a PROXY header behind an NLB, and behind nothing else", () => {
        expect(frontOf(edgeConfig({ kind: "nlb" })).proxyProtocol).toBe(true);
        expect(frontOf(edgeConfig({ kind: "clb" })).proxyProtocol).toBe(false);
        expect(frontOf(edgeConfig()).proxyProtocol).toBe(false);
    });

    it("sends to node ports behind a Classic Load Balancer, which knows no pods", () => {
        expect(frontOf(edgeConfig({ kind: "clb", targetType: "ip" })).targetType).toBe("instance");
    });
});

describe("proxiesInFront", () => {
    it("is the same number for the mesh and for the pods of the gateway", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 10 }), (proxiesInFront) => {
                const front = frontOf(edgeConfig({ proxiesInFront }));
                const { gatewayTopology } = JSON.parse(gatewayProxyConfig(front)) as {
                    gatewayTopology: unknown;
                };
                expect(gatewayTopology).toEqual({ numTrustedProxies: proxiesInFront });
                expect(meshTopology(front)).toEqual(gatewayTopology);
            }),
        );
    });
});
