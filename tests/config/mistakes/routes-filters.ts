import { rules } from "./routes-config";
import type { Mistake } from "./mistake";

export const ROUTE_FILTERS: readonly Mistake[] = [
    rules("a rule that does nothing", [{ name: "cart", backendRefs: [] }], {
        at: ".rules[0]",
        value: [],
        rule: "must have exactly one of backendRefs, filters.requestRedirect, filters.directResponse",
        cure: "add the one that is meant",
    }),
    rules(
        "a rule that does two things",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { directResponse: { statusCode: 503 } },
            },
        ],
        {
            at: ".rules[0]",
            value: ["backendRefs", "filters.directResponse"],
            rule: "must have exactly one of backendRefs, filters.requestRedirect, filters.directResponse",
            cure: "make a rule of each, or take the others out",
        },
    ),
    rules(
        "a rewrite beside a redirect",
        [
            {
                name: "cart",
                backendRefs: [],
                matches: [{ path: { value: "/old" } }],
                filters: {
                    requestRedirect: { path: { replaceFullPath: "/new" } },
                    urlRewrite: { hostname: "a.example.com" },
                },
            },
        ],
        {
            at: ".rules[0].filters.urlRewrite",
            value: { hostname: "a.example.com" },
            rule: "must be left out beside filters.requestRedirect: no service is asked",
            cure: "take it out",
        },
    ),
    rules(
        "a fault, a mirror, a header and times of a service beside an answer of the gateway's own",
        [
            {
                name: "cart",
                backendRefs: [],
                filters: {
                    directResponse: { statusCode: 503 },
                    fault: { abort: { httpStatus: 500, percent: 1 } },
                    requestMirror: { backendRef: { name: "cart", namespace: "shop", port: 8080 } },
                    requestHeaderModifier: { remove: ["x-a"] },
                },
                timeouts: { request: "1s" },
                retry: {},
            },
        ],
        {
            at: ".rules[0].filters.fault",
            value: { abort: { httpStatus: 500, percent: 1 } },
            rule: "must be left out beside filters.directResponse: no service is asked",
            cure: "take it out",
        },
        {
            at: ".rules[0].filters.requestMirror",
            value: { backendRef: { name: "cart", namespace: "shop", port: 8080 } },
            rule: "must be left out beside filters.directResponse: no service is asked",
            cure: "take it out",
        },
        {
            at: ".rules[0].filters.requestHeaderModifier",
            value: { remove: ["x-a"] },
            rule: "must be left out beside filters.directResponse: no service is asked",
            cure: "take it out",
        },
        {
            at: ".rules[0].timeouts.request",
            value: "1s",
            rule: "must be left out beside filters.directResponse: no service is asked",
            cure: "take it out",
        },
        {
            at: ".rules[0].retry",
            value: {},
            rule: "must be left out beside filters.directResponse: no service is asked",
            cure: "take it out",
        },
    ),
    rules(
        "a rewrite that says nothing",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { urlRewrite: {} },
            },
        ],
        {
            at: ".rules[0].filters.urlRewrite",
            value: {},
            rule: "must name one of hostname, path, or nothing comes of it",
            cure: "take it out, or add the one that is meant",
        },
    ),
    rules(
        "a redirect that says only its status",
        [{ name: "cart", backendRefs: [], filters: { requestRedirect: { statusCode: 301 } } }],
        {
            at: ".rules[0].filters.requestRedirect",
            value: {},
            rule: "must name one of scheme, hostname, path, port, or nothing comes of it",
            cure: "take it out, or add the one that is meant",
        },
    ),
    rules(
        "a change of headers that says nothing",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { requestHeaderModifier: {} },
            },
        ],
        {
            at: ".rules[0].filters.requestHeaderModifier",
            value: {},
            rule: "must name one of set, add, remove, or nothing comes of it",
            cure: "take it out, or add the one that is meant",
        },
    ),
    rules(
        "two ways to replace a path",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/a" } }],
                filters: {
                    urlRewrite: { path: { replaceFullPath: "/b", replacePrefixMatch: "/c" } },
                },
            },
        ],
        {
            at: ".rules[0].filters.urlRewrite.path",
            value: ["replaceFullPath", "replacePrefixMatch"],
            rule: "must name exactly one of replaceFullPath, replacePrefixMatch",
            cure: "take the others out",
        },
    ),
    rules(
        "a path to replace, and nothing in its place",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { urlRewrite: { path: {} } },
            },
        ],
        {
            at: ".rules[0].filters.urlRewrite.path",
            value: [],
            rule: "must name exactly one of replaceFullPath, replacePrefixMatch",
            cure: "add the one that is meant",
        },
    ),
    rules(
        "a prefix to replace where there is none",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "Exact", value: "/a" } }],
                filters: { urlRewrite: { path: { replacePrefixMatch: "/b" } } },
            },
        ],
        {
            at: ".rules[0].filters.urlRewrite.path.replacePrefixMatch",
            value: "/b",
            rule: "must be left out where a match has no PathPrefix, as matches[0]",
            cure: "use replaceFullPath in its place, or give that match a rule of its own",
        },
    ),
    rules(
        "a replaced path with a query",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { urlRewrite: { path: { replaceFullPath: "/a?b=c" } } },
            },
        ],
        {
            at: ".rules[0].filters.urlRewrite.path.replaceFullPath",
            value: "/a?b=c",
            rule: "must be a path that starts with /, without a query; that of the request stays",
            cure: 'write "/a"',
        },
    ),
    rules(
        "a rewrite to a wildcard",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { urlRewrite: { hostname: "*.example.com" } },
            },
        ],
        {
            at: ".rules[0].filters.urlRewrite.hostname",
            value: "*.example.com",
            rule: "must be one host, no wildcard",
            cure: 'write for example "cart.example.com"',
        },
    ),
    rules(
        "a redirect to the path it is for",
        [
            {
                name: "cart",
                backendRefs: [],
                matches: [{ path: { type: "Exact", value: "/a" } }],
                filters: { requestRedirect: { path: { replaceFullPath: "/a" } } },
            },
        ],
        {
            at: ".rules[0].filters.requestRedirect",
            value: { path: { replaceFullPath: "/a" } },
            rule: "must lead elsewhere; /a comes back to the rule itself",
            cure: "set another path or hostname, or make the rule's own path an Exact one",
        },
    ),
    rules(
        "a redirect to below itself",
        [
            {
                name: "cart",
                backendRefs: [],
                matches: [{ path: { value: "/a" } }],
                filters: { requestRedirect: { path: { replacePrefixMatch: "/a/b" } } },
            },
        ],
        {
            at: ".rules[0].filters.requestRedirect",
            value: { path: { replacePrefixMatch: "/a/b" } },
            rule: "must lead elsewhere; /a comes back to the rule itself",
            cure: "set another path or hostname, or make the rule's own path an Exact one",
        },
    ),
    rules(
        "a redirect to https, which all requests have",
        [
            {
                name: "cart",
                backendRefs: [],
                matches: [{ path: { value: "/a" } }],
                filters: { requestRedirect: { scheme: "https" } },
            },
        ],
        {
            at: ".rules[0].filters.requestRedirect",
            value: { scheme: "https" },
            rule: "must lead elsewhere; /a comes back to the rule itself",
            cure: "set another path or hostname, or make the rule's own path an Exact one",
        },
    ),
    rules(
        "two redirects to each other",
        [
            {
                name: "one",
                backendRefs: [],
                matches: [{ path: { type: "Exact", value: "/a" } }],
                filters: { requestRedirect: { path: { replaceFullPath: "/b" } } },
            },
            {
                name: "two",
                backendRefs: [],
                matches: [{ path: { type: "Exact", value: "/b" } }],
                filters: { requestRedirect: { path: { replaceFullPath: "/a" } } },
            },
        ],
        {
            at: ".rules[0].filters.requestRedirect",
            value: { path: { replaceFullPath: "/b" } },
            rule: "must lead elsewhere; /a comes back to the rule itself",
            cure: "set another path or hostname, or make the rule's own path an Exact one",
        },
        {
            at: ".rules[1].filters.requestRedirect",
            value: { path: { replaceFullPath: "/a" } },
            rule: "must lead elsewhere; /b comes back to the rule itself",
            cure: "set another path or hostname, or make the rule's own path an Exact one",
        },
    ),
    rules(
        "a redirect to http",
        [
            {
                name: "cart",
                backendRefs: [],
                matches: [{ path: { type: "Exact", value: "/a" } }],
                filters: { requestRedirect: { scheme: "http", path: { replaceFullPath: "/b" } } },
            },
        ],
        {
            at: ".rules[0].filters.requestRedirect.scheme",
            value: "http",
            rule: "must be https for a host of the edge: the ALB sends clients back to it, or closes port 80",
            cure: 'write "https"',
        },
    ),
    rules(
        "a redirect with a status that is none",
        [
            {
                name: "cart",
                backendRefs: [],
                matches: [{ path: { type: "Exact", value: "/a" } }],
                filters: { requestRedirect: { path: { replaceFullPath: "/b" }, statusCode: 300 } },
            },
        ],
        {
            at: ".rules[0].filters.requestRedirect.statusCode",
            value: 300,
            rule: "must be one of 301, 302, 303, 307, 308",
            cure: "write one of 301, 302, 303, 307, 308",
        },
    ),
    rules(
        "an answer with a status that is none",
        [{ name: "cart", backendRefs: [], filters: { directResponse: { statusCode: 99 } } }],
        {
            at: ".rules[0].filters.directResponse.statusCode",
            value: 99,
            rule: "must be a whole number, 200 to 599",
            cure: "raise it to 200",
        },
    ),
    rules(
        "a header that is changed twice",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: {
                    responseHeaderModifier: { set: [{ name: "x-a", value: "1" }], remove: ["X-A"] },
                },
            },
        ],
        {
            at: ".rules[0].filters.responseHeaderModifier.remove[0]",
            value: "X-A",
            rule: 'must be named once; routes["shop.example.com"].rules[0].filters.responseHeaderModifier.set[0].name is the same',
            cure: "take the entry out, or write the name that was meant",
        },
    ),
    rules(
        "the host as a header to set",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: {
                    requestHeaderModifier: { set: [{ name: "host", value: "a.example.com" }] },
                },
            },
        ],
        {
            at: ".rules[0].filters.requestHeaderModifier.set[0].name",
            value: "host",
            rule: "must not be the host, which is no header to the gateway",
            cure: "use filters.urlRewrite.hostname in its place",
        },
    ),
    rules(
        "the host as a header of answers",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { responseHeaderModifier: { remove: ["host"] } },
            },
        ],
        {
            at: ".rules[0].filters.responseHeaderModifier.remove[0]",
            value: "host",
            rule: "must not be the host, which is no header to the gateway",
            cure: "take the entry out: answers have no host",
        },
    ),
    rules(
        "a header's value with a line break",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { requestHeaderModifier: { add: [{ name: "x-a", value: "1\n2" }] } },
            },
        ],
        {
            at: ".rules[0].filters.requestHeaderModifier.add[0].value",
            value: "1\n2",
            rule: "must not hold control characters",
            cure: 'write for example "shop"',
        },
    ),
    rules(
        "an origin with a path",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { cors: { allowOrigins: ["https://www.example.com/"] } },
            },
        ],
        {
            at: ".rules[0].filters.cors.allowOrigins[0]",
            value: "https://www.example.com/",
            rule: "must be *, or an origin in small letters such as https://www.example.com, without a path and the usual port",
            cure: 'write "https://www.example.com"',
        },
    ),
    rules(
        "an origin without its scheme",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { cors: { allowOrigins: ["www.example.com"] } },
            },
        ],
        {
            at: ".rules[0].filters.cors.allowOrigins[0]",
            value: "www.example.com",
            rule: "must be *, or an origin in small letters such as https://www.example.com, without a path and the usual port",
            cure: 'write "https://www.example.com"',
        },
    ),
    rules(
        "an origin with a port that browsers leave out",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: {
                    cors: {
                        allowOrigins: [
                            "https://www.example.com:443",
                            "http://*.example.com:80",
                            "https://www.example.com:80",
                        ],
                    },
                },
            },
        ],
        {
            at: ".rules[0].filters.cors.allowOrigins[0]",
            value: "https://www.example.com:443",
            rule: "must be *, or an origin in small letters such as https://www.example.com, without a path and the usual port",
            cure: 'write "https://www.example.com"',
        },
        {
            at: ".rules[0].filters.cors.allowOrigins[1]",
            value: "http://*.example.com:80",
            rule: "must be *, or an origin in small letters such as https://www.example.com, without a path and the usual port",
            cure: 'write "http://*.example.com"',
        },
    ),
    rules(
        "the origin of pages that have none",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { cors: { allowOrigins: ["null"] } },
            },
        ],
        {
            at: ".rules[0].filters.cors.allowOrigins[0]",
            value: "null",
            rule: "must be *, or an origin in small letters such as https://www.example.com, without a path and the usual port",
            cure: "name the origins of the pages that call",
        },
    ),
    rules(
        "preflights that no rule takes",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [
                    { path: { value: "/cart" }, method: "GET" },
                    { path: { value: "/cart" }, method: "PUT" },
                ],
                filters: { cors: { allowOrigins: ["https://www.example.com"] } },
            },
        ],
        {
            at: ".rules[0].filters.cors",
            value: {
                allowOrigins: ["https://www.example.com"],
            },
            rule: "must be asked for by browsers: they do so by OPTIONS, without the headers of the request, and that gets 404",
            cure: "add a match to the rule with the same path, method: OPTIONS and no headers",
        },
    ),
    rules(
        "preflights that a rule without cors takes",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
            },
            {
                name: "canary",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080, version: "v1" }],
                matches: [{ headers: [{ name: "x-canary", value: "yes" }] }],
                filters: {
                    cors: { allowOrigins: ["https://www.example.com"], allowHeaders: ["x-canary"] },
                },
            },
            {
                name: "asked",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/asked" }, method: "OPTIONS" }],
            },
            {
                name: "put",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/asked" }, method: "PUT" }],
                filters: { cors: { allowOrigins: ["https://www.example.com"] } },
            },
        ],
        {
            at: ".rules[1].filters.cors",
            value: {
                allowOrigins: ["https://www.example.com"],
                allowHeaders: ["x-canary"],
            },
            rule: 'must be asked for by browsers: they do so by OPTIONS, without the headers of the request, and that goes to routes["shop.example.com"].rules[0], which has no cors',
            cure: "add a match to the rule with the same path, method: OPTIONS and no headers",
        },
        {
            at: ".rules[3].filters.cors",
            value: {
                allowOrigins: ["https://www.example.com"],
            },
            rule: 'must be asked for by browsers: they do so by OPTIONS, without the headers of the request, and that goes to routes["shop.example.com"].rules[2], which has no cors',
            cure: "set filters.cors there too",
        },
    ),
    rules(
        "credentials for every origin",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { cors: { allowOrigins: ["*"], allowCredentials: true } },
            },
        ],
        {
            at: ".rules[0].filters.cors.allowCredentials",
            value: true,
            rule: "must be false where allowOrigins has *: any page could act for whoever visits it",
            cure: "take it out, or name the origins",
        },
    ),
    rules(
        "every origin beside another",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { cors: { allowOrigins: ["*", "https://www.example.com"] } },
            },
        ],
        {
            at: ".rules[0].filters.cors.allowOrigins",
            value: ["*", "https://www.example.com"],
            rule: "must have * alone: it is every origin",
            cure: 'write ["*"], or take * out',
        },
    ),
    rules(
        "a fault that is none",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { fault: {} },
            },
        ],
        {
            at: ".rules[0].filters.fault",
            value: {},
            rule: "must name one of delay, abort, or nothing comes of it",
            cure: "take it out, or add the one that is meant",
        },
    ),
    rules(
        "an abort with two statuses",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: {
                    fault: { abort: { httpStatus: 503, grpcStatus: "UNAVAILABLE", percent: 1 } },
                },
            },
        ],
        {
            at: ".rules[0].filters.fault.abort",
            value: ["httpStatus", "grpcStatus"],
            rule: "must name exactly one of httpStatus, grpcStatus",
            cure: "take the others out",
        },
    ),
    rules(
        "an abort without a status",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { fault: { abort: { percent: 1 } } },
            },
        ],
        {
            at: ".rules[0].filters.fault.abort",
            value: [],
            rule: "must name exactly one of httpStatus, grpcStatus",
            cure: "add the one that is meant",
        },
    ),
    rules(
        "a status of gRPC that there is not",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { fault: { abort: { grpcStatus: "UNAVAILBLE", percent: 1 } } },
            },
        ],
        {
            at: ".rules[0].filters.fault.abort.grpcStatus",
            value: "UNAVAILBLE",
            rule: "must be one of CANCELLED, UNKNOWN, INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED, RESOURCE_EXHAUSTED, FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS, UNAUTHENTICATED",
            cure: 'did you mean "UNAVAILABLE"?',
        },
    ),
    rules(
        "a fault for more than all requests",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { fault: { abort: { httpStatus: 503, percent: 150 } } },
            },
        ],
        {
            at: ".rules[0].filters.fault.abort.percent",
            value: 150,
            rule: "must be a number, 0 to 100",
            cure: "lower it to 100",
        },
    ),
    rules(
        "a fault for fewer requests than Istio can tell from none",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { fault: { abort: { httpStatus: 503, percent: 1e-5 } } },
            },
        ],
        {
            at: ".rules[0].filters.fault.abort.percent",
            value: 1e-5,
            rule: "must be 0, or 0.0001 to 100",
            cure: "write for example 10",
        },
    ),
    rules(
        "a delay without a unit",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { fault: { delay: { fixedDelay: 2, percent: 1 } } },
            },
        ],
        {
            at: ".rules[0].filters.fault.delay.fixedDelay",
            value: 2,
            rule: "must be text",
            cure: 'write "2s"',
        },
    ),
    rules(
        "a delay that the ALB doesn't wait for",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: { fault: { delay: { fixedDelay: "2m", percent: 1 } } },
            },
        ],
        {
            at: ".rules[0].filters.fault.delay.fixedDelay",
            value: "2m",
            rule: "must be below edge.idleTimeoutSeconds, 60: the ALB answers 504 by then",
            cure: 'lower it to "59s", or raise edge.idleTimeoutSeconds',
        },
    ),
];
