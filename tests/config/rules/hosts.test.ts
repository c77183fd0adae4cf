import { describe, expect, it } from "vitest";

import { configWith, problemsOf } from "../../support/config";

const CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d";

describe("hosts are accepted", () => {
    it.each<[string, string, unknown[]]>([
        [
            "at the apex and below it",
            "example.com",
            ["example.com", "*.example.com", "a.b.example.com"],
        ],
        ["of a zone in another script", "xn--e1afmkfd.xn--p1ai", ["shop.xn--e1afmkfd.xn--p1ai"]],
        [
            "of several zones, each in the closest",
            "example.com",
            [
                "example.com",
                "*.example.com",
                { name: "dev.example.com", zone: "dev.example.com" },
                { name: "*.dev.example.com", zone: "dev.example.com" },
            ],
        ],
        [
            "longer than a rule of an ALB compares, where no rule asks for them",
            "example.com",
            ["example.com", `${"a".repeat(60)}.${"b".repeat(60)}.example.com`],
        ],
        [
            "of zones that are named by their ids",
            "Z0123456789ABCDEFGHIJ",
            ["shop.example.com", { name: "api.example.org", zone: "Z1D633PJN98FT9" }],
        ],
        [
            "in a zone of an id beside one of a name",
            "example.com",
            ["shop.example.com", { name: "api.dev.example.com", zone: "Z1D633PJN98FT9" }],
        ],
    ])("%s", (_, zone, hosts) => {
        expect(problemsOf(configWith({ "edge.zone": zone, "edge.hosts": hosts }))).toEqual([]);
    });

    it("without a zone for all, where each has its own", () => {
        const hosts = [{ name: "shop.example.org", zone: "example.org" }];
        expect(problemsOf(configWith({ "edge.zone": undefined, "edge.hosts": hosts }))).toEqual([]);
    });

    it.each([
        { kind: "alb", certificateArn: CERTIFICATE },
        { kind: "nlb", certificateArn: [CERTIFICATE] },
        { kind: "nlb", nlb: { tls: "passthrough" }, credentialName: "shop-tls" },
        { kind: "clb", credentialName: "shop-tls" },
    ])("without any zone, where somebody else makes the records: %j", (keys) => {
        const hosts = ["example.com", { name: "*.example.org" }];
        const edge = { dns: "none", hosts, ...keys };
        expect(problemsOf(configWith({ edge }))).toEqual([]);
    });

    it.each(["nlb", "clb"])("in zones of another account, behind an %s too", (kind) => {
        const dnsRole = { arn: "arn:aws:iam::999988887777:role/team/dns", externalId: "a:b/c" };
        const keys = { "edge.kind": kind, "edge.dnsRole": dnsRole };
        expect(problemsOf(configWith(keys))).toEqual([]);
    });
});
