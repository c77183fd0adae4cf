import type { ServiceConfig, ServicesConfig } from "../../config/sections/routes/services";
import { istioDuration } from "../../values/routes/duration";
import { serviceHost } from "./backends";
import type { ConsistentHash, DestinationRuleSpec, TrafficPolicy } from "./istio-types";

export interface NamedDestinationRule {
    /** Name of the object. */
    name: string;
    spec: DestinationRuleSpec;
}

/**
 * The DestinationRule of each service that has something to say. An empty one would do harm: it would
 * stand before one that the service's own namespace has.
 */
export function destinationRules(services: ServicesConfig): NamedDestinationRule[] {
    return Object.entries(services).flatMap(([key, service]) => {
        const [namespace = "", name = ""] = key.split("/");
        const trafficPolicy = trafficPolicyOf(service);
        const subsets = Object.entries(service.versions).map(([version, labels]) => ({
            name: version,
            labels,
        }));
        if (trafficPolicy === undefined && subsets.length === 0) return [];
        return [
            {
                name: `${name}.${namespace}`,
                spec: {
                    host: serviceHost({ name, namespace }),
                    // The gateway's namespace, where the object is: what services say to each other is theirs.
                    exportTo: ["."],
                    ...(trafficPolicy && { trafficPolicy }),
                    ...(subsets.length > 0 && { subsets }),
                },
            },
        ];
    });
}

function trafficPolicyOf(service: ServiceConfig): TrafficPolicy | undefined {
    const { circuitBreaker, loadBalancing, sessionAffinity } = service;
    const { connectionPool, outlierDetection } = circuitBreaker ?? {};
    const policy: TrafficPolicy = {
        ...(sessionAffinity && {
            loadBalancer: { consistentHash: consistentHash(sessionAffinity) },
        }),
        ...(loadBalancing && { loadBalancer: { simple: loadBalancing } }),
        ...(connectionPool && { connectionPool: poolOf(connectionPool) }),
        ...(outlierDetection && {
            outlierDetection: {
                ...outlierDetection,
                interval: istioDuration(outlierDetection.interval),
                baseEjectionTime: istioDuration(outlierDetection.baseEjectionTime),
            },
        }),
    };
    return Object.keys(policy).length === 0 ? undefined : policy;
}

type Pool = NonNullable<NonNullable<ServiceConfig["circuitBreaker"]>["connectionPool"]>;

function poolOf(pool: Pool): NonNullable<TrafficPolicy["connectionPool"]> {
    const { maxConnections, maxPendingRequests, maxRequests } = pool;
    const { maxRequestsPerConnection, maxRetries, connectTimeout, idleTimeout } = pool;
    const tcp = {
        ...(maxConnections !== undefined && { maxConnections }),
        ...(connectTimeout !== undefined && { connectTimeout: istioDuration(connectTimeout) }),
    };
    const http = {
        ...(maxPendingRequests !== undefined && { http1MaxPendingRequests: maxPendingRequests }),
        ...(maxRequests !== undefined && { http2MaxRequests: maxRequests }),
        ...(maxRequestsPerConnection !== undefined && { maxRequestsPerConnection }),
        ...(maxRetries !== undefined && { maxRetries }),
        ...(idleTimeout !== undefined && { idleTimeout: istioDuration(idleTimeout) }),
    };
    return {
        ...(Object.keys(tcp).length > 0 && { tcp }),
        ...(Object.keys(http).length > 0 && { http }),
    };
}

function consistentHash(by: NonNullable<ServiceConfig["sessionAffinity"]>): ConsistentHash {
    if (by.cookie) {
        const { name, path, ttl } = by.cookie;
        // Without a lifetime the gateway would give no cookie; one of 0 is the browser's session.
        const lifetime = ttl === undefined ? "0s" : istioDuration(ttl);
        return { httpCookie: { name, path, ttl: lifetime } };
    }
    if (by.header !== undefined) return { httpHeaderName: by.header };
    if (by.queryParam !== undefined) return { httpQueryParameterName: by.queryParam };
    return { useSourceIp: true };
}
