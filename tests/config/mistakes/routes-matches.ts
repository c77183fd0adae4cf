import { rules } from "./routes-config";
import type { Mistake } from "./mistake";

export const ROUTE_MATCHES: readonly Mistake[] = [
    rules(
        "a path without its first slash",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "cart" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "cart",
            rule: "must start with /",
            cure: 'write "/cart"',
        },
    ),
    rules(
        "a path with a query",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "Exact", value: "/cart?item=1" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "/cart?item=1",
            rule: "must have no query and no fragment: a path is matched without them",
            cure: 'write "/cart", and what follows the ? as queryParams',
        },
    ),
    rules(
        "a prefix with the wildcard of another tool",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/cart/*" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "/cart/*",
            rule: "must end without /*: a PathPrefix takes all that is below it, and a * is a plain character",
            cure: 'write "/cart"',
        },
    ),
    rules(
        "a path with two slashes",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/cart//items" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "/cart//items",
            rule: "must not hold //, /./ or /../, which no request's path keeps",
            cure: 'write "/cart/items"',
        },
    ),
    rules(
        "a path that leads back",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [
                    { path: { value: "/cart/../items" } },
                    { path: { type: "Exact", value: "/cart/.." } },
                ],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "/cart/../items",
            rule: "must not hold //, /./ or /../, which no request's path keeps",
            cure: 'write "/items"',
        },
        {
            at: ".rules[0].matches[1].path.value",
            value: "/cart/..",
            rule: "must not hold //, /./ or /../, which no request's path keeps",
            cure: 'write "/"',
        },
    ),
    rules(
        "a path with a sign that no request's path has",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "Exact", value: "/cart/{id}" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "/cart/{id}",
            rule: "must hold only what a path can: letters, digits, %20 and the like, and -._~!$&'()*+,;=:@/",
            cure: "write it as requests have it, with %20 and the like, or take type: RegularExpression",
        },
    ),
    rules(
        "a path with a space",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "Exact", value: "/my cart" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "/my cart",
            rule: "must hold only what a path can: letters, digits, %20 and the like, and -._~!$&'()*+,;=:@/",
            cure: 'write "/my%20cart"',
        },
    ),
    rules(
        "an empty path",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "",
            rule: "must not be empty",
            cure: 'write for example "/cart"',
        },
    ),
    rules(
        "a path type by its name in an Ingress",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "Prefix", value: "/cart" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.type",
            value: "Prefix",
            rule: "must be one of PathPrefix, Exact, RegularExpression",
            cure: 'write "PathPrefix"',
        },
    ),
    rules(
        "a path type by a common name",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "Regex", value: "/cart/.*" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.type",
            value: "Regex",
            rule: "must be one of PathPrefix, Exact, RegularExpression",
            cure: 'write "RegularExpression"',
        },
    ),
    rules(
        "a path as a text",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: "/cart" }],
            },
        ],
        {
            at: ".rules[0].matches[0].path",
            value: "/cart",
            rule: "must be a map of type, value",
            cure: 'write for example {"value":"/cart"}',
        },
    ),
    rules(
        "a regular expression that doesn't start with a slash",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "RegularExpression", value: "cart/.*" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "cart/.*",
            rule: "must take paths that start with /: it is compared with the whole path",
            cure: 'write "/cart/.*"',
        },
    ),
    rules(
        "a regular expression with a look-ahead",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "RegularExpression", value: "/(?!admin).*" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "/(?!admin).*",
            rule: "must be a regular expression in the syntax of RE2; it has a look-ahead or look-behind, which RE2 doesn't know",
            cure: "say the same without it: github.com/google/re2/wiki/Syntax has the signs there are",
        },
    ),
    rules(
        "a regular expression with a back-reference",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "RegularExpression", value: "/(a|b)/\\1" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "/(a|b)/\\1",
            rule: "must be a regular expression in the syntax of RE2; it has a back-reference, which RE2 doesn't know",
            cure: "say the same without it: github.com/google/re2/wiki/Syntax has the signs there are",
        },
    ),
    rules(
        "a regular expression that nobody can read",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "RegularExpression", value: "/cart/(.*" } }],
            },
        ],
        {
            at: ".rules[0].matches[0].path.value",
            value: "/cart/(.*",
            rule: "must be a regular expression in the syntax of RE2; it has a fault in its syntax",
            cure: "say the same without it: github.com/google/re2/wiki/Syntax has the signs there are",
        },
    ),
    rules(
        "a header's expression that nobody can read",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [
                    {
                        path: { value: "/" },
                        headers: [{ name: "x-canary", value: "[", type: "RegularExpression" }],
                    },
                ],
            },
        ],
        {
            at: ".rules[0].matches[0].headers[0].value",
            value: "[",
            rule: "must be a regular expression in the syntax of RE2; it has a fault in its syntax",
            cure: "say the same without it: github.com/google/re2/wiki/Syntax has the signs there are",
        },
    ),
    rules(
        "a method in small letters",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/" }, method: "get" }],
            },
        ],
        {
            at: ".rules[0].matches[0].method",
            value: "get",
            rule: "must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, CONNECT, TRACE",
            cure: 'write "GET"',
        },
    ),
    rules(
        "a method that there is not",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/" }, method: "FETCH" }],
            },
        ],
        {
            at: ".rules[0].matches[0].method",
            value: "FETCH",
            rule: "must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, CONNECT, TRACE",
            cure: 'write one of "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"',
        },
    ),
    rules(
        "a header twice",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [
                    {
                        path: { value: "/" },
                        headers: [
                            { name: "x-canary", value: "yes" },
                            { name: "X-Canary", value: "no" },
                        ],
                    },
                ],
            },
        ],
        {
            at: ".rules[0].matches[0].headers[1].name",
            value: "X-Canary",
            rule: 'must be named once; routes["shop.example.com"].rules[0].matches[0].headers[0].name is the same',
            cure: "take the entry out, or write the name that was meant",
        },
    ),
    rules(
        "a parameter twice",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [
                    {
                        path: { value: "/" },
                        queryParams: [
                            { name: "v", value: "1" },
                            { name: "v", value: "2" },
                        ],
                    },
                ],
            },
        ],
        {
            at: ".rules[0].matches[0].queryParams[1].name",
            value: "v",
            rule: 'must be named once; routes["shop.example.com"].rules[0].matches[0].queryParams[0].name is the same',
            cure: "take the entry out, or write the name that was meant",
        },
    ),
    rules(
        "the host as a header",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [
                    {
                        path: { value: "/" },
                        headers: [{ name: "Host", value: "shop.example.com" }],
                    },
                ],
            },
        ],
        {
            at: ".rules[0].matches[0].headers[0]",
            value: "Host",
            rule: "must not be the host: routes stand under the host that they are for",
            cure: "take it out, and put the rule under that host",
        },
    ),
    rules(
        "a header's name with a space",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/" }, headers: [{ name: "x canary", value: "yes" }] }],
            },
        ],
        {
            at: ".rules[0].matches[0].headers[0].name",
            value: "x canary",
            rule: "must be the name of a header",
            cure: 'write for example "x-canary"',
        },
    ),
    rules(
        "a header's value that YAML takes for true",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/" }, headers: [{ name: "x-canary", value: true }] }],
            },
        ],
        {
            at: ".rules[0].matches[0].headers[0].value",
            value: true,
            rule: "must be text",
            cure: 'quote it: "true"',
        },
    ),
    rules(
        "two rules for the same requests",
        [
            {
                name: "one",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/cart" } }],
            },
            {
                name: "two",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/cart/" } }],
            },
        ],
        {
            at: ".rules[1]",
            value: "/cart/",
            rule: 'must not be for the same requests as routes["shop.example.com"].rules[0]',
            cure: "take it out, or write the match that was meant",
        },
    ),
    rules(
        "two rules for every request",
        [
            { name: "one", backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }] },
            { name: "two", backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }] },
        ],
        {
            at: ".rules[1]",
            value: "/",
            rule: 'must not be for the same requests as routes["shop.example.com"].rules[0]',
            cure: "take it out, or write the match that was meant",
        },
    ),
    rules(
        "the same match twice in a rule",
        [
            {
                name: "cart",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/cart" } }, { path: { value: "/cart" } }],
            },
        ],
        {
            at: ".rules[0].matches[1]",
            value: "/cart",
            rule: 'must not be for the same requests as routes["shop.example.com"].rules[0].matches[0]',
            cure: "take it out, or write the match that was meant",
        },
    ),
    rules(
        "a regular expression behind a prefix that takes all of it",
        [
            {
                name: "one",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/api" } }],
            },
            {
                name: "two",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "RegularExpression", value: "/api/v[0-9]+/.*" } }],
            },
        ],
        {
            at: ".rules[1]",
            value: "/api/v[0-9]+/.*",
            rule: 'must not come after routes["shop.example.com"].rules[0], which takes every request that it is for',
            cure: 'make its path an Exact or a PathPrefix one, or that of routes["shop.example.com"].rules[0] a shorter RegularExpression, such as "/.*": regular expressions come after all else, the longest first',
        },
    ),
    rules(
        "a regular expression behind a rule for every request",
        [
            { name: "one", backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }] },
            {
                name: "two",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { type: "RegularExpression", value: "/[a-z]+" } }],
            },
        ],
        {
            at: ".rules[1]",
            value: "/[a-z]+",
            rule: 'must not come after routes["shop.example.com"].rules[0], which takes every request that it is for',
            cure: 'make its path an Exact or a PathPrefix one, or that of routes["shop.example.com"].rules[0] a shorter RegularExpression, such as "/.*": regular expressions come after all else, the longest first',
        },
    ),
    rules(
        "a header's exact value behind an expression that takes it",
        [
            {
                name: "one",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [
                    {
                        path: { value: "/" },
                        headers: [{ name: "x-v", value: "[0-9]+", type: "RegularExpression" }],
                    },
                ],
            },
            {
                name: "two",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/" }, headers: [{ name: "x-v", value: "7" }] }],
            },
        ],
        {
            at: ".rules[1]",
            value: "/",
            rule: 'must not come after routes["shop.example.com"].rules[0], which takes every request that it is for',
            cure: 'put it before routes["shop.example.com"].rules[0]',
        },
    ),
    rules(
        "two headers of which a request may have both",
        [
            {
                name: "one",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/" }, headers: [{ name: "x-canary", value: "yes" }] }],
            },
            {
                name: "two",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [{ path: { value: "/" }, headers: [{ name: "x-beta", value: "yes" }] }],
            },
        ],
        {
            at: ".rules[1]",
            value: "/",
            rule: 'is ambiguous: a request that fits routes["shop.example.com"].rules[0] as well goes by the order of the list alone',
            cure: "add a match with the conditions of both to the rule that such requests are meant for",
        },
    ),
    rules(
        "two parameters of which a request may have both",
        [
            {
                name: "one",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [
                    {
                        path: { type: "Exact", value: "/cart" },
                        queryParams: [{ name: "a", value: "1" }],
                    },
                ],
            },
            {
                name: "two",
                backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                matches: [
                    {
                        path: { type: "Exact", value: "/cart" },
                        queryParams: [{ name: "b", value: "1" }],
                    },
                ],
            },
        ],
        {
            at: ".rules[1]",
            value: "/cart",
            rule: 'is ambiguous: a request that fits routes["shop.example.com"].rules[0] as well goes by the order of the list alone',
            cure: "add a match with the conditions of both to the rule that such requests are meant for",
        },
    ),
];
