import { afterEach, describe, expect, it } from "vitest";

import { istioRefusals } from "../../../sandbox/cloud/kubernetes/istio-validation";
import { type Props, record } from "../../../sandbox/cloud/values";
import { Chain } from "./chain";

/** Every case here was given to `istioctl validate` 1.31.0, which refuses and takes the same. */
const HTTP = [{ directResponse: { status: 200 } }];

const route = (spec: Props): Props => ({
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { name: "route", namespace: "istio-system" },
    spec: { hosts: ["a.example.com"], gateways: ["edge"], http: HTTP, ...spec },
});

const gateway = (server: Props, name = "edge", ...others: Props[]): Props => ({
    apiVersion: "networking.istio.io/v1",
    kind: "Gateway",
    metadata: { name, namespace: "istio-system" },
    spec: {
        servers: [
            { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"], ...server },
            ...others,
        ],
    },
});

const https = { number: 443, name: "https", protocol: "HTTPS" };
const hosts = (...names: string[]) => route({ hosts: names });
const twice = (one: string, other: string) => [
    `duplicate hosts in virtual service: ${one} & ${other}`,
];

describe("istiod's webhook refuses", () => {
    it.each<[string, Props, string[]]>([
        [
            "a wildcard with a name that it covers",
            hosts("*.example.com", "shop.example.com"),
            twice("*.example.com", "shop.example.com"),
        ],
        [
            "them the other way round",
            hosts("shop.example.com", "*.example.com"),
            twice("shop.example.com", "*.example.com"),
        ],
        [
            "a name two labels below a wildcard",
            hosts("*.example.com", "a.b.example.com"),
            twice("*.example.com", "a.b.example.com"),
        ],
        [
            "a wildcard in a wildcard",
            hosts("*.example.com", "*.eu.example.com"),
            twice("*.example.com", "*.eu.example.com"),
        ],
        [
            "a name twice",
            hosts("a.example.com", "a.example.com"),
            twice("a.example.com", "a.example.com"),
        ],
        ["all hosts with any", hosts("*", "a.example.com"), twice("*", "a.example.com")],
        [
            "a host with a star inside",
            hosts("a.*.example.com"),
            ['domain name "a.*.example.com" invalid (label "*" invalid)'],
        ],
        [
            "all hosts of the mesh",
            route({ hosts: ["*"], gateways: ["mesh"] }),
            ["wildcard host * is not allowed for virtual services bound to the mesh gateway"],
        ],
        [
            "no host at a gateway",
            route({ hosts: [] }),
            ["delegate virtual service must have no gateways specified"],
        ],
        ["no route", route({ http: [] }), ["http, tcp or tls must be provided in virtual service"]],
        [
            "a route to nothing",
            route({ http: [{ name: "empty" }] }),
            ["HTTP route, redirect or direct_response is required"],
        ],
        [
            "a route to two things",
            route({ http: [{ redirect: { uri: "/" }, directResponse: { status: 200 } }] }),
            ["HTTP route cannot contain both redirect and direct_response"],
        ],
        [
            "a status that there isn't",
            route({ http: [{ directResponse: { status: 99 } }] }),
            ["HTTP status 99 is not in range 200-599"],
        ],
        ["a Gateway with a dot", gateway({}, "edge.main"), ['invalid gateway name: "edge.main"']],
        [
            "a Gateway without a server",
            { ...gateway({}), spec: { servers: [] } },
            ["gateway must have at least one server"],
        ],
        [
            "a server without a host",
            gateway({ hosts: [] }),
            ["server config must contain at least one host"],
        ],
        [
            "a server for a short name",
            gateway({ hosts: ["shop"] }),
            ["short names (non FQDN) are not allowed"],
        ],
        [
            "HTTPS without a certificate",
            gateway({ port: https, tls: { mode: "SIMPLE" } }),
            ["SIMPLE TLS requires a server certificate", "SIMPLE TLS requires a private key"],
        ],
        [
            "HTTPS without TLS",
            gateway({ port: https }),
            ["server must have TLS settings for HTTPS/TLS protocols"],
        ],
        [
            "TLS on HTTP",
            gateway({ tls: { mode: "SIMPLE", credentialName: "a" } }),
            ["server cannot have TLS settings for plain text HTTP ports"],
        ],
        [
            "a port without a name",
            gateway({ port: { number: 80, protocol: "HTTP" } }),
            ["port name must be set"],
        ],
        [
            "a port that can't be",
            gateway({ port: { number: 0, name: "http", protocol: "HTTP" } }),
            ["port number must be in the range 1..65535"],
        ],
        [
            "two ports of one name",
            gateway({}, "edge", {
                port: { number: 8080, name: "http", protocol: "HTTP" },
                hosts: ["*"],
            }),
            ["port names in servers must be unique: duplicate name http"],
        ],
    ])("%s", (_, inputs, refusals) => {
        expect(istioRefusals(inputs)).toEqual(refusals);
    });
});

describe("istiod's webhook takes", () => {
    it.each<[string, Props]>([
        ["the apex beside its wildcard", hosts("example.com", "*.example.com")],
        ["wildcards side by side", hosts("*.a.example.com", "*.b.example.com", "c.example.com")],
        ["a name that only ends alike", hosts("*.a.example.com", "ba.example.com")],
        ["all hosts at a gateway", hosts("*")],
        ["an address", hosts("203.0.113.7")],
        ["a route that others complete", route({ hosts: [], gateways: [] })],
        ["a delegate", route({ http: [{ delegate: { name: "team", namespace: "team-a" } }] })],
        ["a redirect to https", gateway({ tls: { httpsRedirect: true } })],
        ["hosts by namespace", gateway({ hosts: ["team-a/shop.example.com", "./*"] })],
        [
            "the proxy's own certificate",
            gateway({ port: https, tls: { mode: "SIMPLE", credentialName: "builtin://" } }),
        ],
    ])("%s", (_, inputs) => {
        expect(istioRefusals(inputs)).toEqual([]);
    });
});

describe("an Istio object in the account", () => {
    let chain: Chain;
    afterEach(() => chain.close());

    it("is refused with everything that is wrong, new and changed", async () => {
        chain = await Chain.upTo("route");
        const overlapping = (inputs: Props): Props => ({
            ...inputs,
            spec: {
                ...record(inputs, "spec"),
                hosts: ["*.example.com", "a.example.com"],
                http: [],
            },
        });
        const refusal =
            'admission webhook "validation.istio.io" denied the request: configuration is invalid: duplicate hosts in virtual service: *.example.com & a.example.com; http, tcp or tls must be provided in virtual service';
        await expect(chain.make("route", overlapping)).rejects.toThrow(refusal);
        await chain.make("route");
        await expect(chain.update("route", overlapping)).rejects.toThrow(refusal);
    });

    it.each(["*.example.com", "Route", `${"a".repeat(250)}.com`])(
        "can't be called %s",
        async (name) => {
            chain = await Chain.upTo("route");
            const named = (inputs: Props) => ({
                ...inputs,
                metadata: { ...record(inputs, "metadata"), name },
            });
            await expect(chain.make("route", named)).rejects.toThrow(
                "must be a lowercase RFC 1123 subdomain of at most 253 characters",
            );
        },
    );
});
