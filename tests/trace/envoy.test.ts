import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import type { Answer } from "../../cli/trace/answer";
import { meshSteps } from "../../cli/trace/mesh/steps";
import { parseRequest } from "../../cli/trace/request";
import { envoyRoute, type EnvoyRoute, type RouteConfiguration } from "./envoy";
import recorded from "./istiod/routes.json";
import { objects, stack } from "./stack";

const resources = stack(...objects(readFileSync("tests/trace/istiod/routes.yaml", "utf8")));
const pods = {
    namespace: "istio-system",
    labels: { app: "istio-ingressgateway", istio: "ingressgateway" },
};
const recordedFor = (port: string) =>
    (recorded as RouteConfiguration[]).find(({ name }) => name.startsWith(port))!;

/** How requests come to the gateway, and what istiod gives it there. */
const PORTS = [
    {
        scheme: "https",
        connection: { port: 443, podPort: 443, tls: true, serverName: undefined },
        envoy: recordedFor("https.443"),
    },
    {
        scheme: "http",
        connection: { port: 80, podPort: 80, tls: false, serverName: undefined },
        envoy: recordedFor("http.80"),
    },
];

/** What a route does, in the words of an answer of the trace. */
function expected(route: EnvoyRoute | undefined): Record<string, unknown> {
    if (route === undefined) return { status: 404 };
    const [rule, match] = route.name.split(".");
    const named = { rule: expect.stringContaining(`(${rule ?? ""})`) as string, match };
    if (route.directResponse) return { ...named, status: route.directResponse.status };
    if (route.redirect)
        return { ...named, status: 302, location: expect.stringContaining("/found") };
    const { cluster, weightedClusters } = route.route ?? {};
    const clusters = weightedClusters?.clusters ?? [{ name: cluster ?? "", weight: 100 }];
    return {
        ...named,
        to: clusters.map(({ name, weight }) => {
            const [, port = "", subset = "", host = ""] = name.split("|");
            const version = subset === "" ? {} : { version: subset };
            return { service: `${host}:${port}`, ...version, percent: weight };
        }),
    };
}

const PATHS = [
    ...[
        "/",
        "/exact",
        "/exactly",
        "/pre",
        "/prefix/x",
        "/v1/a",
        "/v1",
        "/xv1/a",
        "/folded/a",
        "/FOLDED",
    ],
    ...["/api/x", "/here", "/labels", "/only-80", "/h", "/q?id=1", "/q?id=1&id=2", "/q?id=2&id=1"],
    ...["/q?id=ab", "/q?id=9", "/q?id=93", "/q?flag", "/q?flag=", "/q?flags", "/q", "/scheme"],
    ...["/authority", "/never", "/behind", "/second", "/x/pre", "/without", "/deep/a"],
];
const HEADERS = [
    [],
    ["x-kind: blue"],
    ["X-Kind: green"],
    ["x-kind: red"],
    ["x-kind: reds"],
    ["x-there:", "x-not: 1"],
    ["x-not: 1"],
    ["x-not: 2"],
    ["x-never: 0"],
];
const NAMES = ["shop", "other", "a.deep", "hidden", "mesh"];

const requests = (scheme: string, name: string) =>
    PATHS.flatMap((path) =>
        HEADERS.flatMap((headers) =>
            ["GET", "DELETE"].map((method) =>
                parseRequest(`${method} ${scheme}://${name}.example.com${path}`, headers),
            ),
        ),
    );

describe.each(PORTS)("what istiod gives Envoy for $scheme", ({ scheme, connection, envoy }) => {
    it.each(NAMES)("takes requests for %s.example.com as the trace says", (name) => {
        for (const request of requests(scheme, name)) {
            const { match, ...answer } = expected(envoyRoute(envoy, request));
            const steps = meshSteps(request, connection, pods, resources);
            const found = steps.reduce<Partial<Answer>>(
                (all, one) => ({ ...all, ...one.answer }),
                {},
            );
            expect({ ...found, request }).toMatchObject({ ...answer, request });
            const facts = steps.find(({ step }) => step.step === "Route")?.step.facts;
            expect((facts?.match as { name?: string } | undefined)?.name).toBe(match);
        }
    });

    it("has no route that none of the requests takes", () => {
        const all = NAMES.flatMap((name) => requests(scheme, name));
        const taken = new Set(all.map((request) => envoyRoute(envoy, request)?.name));
        const named = envoy.virtualHosts.flatMap(({ routes = [] }) => routes.map((r) => r.name));
        const never = named.filter((name) => !taken.has(name));
        expect(never).toEqual(
            scheme === "https" ? ["never-without", "method.scheme"] : ["never-without"],
        );
    });
});
