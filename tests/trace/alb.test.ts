import { describe, expect, it } from "vitest";

import { answered, edge, resource, routed, traced } from "./stack";

const gateway = routed("- directResponse: { status: 200 }");
const entry = (name: string, path: string, pathType = "Prefix") => ({
    http: {
        paths: [
            { path, pathType, backend: { service: { name, port: { name: "use-annotation" } } } },
        ],
    },
});
const fixed = (statusCode: string) =>
    JSON.stringify({
        type: "fixed-response",
        fixedResponseConfig: { contentType: "text/plain", statusCode },
    });
const says = (step: string, ...args: Parameters<typeof traced>) =>
    traced(...args).steps.find((one) => one.step === step)?.says;

describe("DNS", () => {
    it("takes the record of the host before one of a wildcard", () => {
        const stack = [...edge(), ...gateway];
        expect(says("DNS", stack, "https://other.example.com/")).toEqual([
            "A record *.example.com is an alias of edge-1.eu-west-1.elb.amazonaws.com.",
        ]);
    });

    it.each([
        ["a.example.com", "A record a.example.com"],
        ["b.example.com", "A record *.example.com"],
        ["x.y.example.com", "A record *.example.com"],
        ["x.a.example.com", "The stack has no record for x.a.example.com"],
        ["proved.example.com", "The stack has no record for proved.example.com"],
    ])("finds for %s: %s", (host, line) => {
        const proof = resource("aws:route53/record:Record", "proof", {
            name: "_1.proved.example.com.",
            type: "CNAME",
            records: ["_2.acm-validations.aws."],
        });
        const stack = [...edge({ hosts: ["*.example.com", "a.example.com"] }), proof];
        expect(says("DNS", stack, `https://${host}/`)?.[0]).toContain(line);
    });

    it("tells the share of a weighted record", () => {
        const weighted = resource("aws:route53/record:Record", "shop", {
            name: "shop.example.com",
            type: "A",
            aliases: [{ name: "edge-1.eu-west-1.elb.amazonaws.com" }],
            setIdentifier: "blue",
            weightedRoutingPolicies: [{ weight: 30 }],
        });
        const stack = [...edge({ hosts: [] }), ...gateway, weighted];
        expect(says("DNS", stack, "https://shop.example.com/")).toEqual([
            "A record shop.example.com is an alias of edge-1.eu-west-1.elb.amazonaws.com, with weight 30 as blue beside the records of others.",
        ]);
    });

    it("is somebody else's where the stack has no record", () => {
        const stack = [...edge({ hosts: [] }), ...gateway];
        expect(says("DNS", stack, "https://shop.example.com/")).toEqual([
            "The stack has no record for shop.example.com: somebody else's must lead it to the load balancer.",
        ]);
    });
});

describe("the listener", () => {
    it("of port 80 redirects to HTTPS, path and query with it", () => {
        expect(answered([...edge(), ...gateway], "http://shop.example.com/a?b=c")).toEqual({
            by: "alb",
            status: 301,
            location: "https://shop.example.com/a?b=c",
            rule: "ssl-redirect",
        });
    });

    it.each([
        ["a port without listener", "https://shop.example.com:8443/"],
        ["the wrong protocol", "http://shop.example.com:443/"],
        ["a host that no certificate holds for", "https://a.b.example.com/"],
    ])("brings no connection about for %s", (_, url) => {
        expect(answered([...edge(), ...gateway], url)).toEqual({ by: "nobody" });
    });

    it("lets only the ranges in that it names", () => {
        const stack = [...edge({ annotations: { "inbound-cidrs": "203.0.113.0/24" } }), ...gateway];
        const from = (address?: string) =>
            answered(stack, "https://shop.example.com/", [], address).by;
        expect([from("203.0.113.9"), from("198.51.100.1"), from()]).toEqual([
            "gateway",
            "nobody",
            "gateway",
        ]);
        expect(says("Listener", stack, "https://shop.example.com/")).toContain(
            "Its security group lets only 203.0.113.0/24 in; --from tells whether the client is one.",
        );
    });

    it("says that it can't know the names of a certificate that was given", () => {
        const stack = [...edge({ annotations: { "certificate-arn": "arn:given" } }), ...gateway];
        expect(says("Listener", stack, "https://shop.example.com/")).toContain(
            "Whether arn:given holds for shop.example.com isn't in the state: the stack was given it.",
        );
        expect(answered(stack, "https://shop.example.com/").by).toBe("gateway");
    });

    it("asks for the client's certificate", () => {
        const trust = JSON.stringify([{ port: 443, mode: "verify", trustStore: "arn:trust" }]);
        const stack = [...edge({ annotations: { "mutual-authentication": trust } }), ...gateway];
        expect(says("Listener", stack, "https://shop.example.com/")?.at(-1)).toBe(
            "The client must have a certificate that trust store arn:trust vouches for; else the ALB closes the connection.",
        );
    });
});

describe("the rules of the ALB", () => {
    const annotations = {
        "actions.exact": fixed("201"),
        "actions.below": fixed("202"),
        "actions.headed": fixed("203"),
        "conditions.headed": JSON.stringify([
            {
                field: "http-header",
                httpHeaderConfig: { httpHeaderName: "X-Kind", values: ["Blue*"] },
            },
            { field: "http-request-method", httpRequestMethodConfig: { values: ["POST"] } },
            { field: "query-string", queryStringConfig: { values: [{ key: "v", value: "2*" }] } },
        ]),
        "actions.near": fixed("204"),
        "conditions.near": JSON.stringify([
            { field: "source-ip", sourceIPConfig: { values: ["203.0.113.0/24"] } },
        ]),
        "actions.moved": JSON.stringify({
            type: "redirect",
            redirectConfig: {
                host: "new.example.com",
                path: "/n/#{path}",
                query: "from=#{host}",
                statusCode: "HTTP_302",
            },
        }),
        "actions.split": JSON.stringify({
            type: "forward",
            forwardConfig: {
                targetGroups: [
                    { targetGroupARN: "arn:reports", weight: 1 },
                    { serviceName: "istio-ingressgateway", servicePort: 443, weight: 3 },
                ],
            },
        }),
    };
    const rules = [
        entry("exact", "/exact", "Exact"),
        entry("below", "/below"),
        entry("headed", "/headed"),
        entry("near", "/near"),
        entry("moved", "/moved"),
        entry("split", "/split"),
        entry("missing", "/missing"),
    ];
    const stack = [...edge({ annotations, rules }), ...gateway];
    const answer = (text: string, headers: string[] = [], from?: string) =>
        answered(stack, text.replace("/", "https://shop.example.com/"), headers, from);

    it.each([
        ["/exact", 201],
        ["/exact/", 200],
        ["/below", 202],
        ["/below/x", 202],
        ["/belows", 200],
        ["/missing", 503],
    ])("answer %s with %i", (path, status) => {
        expect(answer(path).status).toBe(status);
    });

    it("hold where all of their conditions do", () => {
        expect(answer("POST /headed?V=2x", ["x-kind: blueish"]).status).toBe(203);
        expect(answer("POST /headed?v=2x", ["x-kind: red"]).status).toBe(200);
        expect(answer("GET /headed?v=2x", ["x-kind: blue"]).status).toBe(200);
        expect(answer("POST /headed?v=1", ["x-kind: blue"]).status).toBe(200);
        expect(answer("POST /headed?v=2").status).toBe(200);
    });

    it("depend on the client's address only where it is known", () => {
        expect(answer("/near", [], "203.0.113.9")).toMatchObject({ by: "alb", status: 204 });
        expect(answer("/near", [], "198.51.100.9")).toMatchObject({ by: "gateway" });
        expect(says("ALB rule", stack, "https://shop.example.com/near")?.[0]).toBe(
            "Rule 4 (near) of Ingress istio-system/edge may take it first: that depends on the client's address or a regular expression.",
        );
    });

    it("redirect with the parts of the request that they name", () => {
        expect(answer("/moved/a?q=1")).toEqual({
            by: "alb",
            status: 302,
            location: "https://new.example.com/n/moved/a?from=shop.example.com",
            rule: "moved",
        });
    });

    it("that lead to themselves are left out by the controller", () => {
        const redirectConfig = { protocol: "HTTPS", statusCode: "HTTP_301" };
        const loop = edge({
            annotations: { "actions.loop": JSON.stringify({ type: "redirect", redirectConfig }) },
            rules: [entry("loop", "/loop")],
        });
        expect(answered([...loop, ...gateway], "https://shop.example.com/loop")).toMatchObject({
            by: "gateway",
            status: 200,
        });
    });

    it("share requests between a target group and the gateway", () => {
        expect(answer("/split")).toMatchObject({
            by: "gateway",
            status: 200,
            targetGroups: [
                { targetGroup: "arn:reports", percent: 25 },
                { targetGroup: "istio-system/istio-ingressgateway:443", percent: 75 },
            ],
        });
    });

    it("of a second Ingress of the group come first where its order says so", () => {
        const [first] = edge().filter(({ type }) => type.endsWith(":Ingress"));
        const inputs = structuredClone(first!.inputs) as never as {
            metadata: { name: string; annotations: Record<string, string> };
            spec: { rules: { host?: string }[] };
        };
        const prefix = "alb.ingress.kubernetes.io/";
        inputs.metadata.name = "edge-grpc";
        inputs.metadata.annotations[`${prefix}group.name`] = "one";
        inputs.metadata.annotations[`${prefix}group.order`] = "-10";
        inputs.metadata.annotations[`${prefix}backend-protocol-version`] = "HTTP2";
        inputs.spec.rules[0]!.host = "grpc.example.com";
        const grpc = resource("kubernetes:networking.k8s.io/v1:Ingress", "grpc", inputs);
        const group = [...edge({ annotations: { "group.name": "one" } }), grpc, ...gateway];
        expect(says("Target group", group, "https://grpc.example.com/a")?.[0]).toContain("(HTTP2)");
        expect(says("Target group", group, "https://shop.example.com/a")?.[0]).toContain("(HTTP1)");
    });
});

describe("a client that the ALB asks who it is", () => {
    const OIDC = JSON.stringify({
        issuer: "https://login.example.com",
        authorizationEndpoint: "https://login.example.com/authorize",
        tokenEndpoint: "https://login.example.com/token",
        userInfoEndpoint: "https://login.example.com/me",
        secretName: "oidc",
    });
    const asking = (annotations: Record<string, string> = {}) => [
        ...edge({ annotations: { "auth-type": "oidc", "auth-idp-oidc": OIDC, ...annotations } }),
        ...routed("- directResponse: { status: 200 }"),
    ];
    const found = (annotations: Record<string, string>, headers: string[] = []) => {
        const { answer, steps } = traced(asking(annotations), "https://shop.example.com/", headers);
        const says = steps.find(({ step }) => step === "ALB rule")?.says[1];
        return { by: answer.by, status: answer.status, says };
    };

    it.each([
        [
            {},
            [],
            "alb",
            302,
            "The client has no session (auth-type oidc), so the ALB sends it to sign in: 302.",
        ],
        [
            { "auth-on-unauthenticated-request": "deny" },
            [],
            "alb",
            401,
            "The client has no session (auth-type oidc): 401.",
        ],
        [
            { "auth-on-unauthenticated-request": "allow" },
            [],
            "gateway",
            200,
            "The client has no session (auth-type oidc), and is let through.",
        ],
        [
            {},
            ["cookie: a=b; AWSELBAuthSessionCookie-0=x"],
            "gateway",
            200,
            "The ALB looks at the client's session (auth-type oidc), and may send it to sign in.",
        ],
        [
            { "auth-session-cookie": "own" },
            ["cookie: AWSELBAuthSessionCookie-0=x"],
            "alb",
            302,
            "The client has no session (auth-type oidc), so the ALB sends it to sign in: 302.",
        ],
        [{ "auth-type": "none" }, [], "gateway", 200, "It forwards the request."],
    ])("with %j and %j", (annotations, headers, by, status, says) => {
        expect(found(annotations, headers)).toEqual({ by, status, says });
    });

    it("is asked on a listener with TLS alone", () => {
        const text = JSON.stringify(asking({ "listen-ports": '[{"HTTP":80}]' }));
        const plain = text.replace('"alb.ingress.kubernetes.io/ssl-redirect":"443",', "");
        const { answer } = traced(JSON.parse(plain) as object[], "http://shop.example.com/");
        expect(answer).toMatchObject({ by: "gateway", status: 200 });
    });
});
