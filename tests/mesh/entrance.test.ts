import { describe, expect, it } from "vitest";

import { entranceSpec } from "../../components/mesh/entrance";

describe("entranceSpec", () => {
    it("listens on 80 and, with the gateway's own certificate, on 443, for every host", () => {
        expect(entranceSpec()).toEqual({
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
        expect(JSON.stringify(entranceSpec())).not.toContain("httpsRedirect");
    });
});
