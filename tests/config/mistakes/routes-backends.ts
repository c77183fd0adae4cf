import { rules } from "./routes-config";
import type { Mistake } from "./mistake";

export const ROUTE_BACKENDS: readonly Mistake[] = [
    rules(
        "a service that services doesn't have",
        [{ name: "cart", backendRefs: [{ name: "crat", namespace: "shop", port: 8080 }] }],
        {
            at: ".rules[0].backendRefs[0].name",
            value: "crat",
            rule: "must be a service of services, which has no shop/crat",
            cure: 'did you mean "cart"?',
        },
    ),
    rules(
        "a service of another namespace",
        [{ name: "cart", backendRefs: [{ name: "cart", namespace: "shops", port: 8080 }] }],
        {
            at: ".rules[0].backendRefs[0].namespace",
            value: "shops",
            rule: "must be a service of services, which has no shops/cart",
            cure: 'did you mean "shop"?',
        },
    ),
    rules(
        "a service of which nothing like it is there",
        [{ name: "cart", backendRefs: [{ name: "payment", namespace: "shop", port: 8080 }] }],
        {
            at: ".rules[0].backendRefs[0].name",
            value: "payment",
            rule: "must be a service of services, which has no shop/payment",
            cure: "add shop/payment to services, with its ports",
        },
    ),
    rules(
        "a port that the service doesn't have",
        [{ name: "cart", backendRefs: [{ name: "cart", namespace: "shop", port: 80 }] }],
        {
            at: ".rules[0].backendRefs[0].port",
            value: 80,
            rule: "must be one of the service's ports, 8080",
            cure: "write 8080, or add it to the service's ports",
        },
    ),
    rules(
        "a port that a service of several doesn't have",
        [{ name: "cart", backendRefs: [{ name: "search", namespace: "shop", port: 80 }] }],
        {
            at: ".rules[0].backendRefs[0].port",
            value: 80,
            rule: "must be one of the service's ports, 9200, 9300",
            cure: "name one of them, or add it to the service's ports",
        },
    ),
    rules(
        "a version that the service doesn't have",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080, version: "v3" }],
            },
        ],
        {
            at: ".rules[0].backendRefs[0].version",
            value: "v3",
            rule: "must be one of services.shop/cart.versions: a route to any other is answered with 503",
            cure: "add it to services.shop/cart.versions, with the labels of its pods; it has v1, v2",
        },
    ),
    rules(
        "a version of a service without any",
        [
            {
                name: "cart",
                backendRefs: [{ name: "search", namespace: "shop", port: 9200, version: "v1" }],
            },
        ],
        {
            at: ".rules[0].backendRefs[0].version",
            value: "v1",
            rule: "must be one of services.shop/search.versions: a route to any other is answered with 503",
            cure: "add it to services.shop/search.versions, with the labels of its pods",
        },
    ),
    rules(
        "a mirror to a service that services doesn't have",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                filters: {
                    requestMirror: { backendRef: { name: "carts", namespace: "shop", port: 8080 } },
                },
            },
        ],
        {
            at: ".rules[0].filters.requestMirror.backendRef.name",
            value: "carts",
            rule: "must be a service of services, which has no shop/carts",
            cure: 'did you mean "cart"?',
        },
    ),
    rules(
        "a service without its namespace",
        [{ name: "cart", backendRefs: [{ name: "cart", port: 8080 }] }],
        {
            at: ".rules[0].backendRefs[0].namespace",
            value: undefined,
            rule: "must be set",
            cure: 'add it, for example "shop"',
        },
    ),
    rules(
        "a service without its port",
        [{ name: "cart", backendRefs: [{ name: "cart", namespace: "shop" }] }],
        {
            at: ".rules[0].backendRefs[0].port",
            value: undefined,
            rule: "must be set",
            cure: "add it, for example 8080",
        },
    ),
    rules(
        "a service's name in the cluster",
        [
            {
                name: "cart",
                backendRefs: [
                    { name: "cart.shop.svc.cluster.local", namespace: "shop", port: 8080 },
                ],
            },
        ],
        {
            at: ".rules[0].backendRefs[0].name",
            value: "cart.shop.svc.cluster.local",
            rule: "must be 1-63 of a-z, 0-9 and -, starting and ending with a letter or a digit",
            cure: 'write for example "cart"',
        },
    ),
    rules(
        "one service without any weight",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080, weight: 0 }],
            },
        ],
        {
            at: ".rules[0].backendRefs",
            value: [0],
            rule: "must have a weight above 0 among them",
            cure: "give the service that shall get the requests a weight of 1",
        },
    ),
    rules(
        "no weight among several",
        [
            {
                name: "cart",
                backendRefs: [
                    { name: "cart", namespace: "shop", port: 8080, version: "v1", weight: 0 },
                    { name: "cart", namespace: "shop", port: 8080, version: "v2", weight: 0 },
                ],
            },
        ],
        {
            at: ".rules[0].backendRefs",
            value: [0, 0],
            rule: "must have a weight above 0 among them",
            cure: "give the service that shall get the requests a weight of 1",
        },
    ),
    rules(
        "a negative weight",
        [
            {
                name: "cart",
                backendRefs: [
                    { name: "cart", namespace: "shop", port: 8080, version: "v1", weight: -1 },
                    { name: "cart", namespace: "shop", port: 8080, version: "v2" },
                ],
            },
        ],
        {
            at: ".rules[0].backendRefs[0].weight",
            value: -1,
            rule: "must be a whole number, 0 to 1000000",
            cure: "raise it to 0",
        },
    ),
    rules(
        "the same version twice",
        [
            {
                name: "cart",
                backendRefs: [
                    { name: "cart", namespace: "shop", port: 8080, version: "v1", weight: 90 },
                    { name: "cart", namespace: "shop", port: 8080, version: "v1", weight: 10 },
                ],
            },
        ],
        {
            at: ".rules[0].backendRefs[1]",
            value: "cart",
            rule: "must be in the list only once; entry [0] is the same",
            cure: "take it out, and add its weight to the other's",
        },
    ),
    rules(
        "a timeout longer than the ALB waits",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                timeouts: { request: "60s" },
            },
        ],
        {
            at: ".rules[0].timeouts.request",
            value: "60s",
            rule: "must be below edge.idleTimeoutSeconds, 60: the ALB answers 504 by then",
            cure: 'lower it to "59s", or raise edge.idleTimeoutSeconds',
        },
    ),
    rules(
        "a timeout without a unit",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                timeouts: { request: 10 },
            },
        ],
        { at: ".rules[0].timeouts.request", value: 10, rule: "must be text", cure: 'write "10s"' },
    ),
    rules(
        "a timeout with a unit in full",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                timeouts: { request: "10 seconds" },
            },
        ],
        {
            at: ".rules[0].timeouts.request",
            value: "10 seconds",
            rule: "must be a duration such as 10s, 1m30s or 500ms, or 0s for no limit",
            cure: 'write "10s"',
        },
    ),
    rules(
        "a pause of nothing",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                retry: { backoff: "0s" },
            },
        ],
        {
            at: ".rules[0].retry.backoff",
            value: "0s",
            rule: "must be a duration of 1ms or more, such as 10s, 1m30s or 500ms",
            cure: 'write for example "100ms"',
        },
    ),
    rules(
        "a try longer than all of them",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                timeouts: { request: "5s", backendRequest: "10s" },
            },
        ],
        {
            at: ".rules[0].timeouts.backendRequest",
            value: "10s",
            rule: "must not be longer than timeouts.request, 5s, which holds for all tries together",
            cure: 'lower it to "5s"',
        },
    ),
    rules(
        "the time of a try where there is one only",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                timeouts: { backendRequest: "10s" },
                retry: { attempts: 0 },
            },
        ],
        {
            at: ".rules[0].timeouts.backendRequest",
            value: "10s",
            rule: "must be left out where retry.attempts is 0: there is one try only",
            cure: "move it to timeouts.request",
        },
    ),
    rules(
        "how to retry, and not to",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                retry: { attempts: 0, codes: [503], backoff: "1s" },
            },
        ],
        {
            at: ".rules[0].retry.codes",
            value: [503],
            rule: "has no effect: attempts is 0",
            cure: "take it out, or raise attempts",
        },
        {
            at: ".rules[0].retry.backoff",
            value: "1s",
            rule: "has no effect: attempts is 0",
            cure: "take it out, or raise attempts",
        },
    ),
    rules(
        "more retries than are good",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                retry: { attempts: 100 },
            },
        ],
        {
            at: ".rules[0].retry.attempts",
            value: 100,
            rule: "must be a whole number, 0 to 10",
            cure: "lower it to 10",
        },
    ),
    rules(
        "a status to retry that is a success",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                retry: { codes: [200] },
            },
        ],
        {
            at: ".rules[0].retry.codes[0]",
            value: 200,
            rule: "must be a whole number, 400 to 599",
            cure: "raise it to 400",
        },
    ),
    rules(
        "two rules of one name",
        [
            { name: "cart", backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }] },
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/cart" } }],
            },
        ],
        {
            at: ".rules[1].name",
            value: "cart",
            rule: 'must differ from the name of routes["shop.example.com"].rules[0]',
            cure: "give each rule a name of its own",
        },
    ),
    rules(
        "a rule without a name",
        [{ backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }] }],
        {
            at: ".rules[0].name",
            value: undefined,
            rule: "must be set",
            cure: 'add it, for example "cart"',
        },
    ),
    rules(
        "a rule's name in capitals",
        [{ name: "Cart", backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }] }],
        {
            at: ".rules[0].name",
            value: "Cart",
            rule: "must be 1-63 of a-z, 0-9 and -, starting and ending with a letter or a digit",
            cure: 'write "cart"',
        },
    ),
];
