import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";

import { inspect } from "../../components/config/reading/lenient";
import { certain, known, UnknownValue } from "../../components/config/reading/unknown";
import { stackConfigSchema } from "../../components/config/schema";
import { configWith, problemsOf, validConfig } from "../support/config";

const schema = z.strictObject({
    name: z.string(),
    count: z.int().default(2),
    tags: z.array(z.string()).min(2, "must hold two"),
    inner: z.strictObject({ on: z.boolean().default(true), port: z.int() }).prefault({ port: 1 }),
    extra: z.strictObject({ size: z.int() }).optional(),
});

describe("inspect", () => {
    it("keeps what is valid, fills in defaults and leaves out what is not", () => {
        const raw = { count: "3", tags: ["a", 5], inner: { port: 8 }, other: 1 };
        const { value, problems } = inspect(schema, raw);

        expect(value.inner).toEqual({ on: true, port: 8 });
        expect(known(value.tags)).toEqual(["a"]);
        expect(value.extra).toBeUndefined();
        expect(certain(() => value.name)).toBeUndefined();
        expect(certain(() => value.count)).toBeUndefined();
        expect(Object.keys(value)).toEqual(["name", "count", "tags", "inner"]);
        expect(problems.map(({ path }) => path)).toEqual(["name", "count", "tags[1]", "other"]);
    });

    it("says both of a list: that it is too short, and what is wrong in it", () => {
        const { problems } = inspect(schema, { name: "n", tags: [5] });
        expect(problems.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
            "tags must hold two",
            "tags[0] must be text",
        ]);
    });

    it("tells what is left out from what is unknown: that one can't be read", () => {
        expect(inspect(schema, {}).value.extra).toBeUndefined();
        expect(() => inspect(schema, { extra: "large" }).value.extra).toThrow(UnknownValue);
    });

    it("agrees with zod on every config: what is valid, and its value", () => {
        fc.assert(
            fc.property(anyConfig(), (raw) => {
                const { value, problems } = inspect(stackConfigSchema, raw);
                const parsed = stackConfigSchema.safeParse(raw);
                expect(problems.length === 0).toBe(parsed.success);
                if (parsed.success) {
                    expect(value).toEqual(parsed.data);
                }
            }),
            { numRuns: 500 },
        );
    });
});

describe("a rule over several keys speaks whatever else is wrong", () => {
    const broken: [string, string, Record<string, unknown>][] = [
        [
            "network.availabilityZones[0]",
            "network",
            { availabilityZones: ["us-east-1a", "us-east-1b"] },
        ],
        ["network.cidr", "network", { cidr: "10.40.1.0/16" }],
        ["network.cidr", "cluster", { serviceCidr: "10.40.0.0/16" }],
        ["cluster.version", "cluster", { version: "1.32" }],
        ["mesh.version", "mesh", { version: "1.28.3" }],
        ["edge.hosts[0]", "edge", { hosts: ["shop.example.org"] }],
        [
            "edge.certificateArn",
            "edge",
            { certificateArn: "arn:aws:acm:eu-west-1:999988887777:certificate/0a" },
        ],
        [
            "waf.managedRuleGroups[1]",
            "waf",
            { managedRuleGroups: ["AWSManagedRulesA", "AWSManagedRulesA"] },
        ],
    ];

    it.each(broken)("%s", (path, section, wrong) => {
        const inputs = ["cidr", "zone", ...Object.keys(wrong)];
        const spoiling = fc.constantFrom<unknown>(undefined, null, 7, "nonsense", { stray: 1 }, [
            [],
        ]);
        const others = fc.record({ key: fc.constantFrom(...otherKeys(section, inputs)), spoiling });
        fc.assert(
            fc.property(others, ({ key, spoiling: value }) => {
                const spoilt = configWith(
                    Object.fromEntries([
                        ...Object.entries(wrong).map(([name, v]) => [`${section}.${name}`, v]),
                        [`${section}.${key}`, value],
                        ["team", undefined],
                        ["stray", 1],
                    ]),
                );
                expect(problemsOf(spoilt).map((problem) => problem.path)).toContain(
                    `mesh-edge:${path}`,
                );
            }),
        );
    });
});

function otherKeys(section: string, inputs: readonly string[]): string[] {
    const keys: Record<string, string[]> = {
        network: ["cidr", "availabilityZones", "natGateways", "flowLogs", "stray"],
        cluster: ["nodeGroups", "publicAccessCidrs", "logTypes", "accessEntries", "stray"],
        mesh: ["gateway", "stray"],
        edge: ["scheme", "loadBalancerName", "idleTimeoutSeconds", "stray"],
        waf: ["mode", "rateLimit", "stray"],
    };
    return (keys[section] ?? []).filter((key) => !inputs.includes(key));
}

/** The valid config, some of its parts replaced by others or by nonsense. */
function anyConfig() {
    const nonsense = fc.constantFrom<unknown>(null, 0, 3, "x", "", true, [], ["a"], {}, { a: 1 });
    const good = fc.constantFrom<[string, unknown]>(
        ["protect", true],
        ["network.natGateways", "one"],
        ["network.flowLogs", false],
        ["mesh.gateway.nodePorts", "auto"],
        ["mesh.gateway.nodePorts", { http: 30000 }],
        ["cluster.accessEntries", {}],
        ["edge", undefined],
        ["waf", { mode: "off" }],
        ["images", {}],
    );
    const paths = [
        ...["team", "protect", "network", "cluster", "edge", "waf", "mesh.gateway", "unknown"],
        ...["network.cidr", "network.availabilityZones", "cluster.nodeGroups.main.minSize"],
        ...["cluster.nodeGroups", "mesh.gateway.nodePorts", "edge.hosts", "cluster.logTypes"],
    ];
    const bad = fc.tuple(fc.constantFrom(...paths), nonsense);
    const changes = fc.tuple(fc.array(good, { maxLength: 3 }), fc.option(bad, { nil: undefined }));
    return changes.map(([fine, wrong]) => {
        const entries = wrong === undefined ? fine : [...fine, wrong];
        try {
            return ownKeys(configWith(Object.fromEntries(entries)));
        } catch {
            return ownKeys(validConfig()); // a key inside what another change made a scalar
        }
    });
}

function ownKeys(config: Record<string, unknown>) {
    return Object.fromEntries(
        Object.entries(config)
            .filter(([key]) => key.startsWith("mesh-edge:"))
            .map(([key, value]) => [key.slice("mesh-edge:".length), value]),
    );
}
