import { type Case, casesOf, FOREIGN, OWN_API } from "./case";

const API = "networking.istio.io/v1";
const rules = casesOf(API, "DestinationRule", "destinationrules", "mesh-edge-destinations");
const entries = casesOf(API, "ServiceEntry", "serviceentries", "mesh-edge-entries");
const tokens = casesOf(
    "security.istio.io/v1",
    "RequestAuthentication",
    "requestauthentications",
    "mesh-edge-tokens",
);

const rule = (changes: object = {}) => ({
    host: OWN_API,
    exportTo: [".", "istio-system"],
    ...changes,
});
const entry = (changes: object = {}) => ({
    hosts: ["api.partner.example.org"],
    ports: [{ number: 443, name: "tls", protocol: "TLS" }],
    resolution: "DNS",
    exportTo: ["."],
    ...changes,
});
const jwt = (jwtRule: object) => ({ jwtRules: [{ issuer: "https://id.example.com", ...jwtRule }] });
const tls = { mode: "MUTUAL", credentialName: "other-teams-key" };

export const RULES: readonly Case[] = [
    rules.admitted("own, for clients of the team", rule({ exportTo: ["."] })),
    rules.admitted("own, for the gateway as well", rule()),
    rules.admitted("versions", rule({ subsets: [{ name: "v1", labels: { version: "v1" } }] })),
    rules.admitted(
        "mutual TLS of the mesh",
        rule({ trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } } }),
    ),
    rules.refused("foreign", rule({ host: FOREIGN })),
    rules.refused("short name", rule({ host: "api" })),
    rules.refused("all of the cluster", rule({ host: "*.svc.cluster.local" })),
    rules.refused("exported by being silent", rule({ exportTo: undefined })),
    rules.refused("exported to all", rule({ exportTo: ["*"] })),
    rules.refused("exported to another team", rule({ exportTo: [".", "team-b"] })),
    rules.refused("with a Secret of the gateway", rule({ trafficPolicy: { tls } })),
    rules.refused(
        "with a file of the gateway, for one port",
        rule({
            trafficPolicy: {
                portLevelSettings: [{ port: { number: 80 }, tls: { clientCertificate: "/x" } }],
            },
        }),
    ),
    rules.refused(
        "with a Secret of the gateway, for one version",
        rule({ subsets: [{ name: "v1", trafficPolicy: { tls } }] }),
    ),
    rules.refused(
        "with a Secret of the gateway, for one port of one version",
        rule({ subsets: [{ name: "v1", trafficPolicy: { portLevelSettings: [{ tls }] } }] }),
    ),

    entries.admitted("outside", entry()),
    entries.refused("over another team's service", entry({ hosts: [FOREIGN] })),
    entries.refused("over another team's service, in short", entry({ hosts: ["pay.team-b.svc"] })),
    entries.refused("over its own service", entry({ hosts: [OWN_API] })),
    entries.refused("over everything", entry({ hosts: ["*.com"] })),
    entries.refused("a single word", entry({ hosts: ["pay"] })),
    entries.refused("one good, one bad", entry({ hosts: ["a.example.org", FOREIGN] })),
    entries.refused("exported by being silent", entry({ exportTo: undefined })),
    entries.refused("exported to the gateway", entry({ exportTo: [".", "istio-system"] })),
    entries.refused("with addresses", entry({ addresses: ["10.40.1.7"] })),
    entries.refused("with endpoints", entry({ endpoints: [{ address: "10.40.1.7" }] })),
    entries.refused("with pods", entry({ workloadSelector: { labels: { app: "pay" } } })),

    tokens.admitted("keys of a public name", jwt({ jwksUri: "https://id.example.com/keys" })),
    tokens.admitted("keys in the object", jwt({ issuer: "team-a", jwks: "{}" })),
    tokens.admitted("an issuer by its public name", jwt({})),
    tokens.admitted("no rules", {}),
    tokens.refused("keys without TLS", jwt({ jwksUri: "http://id.example.com/keys" })),
    tokens.refused("the node's metadata", jwt({ jwksUri: "http://169.254.169.254/latest" })),
    tokens.refused("an address", jwt({ jwksUri: "https://10.40.1.7/keys" })),
    tokens.refused("a service of the cluster", jwt({ jwksUri: `https://${FOREIGN}/keys` })),
    tokens.refused("a service, in short", jwt({ jwksUri: "https://pay.team-b.svc:8443/keys" })),
    tokens.refused("a single word", jwt({ jwksUri: "https://kubernetes/keys" })),
    tokens.refused("a name behind a user", jwt({ jwksUri: "https://a.example.com@istiod.local/" })),
    tokens.refused("an issuer in the cluster", jwt({ issuer: `https://${FOREIGN}` })),
];
