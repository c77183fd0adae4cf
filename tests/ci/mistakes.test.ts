import { describe, expect, it } from "vitest";

import { problemsOf, SECTION } from "./args";

const CHINA = "arn:aws-cn:kms:cn-north-1:111122223333:key/1";
const PROVIDER = "oidc-provider/token.actions.githubusercontent.com";

/** What is said about a section with some keys changed. */
const said = (changes: object) => problemsOf({ ...SECTION, ...changes });
const team = (own: object) => ({ teams: { shop: { stacks: {}, ...own } } });

describe("the stack file of CI's access is refused, with path, value, rule and cure, for", () => {
    it("a repository without its owner", () => {
        expect(said({ repository: "mesh-edge" })).toEqual([
            {
                path: "mesh-edge:ci.repository",
                value: "mesh-edge",
                rule: "must be the name of a GitHub repository with its owner, <owner>/<name>",
                cure: 'write for example "example/mesh-edge"',
            },
        ]);
    });

    it("no repository, and half of the ids", () => {
        const without = { ...SECTION, repository: undefined };
        expect(problemsOf({ ...without, ids: { owner: 1 } }).map(({ path }) => path)).toEqual([
            "mesh-edge:ci.repository",
            "mesh-edge:ci.ids.repository",
        ]);
    });

    it("a platform that has no entry", () => {
        expect(said(team({ stacks: { "shop-dev": { platform: "dve" } } }))).toEqual([
            {
                path: "mesh-edge:ci.teams.shop.stacks.shop-dev.platform",
                value: "dve",
                rule: "must be one of ci.stacks: dev, prod",
                cure: "add dve to ci.stacks",
            },
        ]);
    });

    it.each([
        ["the same stack", "dev", "dev"],
        ["a stack with the name of the previews of another", "dev-preview", "dev"],
    ])("%s twice", (_, stack, other) => {
        expect(said(team({ stacks: { [stack]: { platform: "dev" } } }))).toEqual([
            {
                path: `mesh-edge:ci.teams.shop.stacks.${stack}`,
                value: stack,
                rule: `must not have a GitHub environment of ci.stacks.${other}: a stack has <stack> and <stack>-preview`,
                cure: "take one of the two out, or rename the stack",
            },
        ]);
    });

    it("ids of a team without a repository of its own", () => {
        expect(said(team({ ids: { owner: 1, repository: 2 } }))).toEqual([
            {
                path: "mesh-edge:ci.teams.shop.ids",
                value: { owner: 1, repository: 2 },
                rule: "must be left out without a repository of the team's own",
                cure: "take it out, or write the team's repository",
            },
        ]);
    });

    it("a key of another partition, and a provider of another account", () => {
        expect(
            said({
                secretsKey: CHINA,
                oidcProviderArn: `arn:aws:iam::999988887777:${PROVIDER}`,
            }),
        ).toEqual([
            {
                path: "mesh-edge:ci.secretsKey",
                value: CHINA,
                rule: "must be of the partition aws, in which aws:region, eu-west-1, is",
                cure: "begin it with arn:aws:, and name one there",
            },
            {
                path: "mesh-edge:ci.oidcProviderArn",
                value: `arn:aws:iam::999988887777:${PROVIDER}`,
                rule: "must be an OIDC provider of accountId, 111122223333",
                cure: "name that of the account, or leave the key out and the stack creates it",
            },
        ]);
    });

    it("sections of another shape beside it", () => {
        expect(problemsOf(SECTION, { "mesh-edge:network": { cidr: "10.0.0.0/16" } })).toEqual([
            {
                path: "mesh-edge:network",
                value: ["cidr"],
                rule: "must be left out beside ci, which makes this the stack of CI's access",
                cure: "take it out, or write ci in a stack file of its own",
            },
        ]);
    });

    it("nothing in a file without state and teams", () => {
        expect(problemsOf({ repository: "a-b/c.d", stacks: { dev: {} } })).toEqual([]);
    });
});
