import { describe, expect, it } from "vitest";

import { checkTeam } from "../../../components/config/team/check";
import { mistakesMessage } from "../../../components/config/reading/message";
import { asPulumiDoes, problemsOf } from "../../support/config";
import { contractOf, teamConfig } from "./args";

const STOREFRONT = { storefront: { hosts: ["shop.dev.example.com", "*.s.dev.example.com"] } };

const check = (changes: Record<string, unknown> = {}, found: unknown = contractOf(STOREFRONT)) =>
    checkTeam(
        {
            project: "mesh-edge",
            stack: "storefront-dev",
            config: asPulumiDoes(teamConfig(changes)),
            isSecret: () => false,
        },
        found,
    );
const message = (changes: Record<string, unknown> = {}, found?: unknown) => {
    const checked = check(changes, found);
    return "problems" in checked ? mistakesMessage("storefront-dev", checked.problems) : "";
};
const route = (host: string, rule: object = {}) => ({
    routes: {
        [host]: {
            rules: [{ name: "shop", backendRefs: [{ name: "web", port: 8080 }], ...rule }],
        },
    },
});

describe("a team's stack file", () => {
    it("loads with its namespace filled in", () => {
        expect(check()).toMatchObject({
            config: {
                services: { "storefront/web": { ports: [8080] } },
                routes: {
                    "shop.dev.example.com": {
                        rules: [{ backendRefs: [{ name: "web", namespace: "storefront" }] }],
                    },
                },
            },
        });
    });

    it("has the platform's namespace for the team, whatever that is called", () => {
        const contract = contractOf({
            storefront: { hosts: ["shop.dev.example.com"], namespace: "shop" },
        });
        expect(check({}, contract)).toMatchObject({
            config: { services: { "shop/web": { ports: [8080] } } },
        });
    });

    it.each([
        [route("shop.dev.example.com")],
        [route("a.s.dev.example.com")],
        [route("a.b.s.dev.example.com")],
        [route("*.s.dev.example.com")],
    ])("takes a host that is granted: %j", (changes) => {
        expect(message(changes)).toBe("");
    });

    it.each([["s.dev.example.com"], ["pay.dev.example.com"], ["*.a.s.dev.example.com"]])(
        "refuses %s, which is not",
        (host) => {
            expect(message(route(host))).toContain(
                "must be a host that the platform grants the team: shop.dev.example.com, *.s.dev.example.com",
            );
        },
    );

    it("takes only services and backends of its own namespace, and names them as they are written", () => {
        const text = message({
            services: { web: { ports: [] }, "payments/api": { ports: [8080] } },
            ...route("shop.dev.example.com", {
                backendRefs: [{ name: "api", namespace: "payments", port: 8080 }],
            }),
        });
        expect(text).toContain("✖ mesh-edge:services.web.ports: []");
        expect(text).toContain(
            '✖ mesh-edge:services.payments/api: "payments/api"\n    must be a service in the team\'s namespace, storefront\n    → rename it to "storefront/api"',
        );
        expect(text).toContain(
            '.rules[0].backendRefs[0].namespace: "payments"\n    must be the team\'s namespace, storefront\n    → take it out',
        );
    });

    it("keeps its times below the platform's idle timeout", () => {
        const slow = route("shop.dev.example.com", { timeouts: { request: "90s" } });
        expect(message(slow)).toContain(
            "must be below edge.idleTimeoutSeconds of the platform, 60: the ALB answers 504 by then\n    → lower it to",
        );
        expect(message(slow, contractOf(STOREFRONT, { idleTimeoutSeconds: 120 }))).toBe("");
    });

    it("is in the account and region of its platform", () => {
        const text = message({ accountId: "999988887777", "aws:region": "eu-west-2" });
        expect(text).toContain("must be the account of the platform, 111122223333");
        expect(text).toContain("→ set aws:region to eu-west-1");
    });

    it("names every mistake at once, those of the contract too", () => {
        const text = message({ services: { web: { ports: [0] } } }, null);
        expect(text).toContain("has 2 mistakes");
        expect(text).toContain("services.web.ports[0]");
        expect(text).toContain("platform-dev has no contract");
    });

    it.each([
        ["network", { cidr: "10.0.0.0/16" }, "the VPC"],
        ["cluster", { nodeGroups: {} }, "the cluster"],
        ["mesh", { version: "1.31.4" }, "the mesh"],
        ["waf", { mode: "off" }, "the web ACL"],
        ["teams", {}, "the teams"],
    ])("has no section %s, which makes a stack another shape", (section, value, what) => {
        expect(message({ [section]: value })).toBe(
            [
                "Pulumi.storefront-dev.yaml has 1 mistake:",
                `✖ mesh-edge:${section}: ${JSON.stringify(Object.keys(value))}`,
                `    must be left out beside platform, which makes this the stack of a team: the platform has ${what}`,
                "    → take it out; for a stack with a cluster of its own take platform out",
            ].join("\n"),
        );
    });
});

describe("a file of neither shape", () => {
    it("is told of both", () => {
        const problems = problemsOf(teamConfig({ platform: undefined }));
        expect(problems[0]).toEqual({
            path: "mesh-edge:platform",
            value: undefined,
            rule: "must name the platform that a team's stack is on; a stack with a cluster of its own has the sections network and cluster instead",
            cure: 'write for example "platform-dev", or add network and cluster',
        });
    });
});

describe("a contract that a team can't go by", () => {
    const whole = contractOf(STOREFRONT);
    const withoutCluster = { ...whole, cluster: undefined };

    it.each([
        [
            new Error('unknown stack "platform-dev"'),
            "must be a platform that is there: platform-dev is not",
        ],
        [
            new Error("reading SSM Parameter (/mesh-edge/x): couldn't find resource"),
            "must be a platform that is there: platform-dev is not",
        ],
        [new Error("AccessDenied"), "must be a platform whose contract may be read: AccessDenied"],
        [null, "must be a platform that is up and has teams: platform-dev has no contract"],
        [
            { ...whole, version: 2 },
            "must have a contract of version 1: that of platform-dev is of 2\n    → update this checkout to the platform's release of the program",
        ],
        [
            { ...whole, version: 0 },
            "that of platform-dev is of 0\n    → ask the platform's team to run pulumi up --stack platform-dev",
        ],
        [withoutCluster, "in that of platform-dev, cluster is missing or of another kind"],
        [
            { ...whole, cluster: { name: "a" } },
            "cluster.endpoint, cluster.certificateAuthority are missing",
        ],
        [
            contractOf({ payments: { hosts: [] } }),
            "must have the team: platform-dev has payments, and not storefront",
        ],
    ])("is refused: %#", (found, text) => {
        expect(message({}, found)).toContain(`✖ mesh-edge:platform: "platform-dev"\n    `);
        expect(message({}, found)).toContain(text);
    });

    it("may have keys of a newer program", () => {
        expect(message({}, { ...whole, later: true })).toBe("");
    });
});
