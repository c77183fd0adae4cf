import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";

import { checkStacks } from "../../cli/check-stacks/check";
import { readStackFiles } from "../../cli/check-stacks/stack-file";
import { newStack } from "../../cli/new/new-stack";
import type { Options } from "../../cli/new/request";
import { configWith } from "../support/config";

let folder: string;
beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "mesh-edge-new-"));
});
afterEach(() => {
    rmSync(folder, { recursive: true });
});

const write = (stack: string, config: Record<string, unknown>) => {
    writeFileSync(join(folder, `Pulumi.${stack}.yaml`), stringify({ config }));
};
const platform = (changes: Record<string, unknown> = {}) => {
    write(
        "platform-dev",
        configWith({
            team: "platform",
            "aws:region": "eu-west-2",
            "network.availabilityZones": ["eu-west-2a", "eu-west-2b"],
            accountId: "444455556666",
            edge: { zone: "dev.example.com", hosts: ["*.dev.example.com"] },
            ...changes,
        }),
    );
};
const TEAMS = (teams: object) => ({ teams });
const read = (stack: string) => readFileSync(join(folder, `Pulumi.${stack}.yaml`), "utf8");
const run = (options: Partial<Options> = {}) =>
    newStack(
        { team: "storefront", env: "dev", platform: "platform-dev", host: [], ...options },
        folder,
    );
const refused = (options: Partial<Options> = {}) => {
    const before = readdirSync(folder);
    try {
        run(options);
        return "written";
    } catch (error) {
        expect(readdirSync(folder)).toEqual(before);
        return (error as Error).message;
    }
};

describe("a new team on a platform", () => {
    it("gets a commented file", () => {
        platform();
        run({ host: ["shop.dev.example.com", "*.s.dev.example.com"] });
        expect(read("storefront-dev")).toBe(`# yaml-language-server: $schema=docs/stack.schema.json
# The stack of team storefront on the platform platform-dev; docs/teams.md. Deploy it with
# \`pulumi up --stack storefront-dev\`.
config:
    # As the platform has them.
    aws:region: eu-west-2
    mesh-edge:accountId: "444455556666"
    pulumi:disable-default-providers: ["aws", "kubernetes"]

    mesh-edge:team: storefront
    mesh-edge:platform: platform-dev

    # Kubernetes Services in the namespace storefront that routes may name, each with its ports.
    mesh-edge:services:
        web: { ports: [8080] }

    # By host, where requests go; docs/routes.md has all that a route can do.
    mesh-edge:routes:
        shop.dev.example.com:
            rules:
                - name: web
                  backendRefs: [{ name: web, port: 8080 }]
        "*.s.dev.example.com":
            rules:
                - name: web
                  backendRefs: [{ name: web, port: 8080 }]
`);
    });

    it("is told of what the platform must say, which makes all files right", () => {
        platform();
        const text = run({ host: ["shop.dev.example.com", "*.s.dev.example.com"] });
        expect(text).toBe(`Pulumi.storefront-dev.yaml is written.
Pulumi.platform-dev.yaml must grant it. Add, with the team's own role:

    mesh-edge:teams:
        storefront:
            hosts: [shop.dev.example.com, "*.s.dev.example.com"]
            principals: [arn:aws:iam::444455556666:role/storefront-deploy]`);
        expect(checkStacks(readStackFiles(folder)).problems).toHaveLength(1);
        const [, lines = ""] = text.split("\n\n");
        writeFileSync(
            join(folder, "Pulumi.platform-dev.yaml"),
            `${read("platform-dev")}${indented(lines)}`,
        );
        expect(checkStacks(readStackFiles(folder))).toEqual({ problems: [], notes: [] });
    });

    it("has a place beside other teams", () => {
        platform(TEAMS({ search: { hosts: [] } }));
        expect(run()).toBe(`Pulumi.storefront-dev.yaml is written.
Pulumi.platform-dev.yaml must grant it. Add to its section mesh-edge:teams, with the team's own role:

        storefront:
            hosts: [storefront.dev.example.com]
            principals: [arn:aws:iam::444455556666:role/storefront-deploy]`);
    });
});

/** `stringify` indents by two. */
const indented = (lines: string) => `${lines.replace(/^ {4}/gm, "  ")}\n`;

describe("a team that the platform has", () => {
    it("gets its granted hosts and its namespace", () => {
        platform(TEAMS({ storefront: { namespace: "shop", hosts: ["shop.dev.example.com"] } }));
        expect(run()).toBe(`Pulumi.storefront-dev.yaml is written.
Pulumi.platform-dev.yaml grants team storefront already: shop.dev.example.com.`);
        expect(read("storefront-dev")).toContain("Services in the namespace shop that");
        expect(checkStacks(readStackFiles(folder))).toEqual({ problems: [], notes: [] });
    });

    it("gets a name below a granted wildcard", () => {
        platform(TEAMS({ storefront: { hosts: ["*.s.dev.example.com"] } }));
        run();
        expect(Object.keys(routesIn("storefront-dev"))).toEqual(["storefront.s.dev.example.com"]);
    });

    it("is told of hosts that it lacks", () => {
        platform(TEAMS({ storefront: { hosts: ["shop.dev.example.com"] } }));
        expect(run({ host: ["shop.dev.example.com", "new.dev.example.com"] }))
            .toBe(`Pulumi.storefront-dev.yaml is written.
Pulumi.platform-dev.yaml must grant it. Replace hosts of teams.storefront there by:

            hosts: [shop.dev.example.com, new.dev.example.com]`);
    });
});

const routesIn = (stack: string) =>
    (parse(read(stack)) as { config: { "mesh-edge:routes": object } }).config["mesh-edge:routes"];

describe("nothing is written", () => {
    it("for names that are none, a platform that is not there and a file that is, all told at once", () => {
        platform(TEAMS({ search: { hosts: [] } }));
        expect(refused({ team: "Shop", env: "a b", platform: "platfrom-dev", host: ["a_b"] }))
            .toBe(`Nothing is written.
✖ --team: "Shop"
    must be 2-19 of a-z, 0-9 and -, starting with a letter
    → write for example --team storefront
✖ --env: "a b"
    must be of a-z, 0-9 and ._-, such as an environment
    → write for example --env dev
✖ --host: "a_b"
    must be a lower-case DNS name, or *. and one
    → write for example --host shop.example.com
✖ --platform: "platfrom-dev"
    must be a stack with a cluster in this folder: Pulumi.platfrom-dev.yaml is not; platforms are platform-dev
    → write --platform platform-dev`);
    });

    it("over a file that is there", () => {
        platform();
        run();
        expect(refused()).toBe(`Nothing is written.
✖ --env: "dev"
    must be of a stack that has no file: Pulumi.storefront-dev.yaml is there
    → edit that file, or choose another environment`);
    });

    it("on the stack of a team", () => {
        platform();
        run();
        expect(refused({ env: "two", platform: "storefront-dev" })).toContain(
            "must be a stack with a cluster in this folder",
        );
    });

    it("without a host to serve", () => {
        platform({ edge: undefined });
        expect(refused()).toContain("✖ --host: (missing)\n    must be given: platform-dev has");
    });

    it("that would have a mistake, such as a host of another stack", () => {
        platform(TEAMS({ search: { hosts: ["find.dev.example.com"] } }));
        const text = refused({ host: ["find.dev.example.com", "shop.example.org"] });
        expect(text).toContain("must be granted to one team only; see teams.search.hosts[0]");
        expect(text).toContain("must be inside a zone of the edge, dev.example.com");
    });

    it("on a platform with a mistake in its teams", () => {
        platform(TEAMS({ search: { hosts: ["Find"] } }));
        expect(refused()).toContain(
            "must be a stack whose file has no mistake\n    → correct what npm run check:stacks says of it",
        );
    });
});
