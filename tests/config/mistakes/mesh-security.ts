import type { Mistake } from "./mistake";

const AT = "mesh-edge:mesh.security";
const ISSUER = "https://login.example.com";
const PATH = "must be a plain path that starts with /, with a * only as /* at its end";

const one = (
    states: string,
    set: Readonly<Record<string, unknown>>,
    [path, value, rule, cure]: [path: string, value: unknown, rule: string, cure: string],
    more: { byDefault?: true } = {},
): Mistake => ({
    states,
    set: Object.fromEntries(
        Object.entries(set).map(([key, part]) => [
            key.startsWith("edge") ? key : `mesh.security.${key}`,
            part,
        ]),
    ),
    problems: [{ path: `${AT}.${path}`, value, ...more, rule, cure }],
});

/** What is wrong about who may speak to whom. */
export const MESH_SECURITY: readonly Mistake[] = [
    one("strict mutual TLS by another word", { "mtls.mode": "enforce" }, [
        "mtls.mode",
        "enforce",
        "must be one of permissive, strict",
        'write "strict"',
    ]),
    one("mutual TLS that Istio would forbid", { "mtls.mode": "DISABLE" }, [
        "mtls.mode",
        "DISABLE",
        "must be one of permissive, strict",
        'write one of "permissive", "strict"',
    ]),
    one("an exception from nothing", { mtls: { exceptNamespaces: ["legacy"] } }, [
        "mtls.exceptNamespaces[0]",
        "legacy",
        "has no effect with mesh.security.mtls.mode permissive: every namespace accepts plain text",
        "take it out, or set mesh.security.mtls.mode to strict",
    ]),
    one(
        "the root namespace as an exception",
        { mtls: { mode: "strict", exceptNamespaces: ["istio-system"] } },
        [
            "mtls.exceptNamespaces[0]",
            "istio-system",
            "must not be Istio's root namespace: a policy there applies to the whole mesh",
            "take it out",
        ],
    ),
    {
        states: "the gateway's namespace as an exception",
        set: {
            "mesh.gateway.namespace": "istio-ingress",
            "mesh.security.mtls": { mode: "strict", exceptNamespaces: ["istio-ingress"] },
        },
        problems: [
            {
                path: `${AT}.mtls.exceptNamespaces[0]`,
                value: "istio-ingress",
                rule: "has no effect: the gateway always accepts the load balancer's requests",
                cure: "take it out",
            },
        ],
    },
    one(
        "an exception twice",
        { mtls: { mode: "strict", exceptNamespaces: ["legacy", "legacy"] } },
        [
            "mtls.exceptNamespaces[1]",
            "legacy",
            "must be in the list only once; entry [0] is the same",
            "take it out, or write the one that was meant",
        ],
    ),
    one("declared hosts without an edge", { edge: undefined, declaredHostsOnly: true }, [
        "declaredHostsOnly",
        true,
        "must be false without an edge: no host is declared",
        "take it out, or add edge with its hosts",
    ]),
    one(
        "clients of a host that isn't served",
        { clients: { office: { cidrs: ["203.0.113.0/24"], hosts: ["shop.example.org"] } } },
        [
            "clients.office.hosts[0]",
            "shop.example.org",
            "must be one of edge.hosts, or covered by a wildcard there",
            "add it to edge.hosts, or write one that stands there",
        ],
    ),
    one("no clients at all", { clients: { office: { cidrs: [] } } }, [
        "clients.office.cidrs",
        [],
        "must hold a range",
        'write for example ["203.0.113.0/24"]',
    ]),
    one("an address for a range of clients", { clients: { office: { cidrs: ["203.0.113.7"] } } }, [
        "clients.office.cidrs[0]",
        "203.0.113.7",
        "must be an IPv4 or IPv6 range in CIDR form",
        'write for example "203.0.113.0/24"',
    ]),
    one(
        "a range of clients twice",
        { clients: { office: { cidrs: ["2001:db8::/32", "2001:DB8:0::/32"] } } },
        [
            "clients.office.cidrs[1]",
            "2001:DB8:0::/32",
            "must be in the list only once; entry [0] is the same",
            "take it out, or write the one that was meant",
        ],
    ),
    one(
        "clients that a Classic Load Balancer hides",
        { "edge.kind": "clb", clients: { office: { cidrs: ["203.0.113.0/24"] } } },
        [
            "clients.office",
            { cidrs: ["203.0.113.0/24"] },
            "must not be set with edge.kind clb: a Classic Load Balancer without annotations hides the addresses of clients, so every client would be blocked",
            "take it out, or write edge.kind: alb or nlb",
        ],
    ),
    one(
        "clients without an edge",
        { edge: undefined, clients: { office: { cidrs: ["203.0.113.0/24"] } } },
        [
            "clients.office",
            { cidrs: ["203.0.113.0/24"] },
            "must not be set without an edge: there is no load balancer for clients",
            "take it out",
        ],
    ),
    one(
        "a wildcard that a port in the Host header gets round",
        {
            "edge.hosts": ["*.example.com"],
            jwt: { shop: { issuer: ISSUER, hosts: ["*.example.com"] } },
        },
        [
            "jwt.shop.hosts[0]",
            "*.example.com",
            "must not be a wildcard without mesh.security.declaredHostsOnly: a Host header with another port would bypass the rule",
            "set mesh.security.declaredHostsOnly to true, or leave hosts out to mean all",
        ],
    ),
    one("tokens without an issuer", { jwt: { shop: { audiences: ["shop"] } } }, [
        "jwt.shop.issuer",
        undefined,
        "must be set",
        'add it, for example "https://login.example.com"',
    ]),
    one("any issuer", { jwt: { shop: { issuer: "*" } } }, [
        "jwt.shop.issuer",
        "*",
        "must be the `iss` of the tokens: text without spaces and *",
        'write for example "https://login.example.com"',
    ]),
    one(
        "an issuer whose keys can't be found",
        { jwt: { shop: { issuer: "login" } } },
        [
            "jwt.shop.jwksUri",
            undefined,
            "must be given: istiod discovers keys only for an issuer that is an https:// address, not for login",
            'add it, for example "https://login.example.com/.well-known/jwks.json"',
        ],
        { byDefault: true },
    ),
    one(
        "keys that come in plain text",
        { jwt: { shop: { issuer: ISSUER, jwksUri: "http://login.example.com/keys" } } },
        [
            "jwt.shop.jwksUri",
            "http://login.example.com/keys",
            "must be an https:// address",
            'write for example "https://login.example.com/.well-known/jwks.json"',
        ],
    ),
    one("any audience by a wildcard", { jwt: { shop: { issuer: ISSUER, audiences: ["*"] } } }, [
        "jwt.shop.audiences[0]",
        "*",
        "must be an audience: text without spaces and *",
        'write for example "shop"',
    ]),
    one(
        "one issuer with two sets of keys",
        {
            "edge.hosts": ["a.example.com", "b.example.com"],
            jwt: {
                a: { issuer: ISSUER, jwksUri: `${ISSUER}/a`, hosts: ["a.example.com"] },
                b: { issuer: ISSUER, jwksUri: `${ISSUER}/b`, hosts: ["b.example.com"] },
            },
        },
        [
            "jwt.b.jwksUri",
            `${ISSUER}/b`,
            "must be the same as in mesh.security.jwt.a, which has the same issuer",
            "write the same in both",
        ],
    ),
    one(
        "two tokens for one request",
        {
            jwt: {
                staff: { issuer: "https://staff.example.com", paths: ["/api/admin/*"] },
                shop: { issuer: ISSUER, paths: ["/api/*"] },
            },
        },
        [
            "jwt.shop",
            { hosts: [], paths: ["/api/*"] },
            "must match other requests than mesh.security.jwt.staff: a request that matches both would need a token of each",
            "give them different hosts, or different paths",
        ],
    ),
    ...["api/*", "/api*", "/a?b", "/{*}", "/a%2Fb", "/*/a"].map((path) =>
        one(
            `a path for tokens like ${path}`,
            { jwt: { shop: { issuer: ISSUER, paths: [path] } } },
            ["jwt.shop.paths[0]", path, PATH, 'write for example "/api/*"'],
        ),
    ),
    one("a path with a detour", { jwt: { shop: { issuer: ISSUER, paths: ["/a/../b"] } } }, [
        "jwt.shop.paths[0]",
        "/a/../b",
        "must be without /./ and /../",
        'write for example "/api/*"',
    ]),
    one("nothing that needs a token", { jwt: { shop: { issuer: ISSUER, publicPaths: ["/*"] } } }, [
        "jwt.shop.publicPaths[0]",
        "/*",
        "must leave at least one path that needs a token",
        "take it out, or name fewer paths",
    ]),
    one(
        "a public path that is public anyway",
        { jwt: { shop: { issuer: ISSUER, paths: ["/api/*"], publicPaths: ["/apix"] } } },
        [
            "jwt.shop.publicPaths[0]",
            "/apix",
            "has no effect: it is not among mesh.security.jwt.shop.paths, so it needs no token",
            "take it out",
        ],
    ),
    one("plain paths that no rule looks at", { pathNormalization: "base" }, [
        "pathNormalization",
        "base",
        "has no effect: no entry of mesh.security.jwt has paths",
        "take it out",
    ]),
    one("Istio's own word for a closed way out", { "egress.mode": "REGISTRY_ONLY" }, [
        "egress.mode",
        "REGISTRY_ONLY",
        "must be one of allow-any, registry-only",
        'write "registry-only"',
    ]),
    one("the whole world by name", { "egress.services": { all: { host: "*" } } }, [
        "egress.services.all.host",
        "*",
        "must be a lower-case DNS name, or *. and one",
        'write for example "api.example.net"',
    ]),
    one(
        "a host outside twice",
        { "egress.services": { a: { host: "api.example.net" }, b: { host: "api.example.net" } } },
        [
            "egress.services.b.host",
            "api.example.net",
            "must differ from the host of mesh.security.egress.services.a",
            "name all its ports and namespaces in one entry",
        ],
    ),
    one(
        "a service of the cluster outside it",
        { "egress.services": { api: { host: "api.shop.svc.cluster.local" } } },
        [
            "egress.services.api.host",
            "api.shop.svc.cluster.local",
            "must be outside the mesh: Istio's registry already has the services of the cluster",
            "take the entry out",
        ],
    ),
    one("no port", { "egress.services": { api: { host: "api.example.net", ports: [] } } }, [
        "egress.services.api.ports",
        [],
        "must hold a port",
        'write for example [{"number":443,"protocol":"TLS"}]',
    ]),
    one(
        "a port twice",
        {
            "egress.services": {
                api: {
                    host: "api.example.net",
                    ports: [
                        { number: 443, protocol: "TLS" },
                        { number: 443, protocol: "TLS" },
                    ],
                },
            },
        },
        [
            "egress.services.api.ports[1]",
            { number: 443, protocol: "TLS" },
            "must differ from the other ports of the entry",
            "take it out, or write the one that was meant",
        ],
    ),
    one(
        "TCP to any name",
        {
            "egress.services": {
                db: { host: "*.example.net", ports: [{ number: 5432, protocol: "TCP" }] },
            },
        },
        [
            "egress.services.db.ports[0].protocol",
            "TCP",
            "must not be TCP for a wildcard: TCP carries no host name, so the port would be open to every address",
            "write TLS if the application encrypts itself, or name the hosts one by one",
        ],
    ),
    one(
        "TCP to two hosts on one port",
        {
            "egress.services": {
                a: { host: "a.example.net", ports: [{ number: 5432, protocol: "TCP" }] },
                b: { host: "b.example.net", ports: [{ number: 5432, protocol: "TCP" }] },
            },
        },
        [
            "egress.services.b.ports[0].protocol",
            "TCP",
            "must fit TCP on the port 5432 of mesh.security.egress.services.a: sidecars distinguish names on a port by SNI or Host header, and TCP needs the port for itself",
            "write the same of TLS, HTTP, HTTP2 and GRPC in both, or take one of them out",
        ],
    ),
];
