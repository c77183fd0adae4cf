import { describe, expect, it } from "vitest";

import { checkConfig } from "../../components/config/reading/check";
import { asPulumiDoes, configWith, loaded, problemsOf, validConfig } from "../support/config";

describe("a section whose keys are all commented out is its default", () => {
    it.each(["controller", "mesh", "waf", "observability", "charts", "images"])("%s", (section) => {
        // What the engine makes of nothing.
        const config = { ...validConfig(), [`mesh-edge:${section}`]: "" };
        expect(loaded(config)).toEqual(loaded(validConfig()));
    });

    it.each(["mesh.gateway", "mesh.gateway.replicas", "edge.accessLogs", "cluster.accessEntries"])(
        "%s",
        (section) => {
            expect(loaded(configWith({ [section]: null }))).toEqual(loaded(validConfig()));
        },
    );
});

describe("a date without quotes", () => {
    it.each([
        ["2026-11-29 00:00:00 +0000 UTC", '"2026-11-29"'],
        ["2026-11-29 10:30:00 +0000 UTC", '"2026-11-29T10:30:00Z"'],
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
