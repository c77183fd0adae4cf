import { describe, expect, it } from "vitest";

import { githubTrust } from "../../components/ci/trust";

const providerArn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
const trust = (changes: object) => {
    const { Statement } = JSON.parse(
        githubTrust({
            providerArn,
            repository: "example/mesh-edge",
            ids: undefined,
            environment: "prod",
            branch: "main",
            ...changes,
        }),
    ) as { Statement: [{ Condition: { StringEquals: Record<string, string> } }] };
    return Statement[0];
};
const GITHUB = "token.actions.githubusercontent.com";

describe("who takes a role", () => {
    it("is a job of one repository, in one environment, on one branch", () => {
        expect(trust({})).toEqual({
            Effect: "Allow",
            Principal: { Federated: providerArn },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
                StringEquals: {
                    [`${GITHUB}:aud`]: "sts.amazonaws.com",
                    [`${GITHUB}:sub`]: "repo:example/mesh-edge:environment:prod",
                    [`${GITHUB}:ref`]: "refs/heads/main",
                },
            },
        });
    });

    it("is told by ids where the repository's tokens have them", () => {
        const { StringEquals } = trust({ ids: { owner: 12, repository: 34 } }).Condition;
        expect(StringEquals[`${GITHUB}:sub`]).toBe("repo:example@12/mesh-edge@34:environment:prod");
    });

    it("may be on any branch for a preview", () => {
        expect(Object.keys(trust({ branch: undefined }).Condition.StringEquals)).toEqual([
            `${GITHUB}:aud`,
            `${GITHUB}:sub`,
        ]);
    });
});
