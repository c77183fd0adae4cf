import { describe, expect, it } from "vitest";

import { meshSecuritySchema } from "../../components/config/sections/mesh-security/security";
import { EXTERNAL, INTERNAL } from "../../components/mesh/gateways";
import { Mesh } from "../../components/mesh/mesh";
import { gatewayOf } from "../../components/mesh/routes/gateway-of";
import { securityObjects } from "../../components/mesh/security/mesh-security";
import { all, declaredBy, only } from "../support/pulumi";
import { anyFront, meshArgs } from "./args";

const HOSTS = ["shop.example.com", "*.example.com"];
const INSIDE = ["admin.example.com", "*.internal.example.com"];

describe("gatewayOf", () => {
    it.each([
        { host: "shop.example.com", gateway: EXTERNAL },
        { host: "other.example.com", gateway: EXTERNAL },
        { host: "admin.example.com", gateway: INTERNAL },
        { host: "a.internal.example.com", gateway: INTERNAL },
        { host: "*.internal.example.com", gateway: INTERNAL },
    ])(
        "sends $host to the gateway that has its name, or else its wildcard",
        ({ host, gateway }) => {
            expect(gatewayOf(host, HOSTS, INSIDE)).toBe(gateway);
        },
    );
});

describe("the mesh with an internal gateway", () => {
    const declare = () =>
        new Mesh(
            "mesh",
            meshArgs({
                hosts: ["shop.example.com"],
                internal: { front: anyFront(), hosts: ["admin.example.com"] },
            }),
        );

    it("has a second release, whose node ports Kubernetes chooses", async () => {
        const declared = await declaredBy(declare);
        const { inputs } = only(declared, "kubernetes:helm.sh/v3:Release", "mesh-internal-gateway");
        expect(inputs).toMatchObject({ name: "istio-internalgateway", namespace: "istio-system" });
        expect(inputs.values.service).toEqual({
            type: "NodePort",
            ports: [
                { name: "status-port", protocol: "TCP", port: 15021, targetPort: 15021 },
                { name: "http2", protocol: "TCP", port: 80, targetPort: 80 },
                { name: "https", protocol: "TCP", port: 443, targetPort: 443 },
            ],
        });
        expect(JSON.stringify(inputs.values.topologySpreadConstraints)).toContain(
            '"istio":"internalgateway"',
        );
    });

    it("has a Gateway for its pods, and each host at its own gateway", async () => {
        const declared = await declaredBy(declare);
        const gateways = all(declared, "kubernetes:networking.istio.io/v1:Gateway");
        expect(gateways.map(({ inputs }) => [inputs.metadata.name, inputs.spec.selector])).toEqual([
            ["common-external-gateway", { istio: "ingressgateway" }],
            ["common-internal-gateway", { istio: "internalgateway" }],
        ]);
        const routes = all(declared, "kubernetes:networking.istio.io/v1:VirtualService");
        expect(routes.map(({ inputs }) => [inputs.spec.hosts, inputs.spec.gateways])).toEqual([
            [["shop.example.com"], ["common-external-gateway"]],
            [["admin.example.com"], ["common-internal-gateway"]],
        ]);
    });
});

describe("securityObjects with an internal gateway", () => {
    it("guards both gateways, each with its hosts", () => {
        const security = meshSecuritySchema.parse({
            declaredHostsOnly: true,
            jwt: { staff: { issuer: "https://staff.example.com" } },
        });
        const objects = securityObjects(security, ["a.example.com"], "istio-system", [
            "b.example.com",
        ]);
        const at = (istio: string) =>
            objects
                .filter(({ spec }) => JSON.stringify(spec).includes(`{"istio":"${istio}"}`))
                .map(({ kind, name }) => `${kind} ${name}`);
        expect(at("ingressgateway")).toEqual([
            "AuthorizationPolicy declared-hosts",
            "RequestAuthentication jwt",
            "AuthorizationPolicy jwt-staff",
        ]);
        expect(at("internalgateway")).toEqual([
            "AuthorizationPolicy internal-declared-hosts",
            "RequestAuthentication internal-jwt",
            "AuthorizationPolicy internal-jwt-staff",
        ]);
        const [declared] = objects.filter(({ name }) => name === "internal-declared-hosts");
        expect(JSON.stringify(declared?.spec)).toContain('"notHosts":["b.example.com"');
    });
});
