import { describe, expect, it } from "vitest";

import { entranceHosts, entranceSpec } from "../../components/mesh/entrance";
import { anyFront } from "./args";

describe("entranceSpec", () => {
    it("listens on 80 and, with the gateway's own certificate, on 443, for every host", () => {
        expect(entranceSpec(anyFront(), ["*"])).toEqual({
            selector: { istio: "ingressgateway" },
            servers: [
                { port: { number: 80, name: "http", protocol: "HTTP" }, hosts: ["*"] },
                {
                    port: { number: 443, name: "https", protocol: "HTTPS" },
                    hosts: ["*"],
                    tls: { mode: "SIMPLE", credentialName: "builtin://" },
                },
            ],
        });
    });

    it("does not redirect on port 80: behind an http backend that would never end", () => {
        expect(JSON.stringify(entranceSpec(anyFront(), ["*"]))).not.toContain("httpsRedirect");
    });

    it.each(["nlb", "clb"] as const)(
        "redirects port 80 behind an %s, which can't, and ends TLS with the Secret of the config",
        (kind) => {
            const [http, https] = entranceSpec(anyFront({ kind, credentialName: "shop-tls" }), [
                "*",
            ]).servers;

            expect(http?.tls).toEqual({ httpsRedirect: true });
            expect(https?.tls).toEqual({ mode: "SIMPLE", credentialName: "shop-tls" });
        },
    );
});

describe("entranceHosts", () => {
    it("takes the routes of every namespace where nobody has said whose are whose", () => {
        expect(entranceHosts("istio-system", [])).toEqual(["*"]);
    });

    it("takes a team's routes for its own hosts, and the platform's for every host", () => {
        expect(
            entranceHosts("istio-ingress", [
                { namespace: "shop", hosts: ["shop.example.com", "*.shop.example.com"] },
                { namespace: "search", hosts: [] },
                { namespace: "pay", hosts: ["pay.example.com"] },
            ]),
        ).toEqual([
            "istio-ingress/*",
            "shop/shop.example.com",
            "shop/*.shop.example.com",
            "pay/pay.example.com",
        ]);
    });
});
