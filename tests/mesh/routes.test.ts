import { describe, expect, it } from "vitest";

import { routesSpec, virtualServices } from "../../components/mesh/routes/virtual-services";
import { defaultRouteSpec } from "../../components/mesh/default-route";
import { validate } from "../support/schemas";
import { CART, rulesWith } from "./routes-args";

const HOST = "shop.example.com";
const DESTINATION = { host: "cart.shop.svc.cluster.local", port: { number: 8080 } };
const TO_CART = { route: [{ destination: DESTINATION }] };
const EVERYTHING = [{ uri: { prefix: "/" } }];

/** Keys that Istio 1.30 and 1.31 have, and the package with its schemas not yet; istioctl takes them (Pulumi.routes.yaml). */
const NEWER = /\/(uriRegexRewrite|prefixRewrite|backoff) is unknown$/;

/** What Istio gets of one rule. */
const compiled = (rule: object) => {
    const spec = routesSpec(HOST, rulesWith({ name: "cart", ...rule }));
    const found = validate({
        apiVersion: "networking.istio.io/v1",
        kind: "VirtualService",
        metadata: { name: "x" },
        spec,
    });
    expect(found.filter((problem) => !NEWER.test(problem))).toEqual([]);
    return spec.http;
};
const toCart = (rule: object) => compiled({ backendRefs: [CART], ...rule });
const answer = (filters: object, rule: object = {}) => compiled({ filters, ...rule });
const at = (value: string, type = "PathPrefix") => ({ matches: [{ path: { type, value } }] });

describe("a VirtualService", () => {
    it("is for one host, on the entrance alone, and seen in the gateway's namespace alone", () => {
        expect(routesSpec(HOST, rulesWith({ name: "cart", backendRefs: [CART] }))).toEqual({
            hosts: [HOST],
            gateways: ["common-external-gateway"],
            exportTo: ["."],
            http: [{ name: "cart", match: EVERYTHING, ...TO_CART }],
        });
    });

    it("is there once for each host of the edge, and for hosts below its wildcards that have routes", () => {
        const rules = rulesWith({ name: "cart", backendRefs: [CART] });
        const routes = {
            [HOST]: { allowFaults: false, rules },
            "a.example.com": { allowFaults: false, rules },
        };
        expect(virtualServices([HOST, "*.example.com"], routes)).toEqual([
            [HOST, routesSpec(HOST, rules)],
            ["*.example.com", defaultRouteSpec("*.example.com")],
            ["a.example.com", routesSpec("a.example.com", rules)],
        ]);
    });

    it("has no page that says the entrance works where the host has routes", () => {
        expect(JSON.stringify(toCart(at("/cart")))).not.toContain("directResponse");
    });
});

describe("a match", () => {
    it.each([
        ["Exact", "/cart", [{ uri: { exact: "/cart" } }]],
        ["PathPrefix", "/cart", [{ uri: { exact: "/cart" } }, { uri: { prefix: "/cart/" } }]],
        ["PathPrefix", "/cart/", [{ uri: { exact: "/cart" } }, { uri: { prefix: "/cart/" } }]],
        ["PathPrefix", "/", EVERYTHING],
        ["RegularExpression", "/cart/[0-9]+", [{ uri: { regex: "/cart/[0-9]+" } }]],
    ])("by %s %s goes by whole elements of the path", (type, value, match) => {
        expect(toCart(at(value, type))).toEqual([{ name: "cart", match, ...TO_CART }]);
    });

    it("asks for method, headers and parameters in each of its forms", () => {
        const conditions = {
            method: { exact: "GET" },
            headers: { "x-canary": { exact: "yes" } },
            queryParams: { v: { regex: "1|2" } },
        };
        expect(
            toCart({
                matches: [
                    {
                        path: { value: "/cart" },
                        method: "GET",
                        headers: [{ name: "X-Canary", value: "yes" }],
                        queryParams: [{ name: "v", type: "RegularExpression", value: "1|2" }],
                    },
                ],
            }),
        ).toEqual([
            {
                name: "cart",
                match: [
                    { uri: { exact: "/cart" }, ...conditions },
                    { uri: { prefix: "/cart/" }, ...conditions },
                ],
                ...TO_CART,
            },
        ]);
    });

    it("of several in a rule stands where its own precedence puts it", () => {
        const rules = rulesWith(
            { name: "all", backendRefs: [CART] },
            {
                name: "two",
                backendRefs: [CART],
                matches: [
                    { path: { type: "RegularExpression", value: "/x.*" } },
                    { path: { type: "Exact", value: "/x" } },
                ],
            },
            { name: "long", backendRefs: [CART], ...at("/cart/items") },
            { name: "short", backendRefs: [CART], ...at("/cart") },
            {
                name: "get",
                backendRefs: [CART],
                matches: [{ path: { value: "/cart" }, method: "GET" }],
            },
            {
                name: "header",
                backendRefs: [CART],
                matches: [{ path: { value: "/cart" }, headers: [{ name: "a", value: "b" }] }],
            },
        );
        expect(routesSpec(HOST, rules).http.map(({ name }) => name)).toEqual([
            "two",
            "long",
            "get",
            "header",
            "short",
            "all",
            "two",
        ]);
    });
});

describe("backends", () => {
    it("share the requests by weight, and keep one of 0", () => {
        const backend = (version: string, weight: number) => ({ ...CART, version, weight });
        const subset = (name: string) => ({ ...DESTINATION, subset: name });
        expect(toCart({ backendRefs: [backend("v1", 100), backend("v2", 0)] })).toEqual([
            {
                name: "cart",
                match: EVERYTHING,
                route: [
                    { destination: subset("v1"), weight: 100 },
                    { destination: subset("v2"), weight: 0 },
                ],
            },
        ]);
    });
});

describe("filters", () => {
    it("replace a prefix by whole elements, alone and with what is below", () => {
        const to = (replacePrefixMatch: string) =>
            toCart({ ...at("/api"), filters: { urlRewrite: { path: { replacePrefixMatch } } } });
        const both = (alone: string, below: string) => [
            {
                name: "cart",
                match: [{ uri: { exact: "/api" } }],
                ...TO_CART,
                rewrite: { uri: alone },
            },
            {
                name: "cart",
                match: [{ uri: { prefix: "/api/" } }],
                ...TO_CART,
                rewrite: { uri: below },
            },
        ];
        expect(to("/v1")).toEqual(both("/v1", "/v1/"));
        expect(to("/v1/")).toEqual(both("/v1/", "/v1/"));
        expect(to("/")).toEqual(both("/", "/"));
    });

    it("replace the whole path, and the host", () => {
        const urlRewrite = { hostname: "a.example.com", path: { replaceFullPath: "/new" } };
        expect(toCart({ filters: { urlRewrite } })).toEqual([
            {
                name: "cart",
                match: EVERYTHING,
                ...TO_CART,
                rewrite: {
                    authority: "a.example.com",
                    uriRegexRewrite: { match: "/.*", rewrite: "/new" },
                },
            },
        ]);
    });

    it("redirect to another scheme, host, port and path", () => {
        const requestRedirect = {
            scheme: "https",
            hostname: "www.example.org",
            port: 8443,
            path: { replaceFullPath: "/new" },
            statusCode: 308,
        };
        expect(answer({ requestRedirect })).toEqual([
            {
                name: "cart",
                match: EVERYTHING,
                redirect: {
                    scheme: "https",
                    authority: "www.example.org",
                    port: 8443,
                    uri: "/new",
                    redirectCode: 308,
                },
            },
        ]);
    });

    it("redirect a prefix with what is below it", () => {
        const requestRedirect = { path: { replacePrefixMatch: "/shop" } };
        expect(
            answer({ requestRedirect }, at("/old")).map(({ match, redirect }) => ({
                match,
                redirect,
            })),
        ).toEqual([
            { match: [{ uri: { exact: "/old" } }], redirect: { uri: "/shop", redirectCode: 302 } },
            {
                match: [{ uri: { prefix: "/old/" } }],
                redirect: { prefixRewrite: "/shop/", redirectCode: 302 },
            },
        ]);
    });

    it("answer at the gateway itself, a type of the body only where it isn't plain text", () => {
        expect(answer({ directResponse: { statusCode: 503, body: "Back at noon." } })).toEqual([
            {
                name: "cart",
                match: EVERYTHING,
                directResponse: { status: 503, body: { string: "Back at noon." } },
            },
        ]);
        const json = { statusCode: 200, contentType: "application/json", body: "{}" };
        expect(answer({ directResponse: json })).toEqual([
            {
                name: "cart",
                match: EVERYTHING,
                directResponse: { status: 200, body: { string: "{}" } },
                headers: { response: { set: { "content-type": "application/json" } } },
            },
        ]);
    });

    it("change headers, in which a % is a plain character", () => {
        expect(
            toCart({
                filters: {
                    requestHeaderModifier: {
                        set: [{ name: "x-part", value: "100%" }],
                        add: [{ name: "x-by", value: "edge" }],
                        remove: ["x-internal"],
                    },
                    responseHeaderModifier: { remove: ["server"] },
                },
            })[0]?.headers,
        ).toEqual({
            request: {
                set: { "x-part": "100%%" },
                add: { "x-by": "edge" },
                remove: ["x-internal"],
            },
            response: { remove: ["server"] },
        });
    });

    it("let origins in by name, by a wildcard for a host, or all", () => {
        const cors = (allowOrigins: string[], more: object = {}) =>
            toCart({ filters: { cors: { allowOrigins, ...more } } })[0]?.corsPolicy;
        expect(cors(["https://a.example.com", "https://*.b.example.com:8443"])).toEqual({
            allowOrigins: [
                { exact: "https://a.example.com" },
                { regex: "https://[^/\\s?#]+\\.b\\.example\\.com:8443" },
            ],
            maxAge: "5s",
        });
        expect(
            cors(["*"], {
                allowMethods: ["PUT"],
                allowHeaders: ["a"],
                exposeHeaders: ["b"],
                maxAge: 60,
            }),
        ).toEqual({
            allowOrigins: [{ regex: "[a-zA-Z][a-zA-Z0-9+.-]*://[^/\\s?#]+" }],
            allowMethods: ["PUT"],
            allowHeaders: ["a"],
            exposeHeaders: ["b"],
            maxAge: "60s",
        });
        expect(cors(["https://a.example.com"], { allowCredentials: true })).toMatchObject({
            allowCredentials: true,
        });
    });

    it("copy requests, all or a part of them", () => {
        const backendRef = { ...CART, version: "v2" };
        const mirror = { ...DESTINATION, subset: "v2" };
        expect(toCart({ filters: { requestMirror: { backendRef } } })[0]).toMatchObject({
            mirror,
            mirrorPercentage: { value: 100 },
        });
        expect(
            toCart({ filters: { requestMirror: { backendRef, percent: 0.5 } } })[0],
        ).toMatchObject({
            mirror,
            mirrorPercentage: { value: 0.5 },
        });
    });

    it("delay and abort a part of the requests", () => {
        const fault = {
            delay: { fixedDelay: "1500ms", percent: 1 },
            abort: { httpStatus: 503, percent: 0.5 },
        };
        expect(toCart({ filters: { fault } })[0]?.fault).toEqual({
            delay: { fixedDelay: "1.5s", percentage: { value: 1 } },
            abort: { httpStatus: 503, percentage: { value: 0.5 } },
        });
        const grpc = { abort: { grpcStatus: "UNAVAILABLE", percent: 5 } };
        expect(toCart({ filters: { fault: grpc } })[0]?.fault).toEqual({
            abort: { grpcStatus: "UNAVAILABLE", percentage: { value: 5 } },
        });
    });
});

describe("times and tries", () => {
    const times = (rule: object) => {
        const { timeout, retries } = toCart(rule)[0] ?? {};
        return { timeout, retries };
    };
    const UNSEEN = "connect-failure,refused-stream,unavailable,cancelled";

    it.each([
        ["nothing, which leaves Istio's two retries", {}, undefined, undefined],
        ["a time", { timeouts: { request: "1m30s" } }, "90s", undefined],
        ["no limit", { timeouts: { request: "0s", backendRequest: "0s" } }, undefined, undefined],
        ["no retry", { retry: { attempts: 0 } }, undefined, { attempts: 0 }],
        ["retries", { retry: {} }, undefined, { attempts: 2, retryOn: UNSEEN }],
        [
            "all of them",
            {
                timeouts: { request: "10s", backendRequest: "3s" },
                retry: { attempts: 3, codes: [503, 429], backoff: "100ms" },
            },
            "10s",
            {
                attempts: 3,
                retryOn: `${UNSEEN},503,429`,
                perTryTimeout: "3s",
                backoff: "0.1s",
            },
        ],
        [
            "the time of a try alone",
            { timeouts: { backendRequest: "3s" } },
            undefined,
            { attempts: 2, retryOn: UNSEEN, perTryTimeout: "3s" },
        ],
    ])("are %s", (_, rule, timeout, retries) => {
        expect(times(rule)).toEqual({ timeout, retries });
    });
});
