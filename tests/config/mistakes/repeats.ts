import type { Mistake } from "./mistake";

const DDOS = "awswaf:managed:aws:amazon-ip-list:AWSManagedIPDDoSList";
const HOST = "must be a lower-case DNS name, or *. and one";
const host = (index: number | string, value: string, cure: string) => ({
    path: `mesh-edge:edge.hosts[${index}${typeof index === "number" ? "]" : ""}`,
    value,
    rule: HOST,
    cure,
});
const canonical = (path: string, value: string, cure: string) => ({
    path: `mesh-edge:${path}`,
    value,
    rule: "must be written as WAF returns it: no bits after the prefix, IPv6 shortened and in lower case",
    cure,
});
const once = (path: string, value: string) => ({
    path: `mesh-edge:${path}`,
    value,
    rule: "must be in the list only once; entry [0] is the same",
    cure: "take it out, or write the one that was meant",
});

/** What is not the same only as long as it is written wrongly. */
export const REPEATS: readonly Mistake[] = [
    {
        states: "a host with capitals before the same one",
        set: { "edge.hosts": ["Shop.example.com", "shop.example.com"] },
        problems: [host(0, "Shop.example.com", "take it out: entry [1] is the same")],
    },
    {
        states: "a host twice, each time with other capitals",
        set: { "edge.hosts": ["Shop.example.com", "SHOP.example.com"] },
        problems: [
            host(0, "Shop.example.com", 'write "shop.example.com"'),
            host(1, "SHOP.example.com", "take it out: entry [0] is the same"),
        ],
    },
    {
        states: "a gRPC host with capitals after the same one",
        set: {
            "edge.hosts": [
                { name: "grpc.example.com", protocol: "grpc" },
                { name: "gRPC.example.com", protocol: "grpc" },
            ],
        },
        problems: [
            host("1].name", "gRPC.example.com", "take the entry out: entry [0] is the same"),
        ],
    },
    {
        states: "a range in another spelling before the same one",
        set: { "waf.denyAddresses": ["2001:DB8::/32", "2001:db8::/32"] },
        problems: [
            once("waf.denyAddresses[1]", "2001:db8::/32"),
            canonical("waf.denyAddresses[0]", "2001:DB8::/32", 'write "2001:db8::/32"'),
        ],
    },
    {
        states: "a range in another spelling after the same one",
        set: { "waf.denyAddresses": ["2001:db8::/32", "2001:DB8::/32"] },
        problems: [once("waf.denyAddresses[1]", "2001:DB8::/32")],
    },
    {
        states: "an address of a range after the range",
        set: { "cluster.publicAccessCidrs": ["203.0.113.0/24", "203.0.113.7/24"] },
        problems: [once("cluster.publicAccessCidrs[1]", "203.0.113.7/24")],
    },
    {
        states: "a redacted header twice, once as people write it",
        set: { "waf.logs": { redactedHeaders: ["cookie", "Cookie"] } },
        problems: [
            {
                path: "mesh-edge:waf.logs.redactedHeaders[1]",
                value: "Cookie",
                rule: "must be the name of a header in lower case",
                cure: "take it out: entry [0] is the same",
            },
        ],
    },
    {
        states: "a country twice, once in small letters",
        set: { "waf.denyCountries": ["GB", "uk"] },
        problems: [
            {
                path: "mesh-edge:waf.denyCountries[1]",
                value: "uk",
                rule: "must be a quoted country code of two capitals",
                cure: "take it out: entry [0] is the same",
            },
        ],
    },
    {
        states: "a node group whose right name is taken",
        set: {
            "cluster.nodeGroups": {
                main: { instanceTypes: ["m7i.large"] },
                Main: { instanceTypes: ["m7i.large"] },
            },
        },
        problems: [
            {
                path: "mesh-edge:cluster.nodeGroups.Main",
                value: "Main",
                rule: "must be 1-63 of a-z, 0-9 and -, starting and ending with a letter or a digit",
                cure: "give it another name: main has that one already",
            },
        ],
    },
    {
        states: "a path whose right name is taken",
        set: {
            "edge.paths": ["down", "Down"].map((name) => ({
                name,
                path: `/${name}`,
                to: { fixedResponse: { statusCode: 503 } },
            })),
        },
        problems: [
            {
                path: "mesh-edge:edge.paths[1].name",
                value: "Down",
                rule: "must be 1-17 of a-z, 0-9 and -, starting with a letter",
                cure: "give it another name: entry [0] has that one already",
            },
        ],
    },
    {
        states: "a path of a rate limit, and a label, twice",
        set: {
            "waf.rateLimits.login": { limit: 50, paths: ["/login", "/login"] },
            "waf.labelRules.ddos.labels": [DDOS, DDOS],
        },
        problems: [
            once("waf.rateLimits.login.paths[1]", "/login"),
            once("waf.labelRules.ddos.labels[1]", DDOS),
        ],
    },
];
