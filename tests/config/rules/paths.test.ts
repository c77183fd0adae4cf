import { describe, expect, it } from "vitest";

import { configWith, problemsOf } from "../../support/config";

const FIXED = { fixedResponse: { statusCode: 503 } };
const GRPC = { name: "grpc.example.com", protocol: "grpc" };
const problems = (...paths: object[]) =>
    problemsOf(
        configWith({
            "edge.hosts": ["shop.example.com", "*.api.example.com", GRPC],
            "edge.paths": paths.map((path, index) => ({
                name: `p${index}`,
                path: "/a",
                to: FIXED,
                ...path,
            })),
        }),
    );

describe("paths are accepted", () => {
    it.each<[string, object[]]>([
        ["from the special to the general", [{ path: "/a/b" }, { path: "/a" }, { path: "/" }]],
        ["an Exact path before the Prefix of the same name", [{ pathType: "Exact" }, {}]],
        ["one that only begins alike", [{}, { path: "/ab" }]],
        [
            "the same path for other hosts",
            [{ hosts: ["shop.example.com"] }, { hosts: ["v1.api.example.com"] }],
        ],
        ["the rest of a path's requests", [{ conditions: { methods: ["GET"] } }, {}]],
        [
            "a wider range behind a narrower one",
            [
                { conditions: { sourceCidrs: ["203.0.113.0/28"] } },
                { conditions: { sourceCidrs: ["203.0.113.0/24"] } },
            ],
        ],
        [
            "five values: two of a Prefix path, a host, a method and a header's",
            [
                {
                    hosts: ["shop.example.com"],
                    conditions: { methods: ["GET"], headers: { "x-a": ["1"] } },
                },
            ],
        ],
        [
            "six wildcards, that of a Prefix path among them",
            [
                {
                    conditions: {
                        headers: { "x-a": ["*a*b*"] },
                        queryStrings: [{ value: "c\\*?*" }],
                    },
                },
            ],
        ],
        [
            "a redirect to a query that it doesn't ask for",
            [
                {
                    conditions: { queryStrings: [{ key: "v", value: "1" }] },
                    to: { redirect: { query: "v=2" } },
                },
            ],
        ],
        ["a redirect to another host", [{ to: { redirect: { host: "www.example.org" } } }]],
        [
            "a redirect of an Exact path to one below it",
            [{ pathType: "Exact", to: { redirect: { path: "/a/b" } } }],
        ],
        [
            "a redirect into a path that an earlier entry takes",
            [{ path: "/a/b" }, { to: { redirect: { path: "/a/b" } } }],
        ],
        [
            "a redirect of the other hosts to the same path of a gRPC host",
            [{ to: { redirect: { host: "grpc.example.com" } } }],
        ],
        [
            "redirects one behind the other",
            [
                { to: { redirect: { path: "/b" } } },
                { path: "/b", to: { redirect: { path: "/c" } } },
            ],
        ],
        [
            "redirects to each other's path, on hosts of their own",
            [
                { hosts: ["shop.example.com"], to: { redirect: { path: "/b" } } },
                {
                    path: "/b",
                    hosts: ["v1.api.example.com"],
                    to: { redirect: { path: "/a" } },
                },
            ],
        ],
        [
            "redirects to each other's path, one of them for new clients alone",
            [
                { conditions: { headers: { "x-new": ["1"] } }, to: { redirect: { path: "/b" } } },
                { path: "/b", to: { redirect: { path: "/a" } } },
            ],
        ],
        [
            "redirects to each other's path, of which an earlier entry takes one",
            [
                { path: "/b", pathType: "Exact" },
                { to: { redirect: { path: "/b" } } },
                { path: "/b", to: { redirect: { path: "/a" } } },
            ],
        ],
        ["a redirect to another port", [{ to: { redirect: { port: 8443 } } }]],
        [
            "addresses in the VPC and in a peer's range",
            [
                {
                    to: {
                        targets: [{ ips: { addresses: ["10.40.0.9", "100.64.1.1"], port: 80 } }],
                    },
                },
            ],
        ],
    ])("%s", (_, paths) => {
        expect(problems(...paths)).toEqual([]);
    });
});

it("are accepted for clients of IPv6 where the ALB has addresses of both kinds", () => {
    const sourceCidrs = ["2001:db8::/32", "203.0.113.0/24"];
    const dualstack = configWith({
        "network.ipv6": true,
        "edge.ipAddressType": "dualstack",
        "edge.paths": [{ name: "p", path: "/a", to: FIXED, conditions: { sourceCidrs } }],
    });
    expect(problemsOf(dualstack)).toEqual([]);
});

it("says nothing of an entry's reach while part of it is unknown", () => {
    const found = problems({ path: "a" }, { path: "/a" });
    expect(found.map(({ path }) => path)).toEqual(["mesh-edge:edge.paths[0].path"]);
});
