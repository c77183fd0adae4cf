import { describe, expect, it } from "vitest";

import { destinationRules } from "../../components/mesh/routes/destination-rules";
import { validate } from "../support/schemas";
import { serviceWith } from "./routes-args";

const HOST = { host: "cart.shop.svc.cluster.local", exportTo: ["."] };

/** The DestinationRule of a service with some settings; undefined where it needs none. */
const compiled = (settings: object) => {
    const [rule] = destinationRules({ "shop/cart": serviceWith(settings) });
    if (rule === undefined) return undefined;
    expect(
        validate({
            apiVersion: "networking.istio.io/v1",
            kind: "DestinationRule",
            metadata: { name: rule.name },
            spec: rule.spec,
        }),
    ).toEqual([]);
    return rule;
};
const policy = (settings: object) => compiled(settings)?.spec.trafficPolicy;

describe("a DestinationRule", () => {
    it("is not there for a service that says nothing", () => {
        expect(compiled({})).toBeUndefined();
    });

    it("has the versions by their labels, and the name of the service and its namespace", () => {
        expect(compiled({ versions: { v1: { version: "v1" }, v2: { version: "v2" } } })).toEqual({
            name: "cart.shop",
            spec: {
                ...HOST,
                subsets: [
                    { name: "v1", labels: { version: "v1" } },
                    { name: "v2", labels: { version: "v2" } },
                ],
            },
        });
    });

    it("has the connection pool, by HTTP's and TCP's own names", () => {
        const connectionPool = {
            maxConnections: 100,
            maxPendingRequests: 50,
            maxRequests: 1000,
            maxRequestsPerConnection: 10,
            maxRetries: 3,
            connectTimeout: "500ms",
            idleTimeout: "1m",
        };
        expect(policy({ circuitBreaker: { connectionPool } })).toEqual({
            connectionPool: {
                tcp: { maxConnections: 100, connectTimeout: "0.5s" },
                http: {
                    http1MaxPendingRequests: 50,
                    http2MaxRequests: 1000,
                    maxRequestsPerConnection: 10,
                    maxRetries: 3,
                    idleTimeout: "60s",
                },
            },
        });
        expect(policy({ circuitBreaker: { connectionPool: { maxConnections: 1 } } })).toEqual({
            connectionPool: { tcp: { maxConnections: 1 } },
        });
    });

    it("says all of outlier detection, the least health above all", () => {
        expect(policy({ circuitBreaker: { outlierDetection: {} } })).toEqual({
            outlierDetection: {
                consecutive5xxErrors: 5,
                consecutiveGatewayErrors: 0,
                interval: "10s",
                baseEjectionTime: "30s",
                maxEjectionPercent: 50,
                minHealthPercent: 50,
            },
        });
    });

    it("chooses pods by one way", () => {
        expect(policy({ loadBalancing: "RANDOM" })).toEqual({ loadBalancer: { simple: "RANDOM" } });
    });

    it.each([
        [
            { cookie: { name: "s", ttl: "1h" } },
            { httpCookie: { name: "s", path: "/", ttl: "3600s" } },
        ],
        // With none the gateway would give no cookie at all.
        [{ cookie: { name: "s" } }, { httpCookie: { name: "s", path: "/", ttl: "0s" } }],
        [{ header: "x-user" }, { httpHeaderName: "x-user" }],
        [{ queryParam: "user" }, { httpQueryParameterName: "user" }],
        [{ sourceIp: true }, { useSourceIp: true }],
    ])("keeps clients with their pod by %j", (sessionAffinity, consistentHash) => {
        expect(policy({ sessionAffinity })).toEqual({ loadBalancer: { consistentHash } });
    });
});
