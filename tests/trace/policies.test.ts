import { describe, expect, it } from "vitest";

import { meshSecuritySchema } from "../../components/config/sections/mesh-security/security";
import { securityObjects } from "../../components/mesh/security/mesh-security";
import { edge, objects, resource, routed, traced } from "./stack";

const TOKEN = ["authorization: Bearer eyJ"];
const ROUTE = routed("- { route: [{ destination: { host: shop } }] }");

/** Policies at the gateway of the given action and rules, and what follows them in a file. */
const policy = (text: string, name = "p") =>
    objects(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${name}, namespace: istio-system }
spec: { selector: { matchLabels: { istio: ingressgateway } }, ${text} }
`);

/** What the gateway says of a request, and who answers it. */
function judged(
    policies: object[],
    request = "https://shop.example.com/",
    headers: string[] = [],
    from?: string,
) {
    const { steps, answer } = traced([...edge(), ...ROUTE, ...policies], request, headers, from);
    const says = steps.find(({ step }) => step === "Gateway")?.says.slice(1) ?? [];
    const { by, status, rule } = answer;
    return by === "service" ? { says } : { says, by, status, rule };
}
const PASSES = { says: [] };
const refused = (title: string) => ({
    says: [`${title} refuses it.`],
    by: "gateway",
    status: 403,
    rule: title,
});
const perhaps = (...titles: string[]) => ({
    says: titles.map((title) => `${title} looks at it and may refuse it.`),
});
const DENY = "AuthorizationPolicy istio-system/p (DENY)";
const ALLOW = "AuthorizationPolicy istio-system/p (ALLOW)";

/** The objects that the program makes of a section `mesh.security`. */
const secured = (section: unknown, hosts = ["shop.example.com"]) =>
    securityObjects(meshSecuritySchema.parse(section), hosts, "istio-system").map(
        ({ apiVersion, kind, name, namespace, spec }) =>
            resource(`kubernetes:${apiVersion}:${kind}`, name, {
                apiVersion,
                kind,
                metadata: { name, namespace },
                spec,
            }),
    );

describe("tokens that the program requires", () => {
    const policies = secured({
        jwt: {
            shop: {
                issuer: "https://login.example.com",
                audiences: ["shop"],
                hosts: ["shop.example.com"],
                paths: ["/api/*"],
                publicPaths: ["/api/status"],
                allowPreflight: true,
            },
        },
    });
    const refusal = refused("AuthorizationPolicy istio-system/jwt-shop (DENY)");
    const verifies = "RequestAuthentication istio-system/jwt";

    it.each([
        ["https://shop.example.com/api", refusal],
        ["POST https://shop.example.com/api/orders", refusal],
        ["https://shop.example.com/apis", PASSES],
        ["https://shop.example.com/api/status", PASSES],
        ["https://shop.example.com/", PASSES],
        ["OPTIONS https://shop.example.com/api/orders", PASSES],
    ])("without one: %s", (request, expected) => {
        expect(judged(policies, request)).toEqual(expected);
    });

    it("with one: it is verified wherever it comes, and required on its paths alone", () => {
        expect(judged(policies, "https://shop.example.com/api/orders", TOKEN)).toEqual(
            perhaps(verifies, "AuthorizationPolicy istio-system/jwt-shop (DENY)"),
        );
        expect(judged(policies, "https://shop.example.com/", TOKEN)).toEqual(perhaps(verifies));
        expect(judged(policies, "https://shop.example.com/?access_token=eyJ")).toEqual(
            perhaps(verifies),
        );
        expect(judged(policies, "https://shop.example.com/", ["authorization: Basic eA"])).toEqual(
            PASSES,
        );
    });

    it("are not about another host", () => {
        const other = routed("- { route: [{ destination: { host: shop } }] }", "a.example.com");
        const { answer } = traced([...edge(), ...other, ...policies], "https://a.example.com/api");
        expect(answer.by).toBe("service");
    });

    it("hang on what the proxy makes of a path with escapes or double slashes", () => {
        const may = perhaps("AuthorizationPolicy istio-system/jwt-shop (DENY)");
        expect(judged(policies, "https://shop.example.com//api/orders")).toEqual(may);
        expect(judged(policies, "https://shop.example.com/%61pi")).toEqual(may);
    });
});

describe("clients and hosts that the program lets in", () => {
    const office = secured({
        clients: {
            office: { cidrs: ["203.0.113.0/24", "2001:db8::/32"], hosts: ["shop.example.com"] },
        },
    });
    const title = "AuthorizationPolicy istio-system/clients-office (DENY)";

    it.each([
        ["203.0.113.9", PASSES],
        ["2001:db8::1", PASSES],
        ["198.51.100.1", refused(title)],
        [undefined, perhaps(title)],
    ])("from %s", (from, expected) => {
        expect(judged(office, "https://shop.example.com/", [], from)).toEqual(expected);
    });

    it("takes a declared host, and refuses another one", () => {
        const declared = secured({ declaredHostsOnly: true });
        expect(judged(declared)).toEqual(PASSES);
        const other = routed("- { route: [{ destination: { host: shop } }] }", "a.example.com");
        expect(traced([...edge(), ...other, ...declared], "https://a.example.com/").answer).toEqual(
            {
                by: "gateway",
                status: 403,
                rule: "AuthorizationPolicy istio-system/declared-hosts (DENY)",
            },
        );
    });
});

describe("any policy at the gateway", () => {
    it.each([
        // No rule never takes a request; an empty one takes each.
        ["action: DENY", PASSES],
        ["action: DENY, rules: [{}]", refused(DENY)],
        ["action: ALLOW", refused(ALLOW)],
        ["rules: [{}]", PASSES],
        ["action: AUDIT, rules: [{}]", PASSES],
        [
            "action: CUSTOM, provider: { name: a }, rules: [{}]",
            perhaps("AuthorizationPolicy istio-system/p (CUSTOM)"),
        ],
        ["rules: [{ to: [{ operation: { methods: [GET] } }] }]", PASSES],
        ["rules: [{ to: [{ operation: { methods: [POST] } }] }]", refused(ALLOW)],
        ["action: DENY, rules: [{ to: [{ operation: { ports: ['443'] } }] }]", refused(DENY)],
        ["action: DENY, rules: [{ to: [{ operation: { notPorts: ['443'] } }] }]", PASSES],
        ["action: DENY, rules: [{ to: [{ operation: { hosts: ['SHOP.*'] } }] }]", refused(DENY)],
        ["action: DENY, rules: [{ to: [{ operation: { hosts: ['*.org'] } }] }]", PASSES],
        ["action: DENY, rules: [{ to: [{ operation: { paths: ['/{*}'] } }] }]", perhaps(DENY)],
        // Whom the load balancer's connection comes from isn't known here.
        [
            "action: DENY, rules: [{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }]",
            perhaps(DENY),
        ],
        // Nothing verifies tokens, so no request has a principal.
        ["rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }]", refused(ALLOW)],
        [
            "action: DENY, rules: [{ when: [{ key: 'request.headers[x-a]', values: ['*'] }] }]",
            PASSES,
        ],
        [
            "action: DENY, rules: [{ when: [{ key: 'request.headers[x-a]', notValues: [b] }] }]",
            refused(DENY),
        ],
    ])("%s", (text, expected) => {
        expect(judged(policy(text))).toEqual(expected);
    });

    it("lets a request in that one of several ALLOW policies takes", () => {
        const one = policy("rules: [{ to: [{ operation: { methods: [POST] } }] }]");
        const other = policy("rules: [{ to: [{ operation: { methods: [GET] } }] }]", "q");
        expect(judged([...one, ...other])).toEqual(PASSES);
    });

    it("does nothing as a dry run, for other pods or in another namespace", () => {
        const dry = objects(`
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: p, namespace: istio-system, annotations: { istio.io/dry-run: "true" } }
spec: { action: DENY, rules: [{}] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: p, namespace: istio-system }
spec: { selector: { matchLabels: { app: other } }, action: DENY, rules: [{}] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: p, namespace: team-a }
spec: { action: DENY, rules: [{}] }
`);
        expect(judged(dry)).toEqual(PASSES);
    });

    it("leaves the status open where a bad token would be refused before it", () => {
        const both = [
            ...policy("action: DENY, rules: [{}]"),
            ...secured({ jwt: { shop: { issuer: "https://login.example.com", paths: ["/x"] } } }),
        ];
        expect(judged(both, "https://shop.example.com/", TOKEN)).toEqual({
            says: [
                "RequestAuthentication istio-system/jwt looks at it and may refuse it.",
                `${DENY} refuses it.`,
            ],
            by: "gateway",
            status: undefined,
            rule: DENY,
        });
    });

    it("reads a token from the places that are named", () => {
        const named = objects(`
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: jwt, namespace: istio-system }
spec: { jwtRules: [{ issuer: a, fromHeaders: [{ name: X-Token }], fromCookies: [token] }] }
`);
        const may = perhaps("RequestAuthentication istio-system/jwt");
        expect(judged(named, "https://shop.example.com/", TOKEN)).toEqual(PASSES);
        expect(judged(named, "https://shop.example.com/", ["x-token: e"])).toEqual(may);
        expect(judged(named, "https://shop.example.com/", ["cookie: a=b; token=e"])).toEqual(may);
    });
});
