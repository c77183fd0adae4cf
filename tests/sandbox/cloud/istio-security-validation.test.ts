import { describe, expect, it } from "vitest";

import { istioRefusals } from "../../../sandbox/cloud/kubernetes/istio-validation";
import type { Props } from "../../../sandbox/cloud/values";

/** Every case here was given to `istioctl validate` 1.31.0, which refuses and takes the same. */
const object = (kind: string, spec: Props): Props => ({
    kind,
    metadata: { name: "x", namespace: "istio-system" },
    spec,
});
const deny = (...rules: Props[]) => object("AuthorizationPolicy", { action: "DENY", rules });
const jwt = (rule: Props) => object("RequestAuthentication", { jwtRules: [rule] });
const peer = (spec: Props) => object("PeerAuthentication", spec);
const entry = (spec: Props) =>
    object("ServiceEntry", {
        hosts: ["api.example.net"],
        location: "MESH_EXTERNAL",
        resolution: "DNS",
        ports: [{ number: 443, name: "tls", protocol: "TLS" }],
        ...spec,
    });
const from = (source: Props) => ({ from: [{ source }] });
const to = (operation: Props) => ({ to: [{ operation }] });
const port = (name: string, number: number, protocol = "TLS") => ({ name, number, protocol });

const REFUSED: [string, Props, string[]][] = [
    [
        "a DENY of nothing",
        deny(),
        ["DENY action without `rules` is meaningless as it will never be triggered"],
    ],
    ["an empty source", deny(from({})), ["`from.source` must not be empty, found at rule 0"]],
    ["an empty operation", deny(to({})), ["`to.operation` must not be empty, found at rule 0"]],
    [
        "a range that is none",
        deny(from({ notRemoteIpBlocks: ["203.0.113.0/33"] })),
        ["bad CIDR range (203.0.113.0/33)"],
    ],
    [
        "an address that is none",
        deny(from({ remoteIpBlocks: ["office"] })),
        ["bad IP address (office)"],
    ],
    ["a port that can't be", deny(to({ ports: ["https"] })), ["bad port (https)"]],
    ["an empty host", deny(to({ hosts: [""] })), ["empty value not allowed, found in hosts"]],
    [
        "a condition on nothing",
        deny({ when: [{ key: "request.auth.audiences" }] }),
        ["at least one of `values` or `notValues` must be set for key request.auth.audiences"],
    ],
    ["tokens of nobody", jwt({ audiences: ["a"] }), ["issuer or jwksUri must be non-empty string"]],
    [
        "keys by another scheme",
        jwt({ issuer: "a", jwksUri: "ftp://example.com/keys" }),
        ['URI scheme "ftp" is not supported'],
    ],
    [
        "ports of a whole namespace",
        peer({ mtls: { mode: "STRICT" }, portLevelMtls: { 8080: { mode: "DISABLE" } } }),
        ["mesh/namespace peer authentication cannot have port level mTLS"],
    ],
    ["no host outside", entry({ hosts: [] }), ["service entry must have at least one host"]],
    ["every host outside", entry({ hosts: ["*"], resolution: "NONE" }), ["invalid host *"]],
    [
        "a wildcard by DNS",
        entry({ hosts: ["*.example.net"] }),
        [
            "hosts must be FQDN or contain only prefix wildcards if no endpoints are provided for resolution mode DNS",
        ],
    ],
    [
        "a port twice",
        entry({ ports: [port("a", 443), port("b", 443)] }),
        ["service entry port 443 already defined"],
    ],
    [
        "a port's name twice",
        entry({ ports: [port("a", 443), port("a", 444)] }),
        ['service entry port name "a" already defined'],
    ],
    [
        "a protocol that Istio doesn't know",
        entry({ ports: [port("a", 443, "SMTP")] }),
        ["unsupported protocol: SMTP"],
    ],
    [
        "everybody and somebody",
        entry({ exportTo: ["*", "team-a"] }),
        ["cannot have both public (*) and non-public exportTo values for a resource"],
    ],
];

const TAKEN: [string, Props][] = [
    ["a DENY of what is not so", deny(to({ notHosts: ["a.example.com", "a.example.com:*"] }))],
    ["ranges of both families", deny(from({ notRemoteIpBlocks: ["10.0.0.0/8", "2001:db8::/32"] }))],
    ["an issuer alone", jwt({ issuer: "https://login.example.com" })],
    ["a list of no sources", deny({ from: [] })],
    ["strict for all", peer({ mtls: { mode: "STRICT" } })],
    ["a wildcard by its own address", entry({ hosts: ["*.example.net"], resolution: "NONE" })],
    ["a host by DNS", entry({ exportTo: ["team-a", "team-b"] })],
];

describe("istiod's webhook refuses", () => {
    it.each(REFUSED)("%s", (_, inputs, refusals) => {
        expect(istioRefusals(inputs)).toEqual(refusals);
    });
});

describe("istiod's webhook takes", () => {
    it.each(TAKEN)("%s", (_, inputs) => {
        expect(istioRefusals(inputs)).toEqual([]);
    });
});
