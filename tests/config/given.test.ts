import { describe, expect, it } from "vitest";

import { planOf } from "../../components/config/plan";
import { checkConfig } from "../../components/config/reading/check";
import { asPulumiDoes, configWith, loaded, problemsOf, validConfig } from "../support/config";

describe("a section whose keys are all commented out is its default", () => {
    it.each(["controller", "mesh", "waf", "observability", "charts", "images"])("%s", (section) => {
        // What the engine makes of nothing.
        const config = { ...validConfig(), [`mesh-edge:${section}`]: "" };
        expect(planOf(loaded(config))).toEqual(planOf(loaded(validConfig())));
    });

    it.each([
        "mesh.gateway",
        "mesh.gateway.replicas",
        "mesh.gateway.nodePorts",
        "edge.accessLogs",
        "edge.mutualTls",
        "edge.dnsRole",
        "edge.weight",
        "edge.paths",
        "edge.tags",
        "cluster.accessEntries",
        "cluster.logTypes",
        "observability.emails",
    ])("%s", (section) => {
        expect(loaded(configWith({ [section]: null }))).toEqual(loaded(validConfig()));
    });

    it.each(["waf.denyAddresses", "waf.managedRuleGroups", "waf.responses.blocked"])(
        "%s",
        (section) => {
            expect(loaded(configWith({ [section]: null }))).toEqual(
                loaded(configWith({ waf: {} })),
            );
        },
    );

    it("also inside an entry of a list or a map", () => {
        const path = { name: "a", path: "/a", to: { fixedResponse: { statusCode: 503 } } };
        const limit = { limit: 100 };
        const empty = {
            "edge.paths": [{ ...path, hosts: null, conditions: { headers: null } }],
            "waf.rateLimits": { a: { ...limit, paths: null } },
        };
        expect(loaded(configWith(empty))).toEqual(
            loaded(configWith({ "edge.paths": [path], "waf.rateLimits": { a: limit } })),
        );
    });

    it("but not a list that means everybody, or the whole cluster, where it is left out", () => {
        const principalArn = "arn:aws:iam::111122223333:role/reader";
        const entry = { principalArn, policy: "AmazonEKSViewPolicy", namespaces: null };
        const problems = problemsOf(
            configWith({ "edge.inboundCidrs": null, "cluster.accessEntries": { reader: entry } }),
        );
        expect(problems.map(({ path, cure }) => [path, cure])).toEqual([
            [
                "mesh-edge:cluster.accessEntries.reader.namespaces",
                "write a value, or take the key out",
            ],
            ["mesh-edge:edge.inboundCidrs", 'write for example ["203.0.113.0/24"]'],
        ]);
    });
});

describe("a date without quotes", () => {
    it.each([
        ["2026-11-29 00:00:00 +0000 UTC", '"2026-11-29"'],
        ["2026-11-29 10:30:00 +0000 UTC", '"2026-11-29T10:30:00Z"'],
        // A zone that has no name but its offset.
        ["2026-11-29 10:00:00 +0200 +0200", '"2026-11-29T10:00:00+02:00"'],
        ["2026-11-29 10:00:00.5 -0330 -0330", '"2026-11-29T10:00:00.5-03:30"'],
    ])("is refused where text may stand, as the engine hands it on: %s", (given, written) => {
        expect(problemsOf(configWith({ "edge.tags": { since: given } }))).toEqual([
            {
                path: "mesh-edge:edge.tags.since",
                value: given,
                rule: "must be quoted: YAML takes it for a point in time",
                cure: `quote it: ${written}`,
            },
        ]);
    });

    it("is told once where its own key refuses it, too", () => {
        const given = "2026-11-29 00:00:00 +0000 UTC";
        expect(problemsOf(configWith({ team: given }))).toEqual([
            expect.objectContaining({ path: "mesh-edge:team", cure: 'quote it: "2026-11-29"' }),
        ]);
        expect(loaded(configWith({ "edge.tags": { since: "2026-11-29" } })).edge).toMatchObject({
            tags: { since: "2026-11-29" },
        });
    });
});

describe("an example in a cure is of the stack's own region", () => {
    const inRegion = (region: string, changes: Record<string, unknown>) =>
        problemsOf(configWith({ "aws:region": region, ...changes })).map(({ cure }) => cure);

    it("zones", () => {
        expect(inRegion("us-east-1", { "network.availabilityZones": undefined })).toEqual([
            'add it, for example ["us-east-1a","us-east-1b"]',
        ]);
        expect(
            inRegion("us-east-1", { "network.availabilityZones": ["eu-west-1a", "us-east-1a"] }),
        ).toEqual(['write for example "us-east-1b"']);
    });

    it("ARNs, with the region's partition", () => {
        const zones = { "network.availabilityZones": ["cn-north-1a", "cn-north-1b"] };
        expect(inRegion("cn-north-1", { ...zones, "edge.certificateArn": "abc" })).toEqual([
            expect.stringContaining("arn:aws-cn:acm:cn-north-1:"),
        ]);
    });
});

describe("a secret", () => {
    const told = (value: unknown, changes: Record<string, unknown> = {}) => {
        const config = asPulumiDoes(configWith({ "edge.scheme": value, ...changes }));
        const checked = checkConfig({
            project: "mesh-edge",
            stack: "test",
            config,
            isSecret: (key) => key === "mesh-edge:edge",
        });
        return "problems" in checked ? checked.problems : [];
    };

    it.each([" Internal ", "INTERNAL", "internet-facin", "yes", 7, "s3cr"])(
        "%s is in no part of a message, in no spelling",
        (value) => {
            const problems = told(value);
            expect(problems).toEqual([
                {
                    path: "mesh-edge:edge.scheme",
                    value: "[secret]",
                    rule: "must be one of internet-facing, internal",
                    cure: "set it again: pulumi config set --secret --path 'mesh-edge:edge.scheme'",
                },
            ]);
        },
    );

    it("of three letters is hidden where another key's message quotes it", () => {
        const problems = told("internal", { "edge.zone": "a.io", "edge.hosts": ["b.io"] });
        expect(JSON.stringify(problems)).not.toMatch(/a\.io|b\.io/);
    });

    it("that is missing is cured like any other key", () => {
        expect(told("internal", { "edge.hosts": undefined })).toEqual([
            expect.objectContaining({ cure: 'add it, for example ["shop.example.com"]' }),
        ]);
    });
});
