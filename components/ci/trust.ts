/** Issuer of GitHub's tokens, as the names of the condition keys begin. */
export const ISSUER = "token.actions.githubusercontent.com";

export interface TrustArgs {
    providerArn: string;
    /** `<owner>/<name>`. */
    repository: string;
    /** In the tokens of repositories that were created, renamed or moved since summer 2026. */
    ids: { owner: number; repository: number } | undefined;
    environment: string;
    /** The only branch that is let in; absent, any. */
    branch: string | undefined;
}

/**
 * A trust policy as JSON: the jobs of one repository that run in one GitHub environment, and on one branch.
 * The subject of a job in an environment has no branch in it; STS knows GitHub's claim `ref` as a condition
 * key since January 2026 (IAM user guide, "Available keys for AWS OIDC federation").
 */
export function githubTrust(args: TrustArgs): string {
    const [owner = "", name = ""] = args.repository.split("/");
    const { ids } = args;
    const whole = ids ? `${owner}@${ids.owner}/${name}@${ids.repository}` : args.repository;
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Federated: args.providerArn },
                Action: "sts:AssumeRoleWithWebIdentity",
                Condition: {
                    StringEquals: {
                        [`${ISSUER}:aud`]: "sts.amazonaws.com",
                        [`${ISSUER}:sub`]: `repo:${whole}:environment:${args.environment}`,
                        ...(args.branch !== undefined && {
                            [`${ISSUER}:ref`]: `refs/heads/${args.branch}`,
                        }),
                    },
                },
            },
        ],
    });
}
