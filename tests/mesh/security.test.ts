import { describe, expect, it } from "vitest";

import {
    type MeshSecurityConfig,
    meshSecuritySchema,
} from "../../components/config/sections/mesh-security/security";
import { securityMeshConfig } from "../../components/mesh/security/mesh-config";
import { securityObjects } from "../../components/mesh/security/mesh-security";
import { hostPatterns } from "../../components/mesh/security/objects";
import { validate } from "../support/schemas";

const HOSTS = ["shop.example.com", "*.example.com"];
const AT_GATEWAY = { matchLabels: { istio: "ingressgateway" } };
const ports = ["80", "443"];
const issuer = "https://login.example.com";

const read = (section: unknown): MeshSecurityConfig => meshSecuritySchema.parse(section);
const objects = (section: unknown) => securityObjects(read(section), HOSTS, "istio-ingress");
const specs = (section: unknown) =>
    Object.fromEntries(objects(section).map(({ kind, name, spec }) => [`${kind} ${name}`, spec]));

const policy = (name: string, ...rules: object[]) => ({
    apiVersion: "security.istio.io/v1",
    kind: "AuthorizationPolicy",
    name,
    namespace: "istio-ingress",
    spec: { selector: AT_GATEWAY, action: "DENY", rules },
});

const ALL = {
    mtls: { mode: "strict", exceptNamespaces: ["legacy"] },
    declaredHostsOnly: true,
    clients: { office: { cidrs: ["203.0.113.0/24"] } },
    jwt: { shop: { issuer, audiences: ["shop"], paths: ["/api/*"], publicPaths: ["/api/status"] } },
    egress: { mode: "registry-only", services: { api: { host: "api.example.net" } } },
};

it("is nothing as long as nothing is switched on", () => {
    expect(objects({})).toEqual([]);
    expect(securityMeshConfig(read({}))).toEqual({});
});

it("makes objects that fit Istio's schemas, in an order that each name has once", () => {
    const all = objects(ALL).map(({ name, namespace, ...rest }) => ({
        ...rest,
        metadata: { name, namespace },
    }));
    expect(all).toHaveLength(8);
    expect(all.flatMap((object) => validate(object))).toEqual([]);
});

describe("mutual TLS", () => {
    it("is strict for the mesh by the root namespace, and lenient in the excepted ones", () => {
        const mtls = { mode: "strict", exceptNamespaces: ["legacy"] };
        const peer = (namespace: string, mode: string) => ({
            apiVersion: "security.istio.io/v1",
            kind: "PeerAuthentication",
            name: "default",
            namespace,
            spec: { mtls: { mode } },
        });
        expect(objects({ mtls })).toEqual([
            peer("istio-system", "STRICT"),
            peer("legacy", "PERMISSIVE"),
        ]);
    });
});

describe("the gateway", () => {
    it("denies hosts that are not declared, with any port where the pattern can say so", () => {
        const notHosts = [
            "shop.example.com",
            "shop.example.com:*",
            "*.example.com",
            "*.example.com:80",
            "*.example.com:443",
        ];
        expect(objects({ declaredHostsOnly: true })).toEqual([
            policy("declared-hosts", { to: [{ operation: { ports, notHosts } }] }),
        ]);
    });

    it("denies clients from elsewhere, for some hosts or for all", () => {
        const cidrs = ["203.0.113.0/24", "2001:db8::/32"];
        const from = [{ source: { notRemoteIpBlocks: cidrs } }];
        expect(
            objects({
                clients: { all: { cidrs }, office: { cidrs, hosts: ["shop.example.com"] } },
            }),
        ).toEqual([
            policy("clients-all", { from, to: [{ operation: { ports } }] }),
            policy("clients-office", {
                from,
                to: [{ operation: { ports, hosts: hostPatterns("shop.example.com") } }],
            }),
        ]);
    });
});

describe("tokens", () => {
    const required = (operation: object = {}) => ({
        from: [{ source: { notRequestPrincipals: [`${issuer}/*`] } }],
        to: [{ operation: { ports, ...operation } }],
    });

    it("are verified and required: one without the other is open", () => {
        expect(objects({ jwt: { shop: { issuer } } })).toEqual([
            {
                apiVersion: "security.istio.io/v1",
                kind: "RequestAuthentication",
                name: "jwt",
                namespace: "istio-ingress",
                spec: {
                    selector: AT_GATEWAY,
                    jwtRules: [{ issuer, forwardOriginalToken: false }],
                },
            },
            policy("jwt-shop", required()),
        ]);
    });

    it("must be of the entry's own audience, whichever the gateway verifies for others", () => {
        const jwksUri = "https://login.example.com/keys";
        const both = specs({
            jwt: {
                shop: { issuer, jwksUri, audiences: ["shop"], hosts: ["shop.example.com"] },
                admin: { issuer, jwksUri, audiences: ["admin"], hosts: ["admin.example.com"] },
            },
        });
        expect(both["RequestAuthentication jwt"]).toEqual({
            selector: AT_GATEWAY,
            jwtRules: [
                { issuer, jwksUri, audiences: ["shop", "admin"], forwardOriginalToken: false },
            ],
        });
        const hosts = hostPatterns("admin.example.com");
        expect(both["AuthorizationPolicy jwt-admin"]).toMatchObject({
            rules: [
                required({ hosts }),
                {
                    to: [{ operation: { ports, hosts } }],
                    when: [{ key: "request.auth.audiences", notValues: ["admin"] }],
                },
            ],
        });
    });

    it("of an issuer may have any audience where one of its entries takes any", () => {
        const { [`RequestAuthentication jwt`]: spec } = specs({
            jwt: {
                shop: { issuer, audiences: ["shop"], hosts: ["shop.example.com"] },
                rest: { issuer, hosts: ["rest.example.com"], forwardToken: true },
            },
        });
        expect(spec).toMatchObject({ jwtRules: [{ issuer, forwardOriginalToken: true }] });
        expect(JSON.stringify(spec)).not.toContain("audiences");
    });

    it("are asked for by path: /api/* is /api too, exceptions and preflights apart", () => {
        const { "AuthorizationPolicy jwt-api": spec } = specs({
            jwt: {
                api: {
                    issuer,
                    paths: ["/api/*", "/me"],
                    publicPaths: ["/api/status"],
                    allowPreflight: true,
                },
            },
        });
        expect(spec).toMatchObject({
            rules: [
                required({
                    paths: ["/api", "/api/*", "/me"],
                    notPaths: ["/api/status"],
                    notMethods: ["OPTIONS"],
                }),
            ],
        });
    });

    it("with paths make every proxy read paths as the services may", () => {
        const withPaths = { jwt: { api: { issuer, paths: ["/api/*"] } } };
        expect(securityMeshConfig(read(withPaths))).toEqual({
            pathNormalization: { normalization: "DECODE_AND_MERGE_SLASHES" },
        });
        expect(securityMeshConfig(read({ ...withPaths, pathNormalization: "base" }))).toEqual({
            pathNormalization: { normalization: "BASE" },
        });
        expect(securityMeshConfig(read({ jwt: { api: { issuer } } }))).toEqual({});
    });
});

describe("the way out", () => {
    const entry = (name: string, spec: object) => ({
        apiVersion: "networking.istio.io/v1",
        kind: "ServiceEntry",
        name,
        namespace: "istio-system",
        spec: { ...spec, location: "MESH_EXTERNAL" },
    });
    const tls = { number: 443, name: "tls-443", protocol: "TLS" };

    it("is declared for all namespaces or for some, by DNS, a wildcard by the address in use", () => {
        const services = {
            api: { host: "api.example.net" },
            aws: { host: "*.amazonaws.com", namespaces: ["team-a"] },
        };
        expect(objects({ egress: { services } })).toEqual([
            entry("egress-api", {
                hosts: ["api.example.net"],
                exportTo: ["*"],
                ports: [tls],
                resolution: "DNS",
            }),
            entry("egress-aws", {
                hosts: ["*.amazonaws.com"],
                exportTo: ["team-a"],
                ports: [tls],
                resolution: "NONE",
            }),
        ]);
        expect(securityMeshConfig(read({ egress: { services } }))).toEqual({});
    });

    it("is closed to all else by the mesh's config, the agent of Pod Identity apart", () => {
        const section = { egress: { mode: "registry-only" } };
        expect(securityMeshConfig(read(section))).toEqual({
            outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
        });
        expect(objects(section)).toEqual([
            entry("eks-pod-identity-agent", {
                hosts: ["eks-pod-identity-agent.internal"],
                addresses: ["169.254.170.23"],
                exportTo: ["*"],
                ports: [{ number: 80, name: "tcp-80", protocol: "TCP" }],
                resolution: "NONE",
            }),
        ]);
    });
});
