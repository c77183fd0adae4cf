import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";
import { stringify } from "yaml";

import { checkStacks, outcomeText } from "../../cli/check-stacks/check";
import { stackFileOf } from "../../cli/check-stacks/stack-file";
import { configWith } from "../support/config";
import { teamConfig } from "../config/team/args";

type Config = Record<string, unknown>;

const platform = (changes: Config = {}) =>
    configWith({
        team: "platform",
        edge: { zone: "dev.example.com", hosts: ["*.dev.example.com"] },
        teams: { storefront: { hosts: ["shop.dev.example.com"] } },
        ...changes,
    });
const filesOf = (stacks: Record<string, Config>) =>
    Object.entries(stacks).map(([stack, config]) => stackFileOf(stack, stringify({ config })));
const check = (stacks: Record<string, Config>) => {
    const files = filesOf(stacks);
    const outcome = checkStacks(files);
    return { text: outcomeText(outcome, files), notes: outcome.notes };
};
const routesFor = (...hosts: string[]) => ({
    routes: Object.fromEntries(
        hosts.map((host) => [
            host,
            { rules: [{ name: "web", backendRefs: [{ name: "web", port: 8080 }] }] },
        ]),
    ),
});
const RIGHT = { "platform-dev": platform(), "storefront-dev": teamConfig() };

describe("stack files", () => {
    it("of a platform and its team have no mistake", () => {
        expect(check(RIGHT)).toEqual({ text: "2 stack files, no mistake.", notes: [] });
    });

    it("that are wrong in many ways are told of every mistake at once", () => {
        const { text } = check({
            dev: configWith({
                edge: {
                    zone: "dev.example.com",
                    hosts: ["shop.dev.example.com"],
                    loadBalancerName: "edge",
                },
            }),
            "platform-dev": platform({
                edge: {
                    zone: "dev.example.com",
                    hosts: ["*.dev.example.com"],
                    loadBalancerName: "edge",
                },
                "cluster.version": "1.2",
            }),
            "search-dev": teamConfig({ team: "search", ...routesFor("find.dev.example.com") }),
            "storefront-dev": teamConfig(routesFor("shop.dev.example.com", "pay.dev.example.com")),
        });
        expect(text).toBe(
            `Pulumi.platform-dev.yaml has 2 mistakes:
✖ mesh-edge:cluster.version: "1.2"
    must be a quoted minor version of Kubernetes
    → write for example "1.35"
✖ mesh-edge:edge.loadBalancerName: "edge"
    must differ from that of every other load balancer of the account and region: Pulumi.dev.yaml has it at mesh-edge:edge.loadBalancerName
    → choose another name, or leave it out in one of the two

Pulumi.search-dev.yaml has 1 mistake:
✖ mesh-edge:platform: "platform-dev"
    must have the team: platform-dev has storefront, and not search
    → ask the platform's team to add search to its section teams and to run pulumi up, or correct the key team

Pulumi.storefront-dev.yaml has 2 mistakes:
✖ mesh-edge:routes["pay.dev.example.com"]: "pay.dev.example.com"
    must be a host that the platform grants the team: shop.dev.example.com
    → ask the platform's team to add it to teams.storefront.hosts, and to run pulumi up
✖ mesh-edge:routes["shop.dev.example.com"]: "shop.dev.example.com"
    must be served by one stack only: Pulumi.dev.yaml has it at mesh-edge:edge.hosts[0]
    → take it out of one of the two

3 of 4 stack files with mistakes.`,
        );
    });

    it("that are no YAML are told of, and the others are checked", () => {
        const files = [
            stackFileOf("dev", "config: ["),
            ...filesOf({ "storefront-dev": teamConfig({ team: "S" }) }),
        ];
        const text = outcomeText(checkStacks(files), files);
        expect(text).toContain(
            "Pulumi.dev.yaml has 1 mistake:\n✖ config: (missing)\n    must be YAML: ",
        );
        expect(text).toContain('✖ mesh-edge:team: "S"');
    });

    it("are read as the engine reads them", () => {
        const text = `config:
    aws:region: eu-west-1
    pulumi:disable-default-providers: [aws, kubernetes]
    team: storefront
    mesh-edge:config:accountId: 111122223333
    mesh-edge:platform: { stack: acme/mesh-edge/platform-dev }
    mesh-edge:services: { web: { ports: [8080] } }
    mesh-edge:routes:
        shop.dev.example.com:
            rules: [{ name: 2026-01-01, backendRefs: [{ name: web, port: 8080 }] }]
`;
        const files = [...filesOf({ "platform-dev": platform() }), stackFileOf("s-dev", text)];
        expect(outcomeText(checkStacks(files), files)).toBe(
            `Pulumi.s-dev.yaml has 1 mistake:
✖ mesh-edge:routes["shop.dev.example.com"].rules[0].name: "2026-01-01 00:00:00 +0000 UTC"
    must be quoted: YAML takes it for a point in time
    → quote it: "2026-01-01"

1 of 2 stack files with mistakes.`,
        );
    });

    it("may have values that are encrypted: what they are is not known here", () => {
        const secret = { secure: "AAABAA==" };
        const stacks = { dev: configWith({ "edge.hosts": [secret] }) };
        expect(check(stacks).text).toBe("1 stack file, no mistake.");
    });
});

describe("a platform", () => {
    const elsewhere = teamConfig({ platform: "acme-platform" });

    it("may be in another repository: then its grant is not checked, which is said", () => {
        expect(check({ "storefront-dev": elsewhere })).toEqual({
            text: "1 stack file, no mistake.",
            notes: [
                "Pulumi.storefront-dev.yaml: not checked against its grant: acme-platform is in no file here.",
            ],
        });
    });

    it("is known by the parameter of its contract too", () => {
        const parameter = "/mesh-edge/platform-dev/contract/storefront";
        const team = teamConfig({ platform: { parameter }, ...routesFor("a.example.com") });
        expect(check({ ...RIGHT, "storefront-dev": team }).text).toContain(
            "must be a host that the platform grants the team",
        );
    });

    it("that is misspelt is told of", () => {
        const { text } = check({
            ...RIGHT,
            "storefront-dev": teamConfig({ platform: "platfrom-dev" }),
        });
        expect(text).toContain(`✖ mesh-edge:platform: "platfrom-dev"
    must be a platform of this repository, or called unlike one: there are platform-dev
    → write platform-dev`);
    });

    it("must have teams", () => {
        const { text } = check({ ...RIGHT, "platform-dev": platform({ teams: undefined }) });
        expect(text).toContain("must be a platform that is up and has teams");
    });

    it("with a mistake in a grant is told of it, and its teams are checked without", () => {
        const broken = platform({ teams: { storefront: { hosts: ["Shop"] } } });
        const { text, notes } = check({ ...RIGHT, "platform-dev": broken });
        expect(text).toMatch(/^Pulumi.platform-dev.yaml has 1 mistake:\n[^]*\n1 of 2 stack files/);
        expect(notes).toEqual([
            "Pulumi.storefront-dev.yaml: not checked against its grant: what is wrong there.",
        ]);
    });
});

describe("a host", () => {
    const edge = (hosts: unknown, more: object = {}) => ({
        edge: { zone: "example.com", hosts, ...more },
    });
    const one = edge(["a.example.com"]);
    const certificateArn =
        "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000001";
    const weighted = (identifier: string) =>
        edge(["a.example.com"], { certificateArn, weight: { identifier, value: 1 } });
    const rule = "must be served by one stack only: Pulumi.a.yaml has it at mesh-edge:";

    it.each<[string, Config, Config, string]>([
        ["two edges", one, edge([{ name: "a.example.com" }]), "edge.hosts[0]"],
        ["one weighted record", weighted("blue"), weighted("blue"), "edge.hosts[0]"],
        ["two wildcards", edge(["*.example.com"]), edge(["*.example.com"]), "edge.hosts[0]"],
        [
            "a route below a wildcard",
            one,
            {
                ...edge(["*.example.com"]),
                services: { "shop/web": { ports: [8080] } },
                routes: {
                    "a.example.com": {
                        rules: [
                            {
                                name: "web",
                                backendRefs: [{ name: "web", namespace: "shop", port: 8080 }],
                            },
                        ],
                    },
                },
            },
            "edge.hosts[0]",
        ],
        [
            "one role's account",
            edge(["a.example.com"], { dnsRole: { arn: "arn:aws:iam::999988887777:role/dns" } }),
            {
                accountId: "444455556666",
                ...edge(["a.example.com"], {
                    dnsRole: { arn: "arn:aws:iam::999988887777:role/dns-b" },
                }),
            },
            "edge.hosts[0]",
        ],
    ])("of %s is refused", (_, a, b, path) => {
        const { text } = check({ a: configWith(a), b: configWith(b) });
        expect(text).toContain(rule + path);
        expect(text).toContain("1 of 2 stack files with mistakes.");
    });

    it.each<[string, Config, Config]>([
        ["an exact one and a wildcard", one, edge(["*.example.com"])],
        ["two accounts", one, { ...one, accountId: "444455556666" }],
        ["weighted records", weighted("blue"), weighted("green")],
        [
            "records of somebody else",
            one,
            edge(["a.example.com"], {
                zone: undefined,
                dns: "none",
                certificateArn,
            }),
        ],
        [
            "a private and a public zone",
            one,
            edge(["a.example.com"], {
                scheme: "internal",
                privateZone: true,
                validationZone: "example.com",
            }),
        ],
    ])("of %s is taken", (_, a, b) => {
        expect(check({ a: configWith(a), b: configWith(b) }).text).toBe(
            "2 stack files, no mistake.",
        );
    });

    it("of one team in two stacks on a platform is refused", () => {
        const { text } = check({ ...RIGHT, "storefront-two": teamConfig() });
        expect(text).toContain(
            'must be served by one stack only: Pulumi.storefront-dev.yaml has it at mesh-edge:routes["shop.dev.example.com"]',
        );
    });

    it("that a platform makes a record for and grants is its team's", () => {
        const exact = { zone: "dev.example.com", hosts: ["shop.dev.example.com"] };
        expect(check({ ...RIGHT, "platform-dev": platform({ edge: exact }) }).text).toBe(
            "2 stack files, no mistake.",
        );
    });
});

describe("what an account has once", () => {
    it("is the name of a load balancer in a region", () => {
        const named = (host: string, changes: Config = {}) =>
            configWith({
                edge: { zone: "example.com", hosts: [host], loadBalancerName: "edge" },
                ...changes,
            });
        const { text } = check({
            a: named("a.example.com"),
            b: named("b.example.com"),
            c: named("c.example.com", {
                "aws:region": "eu-west-2",
                "network.availabilityZones": ["eu-west-2a", "eu-west-2b"],
            }),
        });
        expect(text.match(/✖ .*/g)).toEqual(['✖ mesh-edge:edge.loadBalancerName: "edge"']);
        expect(text).toContain("Pulumi.b.yaml has 1 mistake");
    });

    it("is the name of a cluster, of a team and a stack", () => {
        const { text } = check({
            "b-c": configWith({ team: "aa", "edge.hosts": ["a.example.com"] }),
            c: configWith({ team: "aa-b", "edge.hosts": ["b.example.com"] }),
        });
        expect(text).toContain(`✖ mesh-edge:team: "aa-b-c"
    must give the cluster a name of its own in account and region, <team>-<stack>: Pulumi.b-c.yaml has it at mesh-edge:team`);
    });

    it("is a namespace in a cluster, of which two platforms may be", () => {
        const on = (host: string, team: string) => ({
            ...configWith({
                team: "platform",
                "network.existing": {
                    vpcId: "vpc-0a1b2c3d4e5f60718",
                    privateSubnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728"],
                    publicSubnetIds: ["subnet-0c1d2e3f405162738", "subnet-0d1e2f30415263748"],
                },
                "network.cidr": undefined,
                "network.availabilityZones": undefined,
                cluster: { existing: { name: "shared" } },
                edge: { zone: "example.com", hosts: [host] },
                teams: { [team]: { namespace: "shop", hosts: [] } },
            }),
        });
        const { text } = check({ a: on("a.example.com", "one"), b: on("b.example.com", "two") });
        expect(text).toContain(`✖ mesh-edge:teams.two.namespace: "shop"
    must be the namespace of one team only in its cluster: Pulumi.a.yaml has it at mesh-edge:teams.one.namespace`);
    });
});

describe("npm run check", () => {
    it("checks the stack files of the repository", () => {
        const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
            scripts: Record<string, string>;
        };
        expect(scripts.check).toContain("npm run check:stacks");
    });
});
