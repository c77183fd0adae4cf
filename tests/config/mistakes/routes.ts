import { CART, SERVICES } from "./routes-config";
import type { Mistake } from "./mistake";

export const ROUTES: readonly Mistake[] = [
    {
        states: "routes without an entrance",
        set: {
            edge: undefined,
            routes: { "shop.example.com": { rules: [{ name: "cart", backendRefs: [CART] }] } },
            services: SERVICES,
        },
        problems: [
            {
                path: "mesh-edge:routes",
                value: ["shop.example.com"],
                rule: "must be left out without the section edge: no requests come in",
                cure: "take it out, or add the section edge",
            },
        ],
    },
    {
        states: "routes of a host that the edge doesn't have",
        set: {
            routes: { "shpo.example.com": { rules: [{ name: "cart", backendRefs: [CART] }] } },
            services: SERVICES,
        },
        problems: [
            {
                path: 'mesh-edge:routes["shpo.example.com"]',
                value: "shpo.example.com",
                rule: "must be one of edge.hosts, or covered by a wildcard there",
                cure: 'rename it to "shop.example.com"',
            },
        ],
    },
    {
        states: "routes of a host that is like none of the edge's",
        set: {
            routes: { "payments.example.org": { rules: [{ name: "cart", backendRefs: [CART] }] } },
            services: SERVICES,
        },
        problems: [
            {
                path: 'mesh-edge:routes["payments.example.org"]',
                value: "payments.example.org",
                rule: "must be one of edge.hosts, or covered by a wildcard there",
                cure: "add it to edge.hosts, or name one that stands there",
            },
        ],
    },
    {
        states: "routes of a host two labels below a wildcard",
        set: {
            edge: { zone: "example.com", hosts: ["*.example.com"] },
            routes: { "a.b.example.com": { rules: [{ name: "cart", backendRefs: [CART] }] } },
            services: SERVICES,
        },
        problems: [
            {
                path: 'mesh-edge:routes["a.b.example.com"]',
                value: "a.b.example.com",
                rule: "must be one of edge.hosts, or covered by a wildcard there",
                cure: "add it to edge.hosts, or name one that stands there",
            },
        ],
    },
    {
        states: "a host in capitals",
        set: {
            routes: { "Shop.example.com": { rules: [{ name: "cart", backendRefs: [CART] }] } },
            services: SERVICES,
        },
        problems: [
            {
                path: 'mesh-edge:routes["Shop.example.com"]',
                value: "Shop.example.com",
                rule: "must be a lower-case DNS name, or *. and one",
                cure: 'rename it to "shop.example.com"',
            },
        ],
    },
    {
        states: "a host without rules",
        set: { routes: { "shop.example.com": { rules: [] } } },
        problems: [
            {
                path: 'mesh-edge:routes["shop.example.com"].rules',
                value: [],
                rule: "must have a rule",
                cure: 'write for example [{"name":"cart","backendRefs":[{"name":"cart","namespace":"shop","port":8080}]}]',
            },
        ],
    },
    {
        states: "the rules of a host as a list of their own",
        set: {
            routes: { "shop.example.com": [{ name: "cart", backendRefs: [CART] }] },
            services: SERVICES,
        },
        problems: [
            {
                path: 'mesh-edge:routes["shop.example.com"]',
                value: [
                    {
                        name: "cart",
                        backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                    },
                ],
                rule: "must be a map of allowFaults, rules",
                cure: 'write for example {"rules":[{"name":"cart","backendRefs":[{"name":"cart","namespace":"shop","port":8080}]}]}',
            },
        ],
    },
    {
        states: "a fault in a stack that is protected",
        set: {
            protect: true,
            routes: {
                "shop.example.com": {
                    rules: [
                        {
                            name: "cart",
                            backendRefs: [CART],
                            filters: { fault: { abort: { httpStatus: 503, percent: 1 } } },
                        },
                    ],
                },
            },
            services: SERVICES,
        },
        problems: [
            {
                path: 'mesh-edge:routes["shop.example.com"].rules[0].filters.fault',
                value: { abort: { httpStatus: 503, percent: 1 } },
                rule: "must be left out with protect: true, unless the host has allowFaults: true",
                cure: "take it out, or set allowFaults to true for this host",
            },
        ],
    },
    {
        states: "a redirect and a method of HTTP on a grpc host",
        set: {
            "edge.hosts": [{ name: "grpc.example.com", protocol: "grpc" }],
            routes: {
                "grpc.example.com": {
                    rules: [
                        {
                            name: "cart",
                            backendRefs: [],
                            matches: [{ path: { value: "/a" }, method: "GET" }],
                            filters: { requestRedirect: { path: { replaceFullPath: "/b" } } },
                        },
                    ],
                },
            },
            services: SERVICES,
        },
        problems: [
            {
                path: 'mesh-edge:routes["grpc.example.com"].rules[0].matches[0].method',
                value: "GET",
                rule: "must be POST on a grpc host: every call of gRPC is one",
                cure: 'write "POST", or take it out',
            },
            {
                path: 'mesh-edge:routes["grpc.example.com"].rules[0].filters.requestRedirect',
                value: "cart",
                rule: "must be left out on a grpc host: clients of gRPC follow no redirect",
                cure: "send the calls to a service",
            },
        ],
    },
    {
        states: "a service by its name alone",
        set: { services: { cart: { ports: [8080] } } },
        problems: [
            {
                path: "mesh-edge:services.cart",
                value: "cart",
                rule: "must be <namespace>/<name> of a Service, such as shop/cart",
                cure: "put its namespace and a / before its name",
            },
        ],
    },
    {
        states: "a service without ports",
        set: { services: { "shop/cart": {} } },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.ports",
                value: undefined,
                rule: "must be set",
                cure: "add it, for example [8080]",
            },
        ],
    },
    {
        states: "a version without labels",
        set: { services: { "shop/cart": { ports: [8080], versions: { v1: {} } } } },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.versions.v1",
                value: {},
                rule: "must have a label",
                cure: 'write for example {"version":"v1"}',
            },
        ],
    },
    {
        states: "a label that YAML takes for a number",
        set: { services: { "shop/cart": { ports: [8080], versions: { v1: { version: 1 } } } } },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.versions.v1.version",
                value: 1,
                rule: "must be text",
                cure: 'quote it: "1"',
            },
        ],
    },
    {
        states: "two versions of the same pods",
        set: {
            services: {
                "shop/cart": {
                    ports: [8080],
                    versions: { v1: { app: "cart" }, v2: { app: "cart" } },
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.versions.v2",
                value: { app: "cart" },
                rule: "must have other labels than version v1: these are the same pods",
                cure: "write a label that only its pods have, or take it out",
            },
        ],
    },
    {
        states: "a version's name in capitals",
        set: { services: { "shop/cart": { ports: [8080], versions: { V1: { app: "cart" } } } } },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.versions.V1",
                value: "V1",
                rule: "must be 1-63 of a-z, 0-9 and -, starting and ending with a letter or a digit",
                cure: 'rename it to "v1"',
            },
        ],
    },
    {
        states: "a circuit breaker that says nothing",
        set: { services: { "shop/cart": { ports: [8080], circuitBreaker: {} } } },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.circuitBreaker",
                value: {},
                rule: "must name one of connectionPool, outlierDetection, or nothing comes of it",
                cure: "take it out, or add the one that is meant",
            },
        ],
    },
    {
        states: "a connection pool that says nothing",
        set: {
            services: { "shop/cart": { ports: [8080], circuitBreaker: { connectionPool: {} } } },
        },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.circuitBreaker.connectionPool",
                value: {},
                rule: "must name one of maxConnections, maxPendingRequests, maxRequests, maxRequestsPerConnection, maxRetries, connectTimeout, idleTimeout, or nothing comes of it",
                cure: "take it out, or add the one that is meant",
            },
        ],
    },
    {
        states: "a pool of no connection",
        set: {
            services: {
                "shop/cart": {
                    ports: [8080],
                    circuitBreaker: { connectionPool: { maxConnections: 0 } },
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.circuitBreaker.connectionPool.maxConnections",
                value: 0,
                rule: "must be a whole number, 1 to 2147483647",
                cure: "raise it to 1",
            },
        ],
    },
    {
        states: "outliers that nothing makes",
        set: {
            services: {
                "shop/cart": {
                    ports: [8080],
                    circuitBreaker: { outlierDetection: { consecutive5xxErrors: 0 } },
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.circuitBreaker.outlierDetection.consecutive5xxErrors",
                value: 0,
                rule: "must be above 0 where consecutiveGatewayErrors is 0: no pod would ever be ejected",
                cure: "raise it to 1, or take outlierDetection out",
            },
        ],
    },
    {
        states: "gateway errors that other errors come before",
        set: {
            services: {
                "shop/cart": {
                    ports: [8080],
                    circuitBreaker: { outlierDetection: { consecutiveGatewayErrors: 5 } },
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.circuitBreaker.outlierDetection.consecutiveGatewayErrors",
                value: 5,
                rule: "must be below consecutive5xxErrors, 5, which counts these errors too",
                cure: "lower it to 4, or raise consecutive5xxErrors",
            },
        ],
    },
    {
        states: "a health of more than all pods",
        set: {
            services: {
                "shop/cart": {
                    ports: [8080],
                    circuitBreaker: { outlierDetection: { minHealthPercent: 150 } },
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.circuitBreaker.outlierDetection.minHealthPercent",
                value: 150,
                rule: "must be a whole number, 0 to 100",
                cure: "lower it to 100",
            },
        ],
    },
    {
        states: "two ways to stay with a pod",
        set: {
            services: {
                "shop/cart": {
                    ports: [8080],
                    sessionAffinity: { header: "x-user", sourceIp: true },
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.sessionAffinity",
                value: ["header", "sourceIp"],
                rule: "must name exactly one of cookie, header, queryParam, sourceIp",
                cure: "take the others out",
            },
        ],
    },
    {
        states: "no way to stay with a pod",
        set: { services: { "shop/cart": { ports: [8080], sessionAffinity: { sourceIp: false } } } },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.sessionAffinity",
                value: [],
                rule: "must name exactly one of cookie, header, queryParam, sourceIp",
                cure: "add the one that is meant",
            },
        ],
    },
    {
        states: "a way to choose a pod beside one to stay with it",
        set: {
            services: {
                "shop/cart": {
                    ports: [8080],
                    loadBalancing: "RANDOM",
                    sessionAffinity: { sourceIp: true },
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.loadBalancing",
                value: "RANDOM",
                rule: "must be left out beside sessionAffinity, which chooses the pod",
                cure: "take it out, or take sessionAffinity out",
            },
        ],
    },
    {
        states: "a way to choose a pod by a common name",
        set: { services: { "shop/cart": { ports: [8080], loadBalancing: "round-robin" } } },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.loadBalancing",
                value: "round-robin",
                rule: "must be one of LEAST_REQUEST, ROUND_ROBIN, RANDOM",
                cure: 'write "ROUND_ROBIN"',
            },
        ],
    },
    {
        states: "a cookie without a name",
        set: { services: { "shop/cart": { ports: [8080], sessionAffinity: { cookie: {} } } } },
        problems: [
            {
                path: "mesh-edge:services.shop/cart.sessionAffinity.cookie.name",
                value: undefined,
                rule: "must be set",
                cure: 'add it, for example "shop-session"',
            },
        ],
    },
    {
        states: "more matches than a host may have",
        set: {
            routes: {
                "shop.example.com": {
                    rules: [
                        { name: "all", backendRefs: [CART] },
                        ...[0, 1, 2, 3].map((group) => ({
                            name: `group-${group}`,
                            matches: [...Array(50).keys()].map((n) => ({
                                path: { value: `/${group}/${n}` },
                            })),
                            backendRefs: [CART],
                        })),
                    ],
                },
            },
            services: SERVICES,
        },
        problems: [
            {
                path: 'mesh-edge:routes["shop.example.com"].rules',
                value: 201,
                rule: "must have 200 matches at most, all rules together: istiod and each gateway pod keep all of them, and go through them for a request one by one",
                cure: "cover several by a prefix, or give some of them a host of their own",
            },
        ],
    },
    {
        states: "a regular expression and a body longer than the gateway takes",
        set: {
            routes: {
                "shop.example.com": {
                    rules: [
                        {
                            name: "long",
                            matches: [
                                {
                                    path: {
                                        type: "RegularExpression",
                                        value: `/${"a".repeat(1024)}`,
                                    },
                                },
                            ],
                            filters: {
                                directResponse: { statusCode: 200, body: "a".repeat(4100) },
                            },
                        },
                    ],
                },
            },
        },
        problems: [
            {
                path: 'mesh-edge:routes["shop.example.com"].rules[0].matches[0].path.value',
                value: `/${"a".repeat(1024)}`,
                rule: "must not be longer than 1024 characters",
                cure: "shorten it by 1 characters",
            },
            {
                path: 'mesh-edge:routes["shop.example.com"].rules[0].filters.directResponse.body',
                value: "a".repeat(4100),
                rule: "must not be longer than 4096 characters",
                cure: "shorten it by 4 characters",
            },
        ],
    },
];
