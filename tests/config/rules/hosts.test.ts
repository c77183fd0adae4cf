import { describe, expect, it } from "vitest";

import { configWith, problemsOf } from "../../support/config";

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
    ])("%s", (_, zone, hosts) => {
        expect(problemsOf(configWith({ "edge.zone": zone, "edge.hosts": hosts }))).toEqual([]);
    });
});
