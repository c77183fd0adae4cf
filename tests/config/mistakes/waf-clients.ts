import type { Mistake } from "./mistake";

const RANGE = "must be an IPv4 or IPv6 range in CIDR form, not /0";
const CANONICAL =
    "must be written as WAF returns it: no bits after the prefix, IPv6 shortened and in lower case";
const COUNTRY = "must be a country code of ISO 3166-1; WAF accepts no other";

export const WAF_CLIENTS: readonly Mistake[] = [
    ...[
        ["192.0.2.7/32", "192.0.2.0/24"],
        ["2001:db8:1::/48", "2001:db8::/32"],
    ].map(([inner = "", outer = ""]) => ({
        states: `${inner} denied inside ${outer} allowed`,
        set: { "waf.allowAddresses": [outer], "waf.denyAddresses": [inner, "198.51.100.7/32"] },
        problems: [
            {
                path: "mesh-edge:waf.denyAddresses[0]",
                value: inner,
                rule: `must not be inside ${outer} of waf.allowAddresses: WAF evaluates that first, so it would allow the address`,
                cure: "take it out, or take that range out of waf.allowAddresses",
            },
        ],
    })),
    ...[
        ["10.0.0.0/8", "10.0.0.0/9", "10.128.0.0/10", "10.192.0.0/10"],
        ["2001:db8::/32", "2001:db8::/33", "2001:db8:8000::/33"],
    ].map(([outer = "", ...parts]) => ({
        states: `${outer} denied, all of it in several ranges that are allowed`,
        set: { "waf.allowAddresses": parts, "waf.denyAddresses": [outer] },
        problems: [
            {
                path: "mesh-edge:waf.denyAddresses[0]",
                value: outer,
                rule: "must not be inside the ranges of waf.allowAddresses: WAF evaluates that first, so it would allow the address",
                cure: "take it out, or take one of them out of waf.allowAddresses",
            },
        ],
    })),
    {
        states: "a range denied twice, in another spelling",
        set: { "waf.denyAddresses": ["2001:db8::/32", "2001:DB8:0::/32"] },
        problems: [
            {
                path: "mesh-edge:waf.denyAddresses[1]",
                value: "2001:DB8:0::/32",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "an address without a prefix among the allowed",
        set: { "waf.allowAddresses": ["203.0.113.7"] },
        problems: [
            {
                path: "mesh-edge:waf.allowAddresses[0]",
                value: "203.0.113.7",
                rule: RANGE,
                cure: 'write for example "203.0.113.0/24"',
            },
        ],
    },
    {
        states: "every address of the internet among the denied, which WAF takes in no set",
        set: { "waf.denyAddresses": ["0.0.0.0/0", "::/0"] },
        problems: [
            {
                path: "mesh-edge:waf.denyAddresses[0]",
                value: "0.0.0.0/0",
                rule: RANGE,
                cure: 'write for example "198.51.100.7/32"',
            },
            {
                path: "mesh-edge:waf.denyAddresses[1]",
                value: "::/0",
                rule: RANGE,
                cure: 'write for example "198.51.100.7/32"',
            },
        ],
    },
    {
        states: "denied ranges with bits after their prefix",
        set: { "waf.denyAddresses": ["198.51.100.7/24", "2001:DB8::7/48"] },
        problems: [
            {
                path: "mesh-edge:waf.denyAddresses[0]",
                value: "198.51.100.7/24",
                rule: CANONICAL,
                cure: 'write "198.51.100.0/24"',
            },
            {
                path: "mesh-edge:waf.denyAddresses[1]",
                value: "2001:DB8::7/48",
                rule: CANONICAL,
                cure: 'write "2001:db8::/48"',
            },
        ],
    },
    {
        states: "a range both allowed and denied",
        set: {
            "waf.allowAddresses": ["192.0.2.0/24"],
            "waf.denyAddresses": ["198.51.100.7/32", "192.0.2.0/24"],
        },
        problems: [
            {
                path: "mesh-edge:waf.denyAddresses[1]",
                value: "192.0.2.0/24",
                rule: "must not be inside 192.0.2.0/24 of waf.allowAddresses: WAF evaluates that first, so it would allow the address",
                cure: "take it out, or take that range out of waf.allowAddresses",
            },
        ],
    },
    {
        states: "a denied address twice",
        set: { "waf.denyAddresses": ["198.51.100.7/32", "198.51.100.7/32"] },
        problems: [
            {
                path: "mesh-edge:waf.denyAddresses[1]",
                value: "198.51.100.7/32",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "Norway without quotes, which YAML takes for no",
        set: { "waf.allowCountries": ["SE", false] },
        problems: [
            {
                path: "mesh-edge:waf.allowCountries[1]",
                value: false,
                rule: "must be text",
                cure: 'quote it, as in "DE"',
            },
        ],
    },
    {
        states: "a country in small letters",
        set: { "waf.denyCountries": ["kp"] },
        problems: [
            {
                path: "mesh-edge:waf.denyCountries[0]",
                value: "kp",
                rule: "must be a quoted country code of two capitals",
                cure: 'write "KP"',
            },
        ],
    },
    {
        states: "a code that isn't the country's own, and a union of countries",
        set: { "waf.denyCountries": ["UK", "EU"] },
        problems: [
            {
                path: "mesh-edge:waf.denyCountries[0]",
                value: "UK",
                rule: COUNTRY,
                cure: 'did you mean "GB"?',
            },
            {
                path: "mesh-edge:waf.denyCountries[1]",
                value: "EU",
                rule: COUNTRY,
                cure: 'write a country such as "DE"; a group of countries has to be written out',
            },
        ],
    },
    {
        states: "denied countries beside allowed ones",
        set: { "waf.allowCountries": ["DE"], "waf.denyCountries": ["KP"] },
        problems: [
            {
                path: "mesh-edge:waf.denyCountries",
                value: ["KP"],
                rule: "must be empty beside waf.allowCountries, which blocks every other country already",
                cure: "keep one of the two; a country to block is one to take out of allowCountries",
            },
        ],
    },
    {
        states: "more rate limits than WAF takes",
        set: {
            "waf.rateLimits": Object.fromEntries(
                Array.from("abcdefghij", (name) => [name, { limit: 100 }]),
            ),
        },
        problems: [
            {
                path: "mesh-edge:waf.rateLimits",
                value: Array.from("abcdefghij"),
                rule: "must hold 9 limits at most: WAF takes 10, and waf.rateLimit is one",
                cure: "put paths of the same limit into one entry",
            },
        ],
    },
    {
        states: "rate limits that the overall one never lets anybody reach",
        set: {
            waf: {
                rateLimit: 500,
                rateLimits: {
                    short: { limit: 500, windowSeconds: 60 },
                    long: { limit: 999, windowSeconds: 600 },
                    longer: { limit: 1000, windowSeconds: 600 },
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:waf.rateLimits.short.limit",
                value: 500,
                rule: "must be below 500, which waf.rateLimit allows in 60 seconds, or it is never reached",
                cure: "lower it, or raise waf.rateLimit",
            },
            {
                path: "mesh-edge:waf.rateLimits.longer.limit",
                value: 1000,
                rule: "must be below 1000, which waf.rateLimit allows in 600 seconds, or it is never reached",
                cure: "lower it, or raise waf.rateLimit",
            },
        ],
    },
    {
        states: "a window that WAF doesn't have",
        set: { "waf.rateLimits": { login: { limit: 50, windowSeconds: 30 } } },
        problems: [
            {
                path: "mesh-edge:waf.rateLimits.login.windowSeconds",
                value: 30,
                rule: "must be one of 60, 120, 300, 600",
                cure: "write one of 60, 120, 300, 600",
            },
        ],
    },
    {
        states: "a rate limit on a pattern that WAF can't match",
        set: { "waf.rateLimits": { login: { limit: 50, paths: ["login", "/api/*/login"] } } },
        problems: [
            {
                path: "mesh-edge:waf.rateLimits.login.paths[0]",
                value: "login",
                rule: "must be a path that starts with /, with a * only as /* at its end",
                cure: 'write for example "/login"',
            },
            {
                path: "mesh-edge:waf.rateLimits.login.paths[1]",
                value: "/api/*/login",
                rule: "must be a path that starts with /, with a * only as /* at its end",
                cure: 'write for example "/login"',
            },
        ],
    },
];
