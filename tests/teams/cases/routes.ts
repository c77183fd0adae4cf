import { type Case, casesOf, FOREIGN, GATEWAY, OWN_API } from "./case";

const { admitted, refused } = casesOf(
    "networking.istio.io/v1",
    "VirtualService",
    "virtualservices",
    "mesh-edge-routes",
);
const older = casesOf(
    "networking.istio.io/v1beta1",
    "VirtualService",
    "virtualservices",
    "mesh-edge-routes",
);

const route = (host = OWN_API) => ({ route: [{ destination: { host } }] });

/** Routes at the gateway for a granted host to a service of the team, with something else said. */
const spec = (changes: Record<string, unknown> = {}) => ({
    hosts: ["shop.example.com"],
    gateways: [GATEWAY],
    exportTo: [".", "istio-system"],
    http: [route()],
    ...changes,
});
const inMesh = (changes: Record<string, unknown> = {}) =>
    spec({ hosts: [OWN_API], gateways: ["mesh"], exportTo: ["."], ...changes });
const matching = (match: object) => spec({ http: [{ match: [match], ...route() }] });
const regex = (text: string) => matching({ uri: { regex: text } });

export const ROUTES: readonly Case[] = [
    admitted("granted host", spec()),
    admitted("below a granted wildcard", spec({ hosts: ["x.a.example.com"] })),
    admitted("the wildcard itself", spec({ hosts: ["*.a.example.com"] })),
    admitted("two levels below the wildcard", spec({ hosts: ["y.x.a.example.com"] })),
    refused("the wildcard's own name", spec({ hosts: ["a.example.com"] })),
    refused("a name that only ends like the wildcard", spec({ hosts: ["xa.example.com"] })),
    refused("another team's host", spec({ hosts: ["pay.example.com"] })),
    refused("one granted, one not", spec({ hosts: ["shop.example.com", "pay.example.com"] })),
    refused("wider wildcard", spec({ hosts: ["*.example.com"] })),
    refused("narrower wildcard", spec({ hosts: ["*.x.a.example.com"] })),
    refused("everything", spec({ hosts: ["*"] })),
    refused("all grants in one name", spec({ hosts: ["shop.example.com,*.a.example.com"] })),
    refused("no gateways: the whole mesh", spec({ gateways: undefined })),
    refused("empty gateways: the whole mesh", spec({ gateways: [] })),
    refused("another Gateway of the platform", spec({ gateways: ["istio-system/internal"] })),
    refused("a Gateway of its own", spec({ gateways: ["common-external-gateway"] })),
    refused("mesh, foreign service", inMesh({ hosts: [FOREIGN] })),
    refused("mesh, public name", spec({ gateways: ["mesh", GATEWAY] })),
    admitted("mesh, own service", inMesh()),
    refused("mesh, own service, exported to all", inMesh({ exportTo: ["*"] })),
    refused("mesh, own service, exported to the gateway", inMesh({ exportTo: ["istio-system"] })),
    refused("no exportTo", spec({ exportTo: undefined })),
    refused("exported to all", spec({ exportTo: ["*"] })),
    refused("exported to another team", spec({ exportTo: ["istio-system", "team-b"] })),
    refused("to another team's service", spec({ http: [route(FOREIGN)] })),
    refused("short name", spec({ http: [route("api")] })),
    refused("to a name that begins like its own", spec({ http: [route(`${OWN_API}.x.com`)] })),
    refused("to no destination", spec({ http: [{ route: [{}] }] })),
    refused(
        "one share to another team",
        spec({ http: [{ route: [...route().route, ...route(FOREIGN).route] }] }),
    ),
    refused(
        "the second route to another team",
        spec({ http: [route(), { ...route(FOREIGN), match: [{ uri: { prefix: "/pay" } }] }] }),
    ),
    refused("mirror to another team", spec({ http: [{ ...route(), mirror: { host: FOREIGN } }] })),
    refused(
        "mirrors to another team",
        spec({ http: [{ ...route(), mirrors: [{ destination: { host: FOREIGN } }] }] }),
    ),
    admitted("mirror to itself", spec({ http: [{ ...route(), mirror: { host: OWN_API } }] })),
    refused("delegate", spec({ http: [{ delegate: { name: "y", namespace: "team-b" } }] })),
    refused("delegate within the team", spec({ http: [{ delegate: { name: "y" } }] })),
    refused(
        "tls to another team",
        spec({
            http: undefined,
            tls: [{ match: [{ sniHosts: ["shop.example.com"] }], ...route(FOREIGN) }],
        }),
    ),
    refused("tcp to another team", spec({ http: undefined, tcp: [route(FOREIGN)] })),
    admitted("tcp in the mesh to itself", inMesh({ http: undefined, tcp: [route()] })),
    admitted("redirect only", spec({ http: [{ redirect: { uri: "/new" } }] })),
    admitted("an answer only", spec({ http: [{ directResponse: { status: 200 } }] })),
    older.refused("another team's host in v1beta1", spec({ hosts: ["pay.example.com"] })),
    older.admitted("granted host in v1beta1", spec()),
    admitted("300 routes", spec({ http: Array.from({ length: 300 }, () => route()) })),
    refused("301 routes", spec({ http: Array.from({ length: 301 }, () => route()) })),
    admitted(
        "200 routes with ten conditions each",
        spec({
            http: Array.from({ length: 200 }, (_, index) => ({
                match: Array.from({ length: 5 }, (__, other) => ({
                    uri: { regex: `/p${index}/[0-9]{4}/.*` },
                    headers: { [`x-h${other}`]: { regex: "[a-z]+" } },
                })),
                ...route(),
            })),
        }),
    ),
    admitted("a regular expression as people write it", regex("/v[0-9]{1,2}/(items|users)/[^/]+")),
    refused("a regular expression that is long", regex("/a".repeat(51))),
    refused("large counts", regex(".{999}.{999}.{999}.{999}")),
    refused("an open count", regex("a{1000,}")),
    refused("counted groups", regex("((.{9}){9}){9}")),
    refused("counted optional groups", regex("(.{9})?{9}")),
    refused("classes of Unicode", regex(String.raw`\pL`.repeat(20))),
    refused(
        "a large regular expression for a header",
        matching({ headers: { "x-a": { regex: "a{999}" } } }),
    ),
    refused(
        "a large one for a header left out",
        matching({ withoutHeaders: { a: { regex: "a{999}" } } }),
    ),
    refused("a large one for a parameter", matching({ queryParams: { a: { regex: "a{999}" } } })),
    refused("a large one for the authority", matching({ authority: { regex: "a{999}" } })),
    refused(
        "a large one for a rewrite",
        spec({
            http: [{ ...route(), rewrite: { uriRegexRewrite: { match: "a{999}", rewrite: "b" } } }],
        }),
    ),
    refused(
        "a large one for an origin",
        spec({ http: [{ ...route(), corsPolicy: { allowOrigins: [{ regex: "a{999}" }] } }] }),
    ),
    refused("granted host, changed to another", spec({ hosts: ["pay.example.com"] }), {
        oldObject: {
            apiVersion: "networking.istio.io/v1",
            kind: "VirtualService",
            metadata: { name: "x", namespace: "team-a" },
            spec: spec(),
        },
    }),
    refused("even by the platform", spec({ hosts: ["pay.example.com"] }), {
        user: "platform",
        groups: ["system:masters"],
    }),
    refused("by a pod of the team", spec({ hosts: ["pay.example.com"] }), {
        user: "system:serviceaccount:team-a:default",
        groups: ["system:serviceaccounts"],
    }),
    admitted("in a namespace without the label", spec({ hosts: ["pay.example.com"] }), {
        object: {
            apiVersion: "networking.istio.io/v1",
            kind: "VirtualService",
            metadata: { name: "x", namespace: "free" },
            spec: spec({ hosts: ["pay.example.com"], gateways: undefined }),
        },
    }),
    refused("in a team's namespace without a grant", spec(), {
        object: {
            apiVersion: "networking.istio.io/v1",
            kind: "VirtualService",
            metadata: { name: "x", namespace: "team-b" },
            spec: spec({ http: [{ redirect: { uri: "/" } }] }),
        },
    }),
    refused("a name that the API server makes up", spec({ hosts: ["pay.example.com"] }), {
        object: {
            apiVersion: "networking.istio.io/v1",
            kind: "VirtualService",
            metadata: { generateName: "x-", namespace: "team-a" },
            spec: spec({ hosts: ["pay.example.com"] }),
        },
    }),
];
