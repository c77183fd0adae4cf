import type { Mistake } from "./mistake";

const LONG = `/${"é".repeat(100)}`;

/** What is wrong with a path, wherever the web ACL has one. */
const path = (states: string, value: string, rule: string): Mistake => ({
    states,
    set: { "waf.rateLimits": { login: { limit: 100, paths: [value] } } },
    problems: [
        {
            path: "mesh-edge:waf.rateLimits.login.paths[0]",
            value,
            rule,
            cure: 'write for example "/login"',
        },
    ],
});

/** Paths, and labels of countries, that would match no request. */
export const WAF_PATHS: readonly Mistake[] = [
    path(
        "a path of the web ACL as a URL has it",
        "/caf%C3%A9/*",
        "must be written decoded, as WAF compares it: é, not %C3%A9",
    ),
    path(
        "a path of the web ACL with a detour",
        "/a/../b",
        "must be without //, /./ and /../, as WAF compares it",
    ),
    path(
        "a path of the web ACL with two slashes",
        "/a//b/*",
        "must be without //, /./ and /../, as WAF compares it",
    ),
    path(
        "a path of more bytes than WAF compares",
        LONG,
        "must not be longer than 200 bytes, the limit of WAF",
    ),
    {
        states: "the label of a client's country behind CloudFront",
        set: {
            "edge.cloudFront": true,
            "edge.redirectHttp": false,
            "waf.denyCountries": ["KP"],
            "waf.labelRules": { kp: { labels: ["awswaf:clientip:geo:country:RU"] } },
        },
        problems: [
            {
                path: "mesh-edge:waf.labelRules.kp.labels[0]",
                value: "awswaf:clientip:geo:country:RU",
                rule: "must start with awswaf:forwardedip: behind another proxy WAF looks up the country of the forwarded address",
                cure: 'write "awswaf:forwardedip:geo:country:RU"',
            },
        ],
    },
    {
        states: "the label of a forwarded address's country, with no proxy before the ALB",
        set: {
            "waf.denyCountries": ["KP"],
            "waf.labelRules": { kp: { labels: ["awswaf:forwardedip:geo:"] } },
        },
        problems: [
            {
                path: "mesh-edge:waf.labelRules.kp.labels[0]",
                value: "awswaf:forwardedip:geo:",
                rule: "must start with awswaf:clientip: without a proxy before the ALB WAF looks up the country of the connection's address",
                cure: 'write "awswaf:clientip:geo:"',
            },
        ],
    },
];
