import { describe, expect, it } from "vitest";

import { defaultRouteName, defaultRouteSpec } from "../../components/mesh/default-route";
import { entranceSpec } from "../../components/mesh/entrance";
import { frontOf } from "../../components/config/plan/front";
import { validate } from "../support/schemas";

const ISTIO = "networking.istio.io/v1";
const gateway = (spec: object) => ({
    apiVersion: ISTIO,
    kind: "Gateway",
    metadata: { name: "common-external-gateway", namespace: "istio-system" },
    spec,
});
const ingress = (path: object) => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { name: "entrance", annotations: { "example.com/any": "text" } },
    spec: { ingressClassName: "alb", rules: [{ http: { paths: [path] } }] },
});
const path = {
    path: "/",
    pathType: "Prefix",
    backend: { service: { name: "gateway", port: { number: 443 } } },
};

describe("validate", () => {
    it("accepts an Ingress with annotations of any name", () => {
        expect(validate(ingress(path))).toEqual([]);
    });

    it("accepts a Namespace", () => {
        const metadata = { name: "istio-system", labels: { "example.com/any": "text" } };
        expect(validate({ apiVersion: "v1", kind: "Namespace", metadata })).toEqual([]);
    });

    it("refuses an unknown key, at any depth", () => {
        expect(validate({ ...ingress(path), spce: {} })).toEqual(["/spce is unknown"]);
        expect(validate(ingress({ ...path, pathTpye: "Exact" }))).toEqual([
            "/spec/rules/0/http/paths/0/pathTpye is unknown",
        ]);
        const [http, https] = entranceSpec(frontOf(undefined), ["*"]).servers;
        const servers = [http, { ...https, tls: { mode: "SIMPLE", credentialname: "x" } }];
        expect(validate(gateway({ ...entranceSpec(frontOf(undefined), ["*"]), servers }))).toEqual([
            "/spec/servers/1/tls/credentialname is unknown",
        ]);
    });

    it("refuses a key of metadata that is unknown", () => {
        const metadata = { name: "x", anotations: {} };
        expect(validate({ apiVersion: "v1", kind: "Namespace", metadata })).toEqual([
            "/metadata/anotations is unknown",
        ]);
        expect(validate({ ...gateway(entranceSpec(frontOf(undefined), ["*"])), metadata })).toEqual(
            ["/metadata/anotations is unknown"],
        );
    });

    it("refuses a wrong type", () => {
        const service = { name: "gateway", port: { number: "443" } };
        expect(validate(ingress({ ...path, backend: { service } })).join()).toMatch(
            "/spec/rules/0/http/paths/0/backend/service/port/number must be integer",
        );
        expect(validate(gateway({ selector: "gateway" })).join()).toMatch(
            "/spec/selector must be object",
        );
    });

    it("refuses a value that the schema doesn't list", () => {
        const tls = { mode: "SIMPEL" };
        expect(validate(gateway({ servers: [{ tls }] })).join()).toMatch(
            "/spec/servers/0/tls/mode must be equal to one of the allowed values",
        );
    });

    it("refuses an object without a key that is required", () => {
        const { path: at, backend } = path;
        expect(validate(ingress({ path: at, backend })).join()).toMatch(
            '"missingProperty":"pathType"',
        );
    });

    it("refuses a kind that it has no schema for", () => {
        expect(validate({ apiVersion: "v1", kind: "Ingress" })).toEqual([
            "no schema for v1 Ingress",
        ]);
        expect(validate({ apiVersion: "example.com/v1", kind: "Namespace" })).toEqual([
            "no schema for example.com/v1 Namespace",
        ]);
    });

    it("takes what a schema leaves open", () => {
        const status = { anything: { goes: true } };
        expect(validate({ ...gateway(entranceSpec(frontOf(undefined), ["*"])), status })).toEqual(
            [],
        );
    });
});

describe("the mesh's own objects", () => {
    it("Gateway is valid", () => {
        expect(validate(gateway(entranceSpec(frontOf(undefined), ["*"])))).toEqual([]);
    });

    it("Gateway is valid that redirects port 80 and ends TLS with a Secret", () => {
        const front = { ...frontOf(undefined), kind: "nlb" as const, credentialName: "shop-tls" };
        expect(validate(gateway(entranceSpec(front, ["*"])))).toEqual([]);
    });

    it("VirtualService is valid", () => {
        const metadata = { name: defaultRouteName("*.example.com"), namespace: "istio-system" };
        const spec = defaultRouteSpec("*.example.com");
        expect(validate({ apiVersion: ISTIO, kind: "VirtualService", metadata, spec })).toEqual([]);
    });
});
