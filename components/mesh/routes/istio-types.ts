/** API of the kinds by which Istio routes. */
export const ISTIO_API = "networking.istio.io/v1";

/** The parts of `networking.istio.io/v1` VirtualService and DestinationRule that the program uses. */
export interface VirtualServiceSpec {
    hosts: [string];
    gateways: string[];
    exportTo: string[];
    http: HttpRoute[];
}

export interface HttpRoute {
    name?: string;
    match: HttpMatch[];
    route?: { destination: Destination; weight?: number }[];
    redirect?: {
        scheme?: string;
        authority?: string;
        uri?: string;
        prefixRewrite?: string;
        port?: number;
        redirectCode: number;
    };
    directResponse?: { status: number; body?: { string: string } };
    rewrite?: {
        authority?: string;
        uri?: string;
        uriRegexRewrite?: { match: string; rewrite: string };
    };
    headers?: { request?: HeaderOperations; response?: HeaderOperations };
    corsPolicy?: CorsPolicy;
    timeout?: string;
    retries?: { attempts: number; retryOn?: string; perTryTimeout?: string; backoff?: string };
    mirror?: Destination;
    mirrorPercentage?: Percentage;
    fault?: {
        delay?: { fixedDelay: string; percentage: Percentage };
        abort?: { httpStatus?: number; grpcStatus?: string; percentage: Percentage };
    };
}

export type StringMatch = { exact: string } | { prefix: string } | { regex: string };

export interface HttpMatch {
    uri: StringMatch;
    method?: StringMatch;
    headers?: Record<string, StringMatch>;
    queryParams?: Record<string, StringMatch>;
}

export interface Destination {
    host: string;
    port: { number: number };
    subset?: string;
}

export interface HeaderOperations {
    set?: Record<string, string>;
    add?: Record<string, string>;
    remove?: string[];
}

export interface CorsPolicy {
    allowOrigins: StringMatch[];
    allowCredentials?: boolean;
    allowMethods?: string[];
    allowHeaders?: string[];
    exposeHeaders?: string[];
    maxAge: string;
}

interface Percentage {
    value: number;
}

export interface DestinationRuleSpec {
    host: string;
    exportTo: string[];
    trafficPolicy?: TrafficPolicy;
    subsets?: { name: string; labels: Record<string, string> }[];
}

export interface TrafficPolicy {
    loadBalancer?: { simple: string } | { consistentHash: ConsistentHash };
    connectionPool?: {
        tcp?: { maxConnections?: number; connectTimeout?: string };
        http?: {
            http1MaxPendingRequests?: number;
            http2MaxRequests?: number;
            maxRequestsPerConnection?: number;
            maxRetries?: number;
            idleTimeout?: string;
        };
    };
    outlierDetection?: {
        consecutive5xxErrors: number;
        consecutiveGatewayErrors: number;
        interval: string;
        baseEjectionTime: string;
        maxEjectionPercent: number;
        minHealthPercent: number;
    };
}

export type ConsistentHash =
    | { httpCookie: { name: string; path: string; ttl: string } }
    | { httpHeaderName: string }
    | { httpQueryParameterName: string }
    | { useSourceIp: true };
