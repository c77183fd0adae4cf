import { describe, expect, it } from "vitest";

import { answered, edge, objects, resource, routed, traced } from "./stack";

const through = (http: string, text: string, headers: string[] = []) =>
    answered([...edge(), ...routed(http)], text.replace("/", "https://shop.example.com/"), headers);
const says = (step: string, ...args: Parameters<typeof traced>) =>
    traced(...args).steps.find((one) => one.step === step)?.says ?? [];
const TO = "route: [{ destination: { host: shop } }]";

describe("a redirect of a VirtualService", () => {
    it.each([
        ["{ uri: /new }", "https://shop.example.com/new?q=1", 301],
        ["{ uri: '/new?p=2', redirectCode: 308 }", "https://shop.example.com/new?p=2", 308],
        ["{ authority: www.example.com }", "https://www.example.com/old/a?q=1", 301],
        ["{ prefixRewrite: /new }", "https://shop.example.com/new/a?q=1", 301],
        ["{ scheme: http, redirectCode: 302 }", "http://shop.example.com/old/a?q=1", 302],
        ["{ port: 8443 }", "https://shop.example.com:8443/old/a?q=1", 301],
        ["{ scheme: http, port: 80 }", "http://shop.example.com/old/a?q=1", 301],
        ["{ derivePort: FROM_REQUEST_PORT }", "https://shop.example.com/old/a?q=1", 301],
    ])("%s leads to %s", (redirect, location, status) => {
        const http = `- { name: r, match: [{ uri: { prefix: /old } }], redirect: ${redirect} }`;
        expect(through(http, "/old/a?q=1")).toEqual({
            by: "gateway",
            status,
            location,
            rule: "istio-system/shop, rule 1 (r)",
        });
    });
});

describe("the virtual host", () => {
    it.each([
        ["a.example.com", 201],
        ["b.example.com", 202],
    ])("of %s is the one of its name before a wildcard of the same length", (host, status) => {
        const named = (name: string, on: string, answer: number) =>
            objects(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: istio-system }
spec:
    hosts: ["${on}"]
    gateways: [common-external-gateway]
    http: [{ directResponse: { status: ${answer} } }]
`);
        const stack = [
            ...edge(),
            ...named("first", "*.example.com", 202),
            ...named("second", "a.example.com", 201),
        ];
        expect(answered(stack, `https://${host}/`)).toMatchObject({ by: "gateway", status });
    });
});

describe("the path that the service is asked for", () => {
    it.each([
        ["{ prefix: /api }", "{ uri: /v2 }", "/v2/x"],
        ["{ prefix: /api/ }", "{ uri: / }", "/x"],
        ["{ exact: /api/x }", "{ uri: /v2 }", "/v2"],
        [
            "{ prefix: /api }",
            "{ uriRegexRewrite: { match: '^/api/(.*)$', rewrite: '/$/\\1' } }",
            "/$/x",
        ],
    ])("of %s with the rewrite %s is %s", (uri, rewrite, path) => {
        const http = `- { match: [{ uri: ${uri} }], rewrite: ${rewrite}, ${TO} }`;
        expect(through(http, "/api/x")).toMatchObject({ by: "service", path });
    });

    it("stays where nothing rewrites it", () => {
        expect(through(`- ${TO}`, "/api/x")).not.toHaveProperty("path");
    });
});

describe("a rule that leads to services", () => {
    it("reads a short name in its own namespace, and takes the gateway's port where it names none", () => {
        expect(through(`- ${TO}`, "/")).toEqual({
            by: "service",
            to: [{ service: "shop.istio-system.svc.cluster.local:443", percent: 100 }],
            rule: "istio-system/shop, rule 1",
        });
    });

    it("sets the host by a rewrite or by its header", () => {
        expect(through(`- { rewrite: { authority: a.example }, ${TO} }`, "/").host).toBe(
            "a.example",
        );
        const header = `- { headers: { request: { set: { Host: b.example } } }, ${TO} }`;
        expect(through(header, "/").host).toBe("b.example");
    });

    it.each([
        ["timeout: 0s,", "The gateway sets no time limit; the load balancer's idle time holds."],
        ["timeout: 2s,", "The gateway answers 504 after 2s."],
        ["", "It is tried twice more where the service wasn't reached, Istio's default."],
        ["retries: { attempts: 0 },", "It is tried once."],
        ["retries: { attempts: 1, retryOn: 5xx },", "It is tried 1 time more on 5xx."],
    ])("with %s says: %s", (field, line) => {
        const stack = [...edge(), ...routed(`- { ${field} ${TO} }`)];
        expect(says("Route", stack, "https://shop.example.com/")).toContain(line);
    });

    it("mirrors everything without a percentage, and nothing at 0", () => {
        const http = `- { mirrors: [{ destination: { host: a } }, { destination: { host: b }, percentage: { value: 0 } }], ${TO} }`;
        expect(through(http, "/").mirror).toEqual([
            { service: "a.istio-system.svc.cluster.local:443", percent: 100 },
        ]);
    });

    it.each([
        ["", "shop.example.com"],
        ["rewrite: { authority: orders.example.com },", "orders.example.com"],
    ])("copies a request to a version, with the host that the service sees: %s", (field, host) => {
        const mirror = "{ host: a.shop.svc.cluster.local, port: { number: 80 }, subset: next }";
        const http = `- { ${field} mirror: ${mirror}, mirrorPercentage: { value: 5 }, ${TO} }`;
        expect(through(http, "/").mirror).toEqual([
            { service: "a.shop.svc.cluster.local:80", version: "next", percent: 5 },
        ]);
        const stack = [...edge(), ...routed(http)];
        expect(says("Route", stack, "https://shop.example.com/")).toContain(
            `5 % are copied to a.shop.svc.cluster.local:80, version next, with the host ${host}; its answers count for nothing.`,
        );
    });

    it("answers a preflight of an origin that it knows itself", () => {
        const http = `- { corsPolicy: { allowOrigins: [{ exact: "https://a.example" }] }, ${TO} }`;
        const ask = (origin: string) => [`origin: ${origin}`, "access-control-request-method: PUT"];
        expect(through(http, "OPTIONS /", ask("https://a.example"))).toMatchObject({
            by: "gateway",
            status: 200,
        });
        expect(through(http, "OPTIONS /", ask("https://b.example")).by).toBe("service");
        expect(through(http, "GET /", ask("https://a.example")).by).toBe("service");
    });

    it("answers 503 where it names a version that no DestinationRule has", () => {
        const http = `- { route: [{ destination: { host: shop.team-a.svc.cluster.local, subset: v9 } }] }`;
        const rule = objects(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: team-a }
spec: { host: shop, subsets: [{ name: v1, labels: { version: v1 } }] }
`);
        const stack = [...edge(), ...routed(http), ...rule];
        expect(answered(stack, "https://shop.example.com/")).toMatchObject({
            by: "gateway",
            status: 503,
        });
        expect(says("Service", stack, "https://shop.example.com/")).toContain(
            "No DestinationRule has version v9, so Envoy answers 503.",
        );
        const known = [...edge(), ...routed(http.replace("v9", "v1")), ...rule];
        expect(answered(known, "https://shop.example.com/").by).toBe("service");
    });

    it("knows a service that the stack declares", () => {
        const entry = objects(`
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: out, namespace: istio-system }
spec: { hosts: [api.partner.example] }
`);
        const http =
            "- { route: [{ destination: { host: api.partner.example, port: { number: 443 } } }] }";
        const line = "The stack doesn't declare that service: without it, Envoy answers 503.";
        const stack = [...edge(), ...routed(http)];
        expect(says("Service", stack, "https://shop.example.com/")).toContain(line);
        expect(says("Service", [...stack, ...entry], "https://shop.example.com/")).not.toContain(
            line,
        );
    });
});

describe("what nobody here can tell", () => {
    it("is a claim of the token: the rule may take the request first", () => {
        const http = `
- { name: admins, match: [{ headers: { "@request.auth.claims.role": { exact: admin } } }], directResponse: { status: 201 } }
- { name: all, directResponse: { status: 200 } }`;
        expect(through(http, "/")).toMatchObject({
            status: 200,
            rule: "istio-system/shop, rule 2 (all)",
        });
        expect(says("Route", [...edge(), ...routed(http)], "https://shop.example.com/")[1]).toMatch(
            /^istio-system\/shop, rule 1 \(admins\) may take it first: that depends on the claims/,
        );
    });

    it("is an expression that JavaScript can't read", () => {
        const http = `- { name: a, match: [{ uri: { regex: "/\\\\pL+" } }], directResponse: { status: 200 } }`;
        expect(
            says("Route", [...edge(), ...routed(http)], "https://shop.example.com/a")[1],
        ).toContain("rule 1 (a) may take it first");
    });
});

describe("a gateway that is the load balancer itself", () => {
    const nlb = (annotations: Record<string, string>) => [
        ...edge().filter(({ type }) => !/Ingress|Release|Gateway$/.test(type)),
        resource("kubernetes:helm.sh/v3:Release", "gateway", {
            name: "istio-ingressgateway",
            namespace: "istio-system",
            chart: "gateway",
            values: {
                service: {
                    type: "LoadBalancer",
                    loadBalancerClass: "service.k8s.aws/nlb",
                    annotations: Object.fromEntries(
                        Object.entries(annotations).map(([key, value]) => [
                            `service.beta.kubernetes.io/aws-load-balancer-${key}`,
                            value,
                        ]),
                    ),
                    ports: [
                        { name: "http2", port: 80 },
                        { name: "https", port: 443 },
                    ],
                },
            },
        }),
        ...objects(`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: common-external-gateway, namespace: istio-system }
spec:
    selector: { istio: ingressgateway }
    servers:
        - { port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"], tls: { httpsRedirect: true } }
        - { port: { number: 443, name: https, protocol: HTTPS }, hosts: ["shop.example.com"], tls: { mode: SIMPLE } }
`),
        ...routed("- directResponse: { status: 200 }"),
    ];
    const certificate = "arn:aws:acm:eu-west-1:111122223333:certificate/shop";

    it("sends port 80 to HTTPS itself", () => {
        expect(answered(nlb({}), "http://shop.example.com/a?b")).toEqual({
            by: "gateway",
            status: 301,
            location: "https://shop.example.com/a?b",
        });
    });

    it("sees the server name of a connection that is passed through", () => {
        expect(answered(nlb({}), "https://shop.example.com/")).toMatchObject({ status: 200 });
    });

    it("sees none where the NLB ends TLS, so a server of one host takes nothing", () => {
        const ends = { "ssl-cert": certificate, "ssl-ports": "https", "backend-protocol": "ssl" };
        expect(answered(nlb(ends), "https://shop.example.com/")).toEqual({ by: "nobody" });
    });

    it("has no connection for a port that it doesn't publish", () => {
        expect(answered(nlb({}), "https://shop.example.com:8443/")).toEqual({ by: "nobody" });
    });
});
