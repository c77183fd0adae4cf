import { describe, expect, it } from "vitest";

import { entranceSpec } from "../../components/mesh/entrance";
import { anyFront } from "./args";

describe("entranceSpec", () => {
    it("listens on 80 and, with the gateway's own certificate, on 443, for every host", () => {
        expect(entranceSpec(anyFront())).toEqual({
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
        expect(JSON.stringify(entranceSpec(anyFront()))).not.toContain("httpsRedirect");
    });

    it.each(["nlb", "clb"] as const)(
        "redirects port 80 behind an %s, which can't, and ends TLS with the Secret of the config",
        (kind) => {
            const [http, https] = entranceSpec(
                anyFront({ kind, credentialName: "shop-tls" }),
            ).servers;

            expect(http?.tls).toEqual({ httpsRedirect: true });
            expect(https?.tls).toEqual({ mode: "SIMPLE", credentialName: "shop-tls" });
        },
    );
});
