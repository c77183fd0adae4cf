import { describe, expect, it } from "vitest";

import { istioRefusals } from "../../../sandbox/cloud/kubernetes/istio-validation";
import type { Props } from "../../../sandbox/cloud/values";

/** Every case here was given to `istioctl validate` 1.31.0, which refuses and takes the same. */
const CART = { host: "cart.shop.svc.cluster.local", port: { number: 8080 } };
const ROUTE = [{ destination: CART }];

const virtualService = (route: Props, spec: Props = {}): Props => ({
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { name: "route", namespace: "istio-system" },
    spec: {
        hosts: ["a.example.com"],
        gateways: ["edge"],
        exportTo: ["."],
        http: [{ match: [{ uri: { exact: "/a" } }], ...route }],
        ...spec,
    },
});
const destinationRule = (spec: Props): Props => ({
    apiVersion: "networking.istio.io/v1",
    kind: "DestinationRule",
    metadata: { name: "cart", namespace: "istio-system" },
    spec: { host: CART.host, ...spec },
});
const subset = (name: string) => ({ name, labels: { version: name } });

describe("istiod's webhook refuses, of routes and services,", () => {
    it.each<[string, Props, string[]]>([
        [
            "weights that are all 0",
            virtualService({
                route: [
                    { destination: CART, weight: 0 },
                    { destination: CART, weight: 0 },
                ],
            }),
            ["total destination weight = 0"],
        ],
        [
            "a weight below 0",
            virtualService({ route: [{ destination: CART, weight: -1 }, ...ROUTE] }),
            ["weight -1 < 0"],
        ],
        [
            "a fault beside a redirect",
            virtualService({
                redirect: { uri: "/b" },
                fault: { abort: { httpStatus: 503, percentage: { value: 1 } } },
            }),
            ["HTTP route cannot contain both fault and redirect"],
        ],
        [
            "a fault that is none",
            virtualService({ route: ROUTE, fault: {} }),
            ["HTTP fault injection must have an abort and/or a delay"],
        ],
        [
            "settings of retries that are off",
            virtualService({ route: ROUTE, retries: { attempts: 0, perTryTimeout: "1s" } }),
            ["http retry policy configured when attempts are set to 0 (disabled)"],
        ],
        [
            "a redirect that says nothing",
            virtualService({ redirect: { redirectCode: 302 } }),
            ["redirect must specify URI, authority, scheme, or port"],
        ],
        [
            "a replaced prefix where there is none",
            virtualService({ redirect: { prefixRewrite: "/b" } }),
            ["redirect prefix_rewrite requires all URI matches to use prefix match type"],
        ],
        [
            "a time of nothing",
            virtualService({ route: ROUTE, timeout: "0s" }),
            ["duration must be greater than 1ms"],
        ],
        [
            "a regular expression longer than 1024 characters",
            virtualService({ route: ROUTE, match: [{ uri: { regex: "a".repeat(1025) } }] }),
            ['"uri": regex is too large, max length allowed is 1024'],
        ],
        [
            "the same namespace twice",
            virtualService({ route: ROUTE }, { exportTo: [".", "istio-system"] }),
            ["duplicate entries in exportTo for entry istio-system"],
        ],
        [
            "a version twice",
            destinationRule({ subsets: [subset("v1"), subset("v1")] }),
            ["duplicate subset names: v1"],
        ],
        [
            "a version's name with a dot",
            destinationRule({ subsets: [subset("v1.2")] }),
            ["subset name is invalid: v1.2"],
        ],
        [
            "an empty policy",
            destinationRule({ trafficPolicy: {} }),
            ["traffic policy must have at least one field"],
        ],
        [
            "an empty pool",
            destinationRule({ trafficPolicy: { connectionPool: {} } }),
            ["connection pool must have at least one field"],
        ],
        [
            "more than all pods",
            destinationRule({ trafficPolicy: { outlierDetection: { minHealthPercent: 101 } } }),
            ["percentage 101 is not in range 0..100"],
        ],
        [
            "a cookie without a name",
            destinationRule({
                trafficPolicy: { loadBalancer: { consistentHash: { httpCookie: { ttl: "0s" } } } },
            }),
            ["name required for HttpCookie"],
        ],
    ])("%s", (_, object, refusals) => {
        expect(istioRefusals(object)).toEqual(refusals);
    });

    it.each<[string, Props]>([
        [
            "relative weights",
            virtualService({ route: [{ destination: CART, weight: 7 }, ...ROUTE] }),
        ],
        ["one service of weight 0", virtualService({ route: [{ destination: CART, weight: 0 }] })],
        ["retries that are off", virtualService({ route: ROUTE, retries: { attempts: 0 } })],
        ["two versions", destinationRule({ subsets: [subset("v1"), subset("v2")] })],
        ["a host and nothing else", destinationRule({})],
    ])("but takes %s", (_, object) => {
        expect(istioRefusals(object)).toEqual([]);
    });
});
