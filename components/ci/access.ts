import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

import { previewOf } from "../config/ci/environments";
import type { LoadedCi } from "../config/ci/load";
import { partitionOf } from "../values/partition";
import { boundary, ciPath } from "./boundary";
import { CiRole } from "./ci-role";
import { type Rights, rightsOfStacks } from "./rights";
import { documentOf } from "./statement";
import { ISSUER } from "./trust";

/** GitHub's identity in the account, and a role for each of its environments. */
export class CiAccess extends pulumi.ComponentResource {
    /** ARNs of the roles by GitHub environment. */
    public readonly roles: Record<string, pulumi.Output<string>>;
    /** ARNs of the permissions boundaries by stack. */
    public readonly boundaries: Record<string, pulumi.Output<string>>;

    constructor(name: string, config: LoadedCi, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:ci:CiAccess", name, {}, opts);

        const { ci, project, region } = config;
        const providerArn =
            ci.oidcProviderArn ??
            new iam.OpenIdConnectProvider(
                name,
                { url: `https://${ISSUER}`, clientIdLists: ["sts.amazonaws.com"] },
                { parent: this },
            ).arn;
        const stacks = rightsOfStacks(config);

        const boundaries = stacks.flatMap(({ stack, ownRoles }) => {
            if (ownRoles === undefined) return [];
            const { arn } = new iam.Policy(
                `${stack}-boundary`,
                {
                    name: `${project}-${stack}-boundary`,
                    path: ciPath(project),
                    description: `The most that roles of stack ${stack} may ever do`,
                    policy: documentOf(boundary(ownRoles, partitionOf(region))),
                },
                { parent: this },
            );
            return [[stack, arn] as const];
        });
        const roleOf = (environment: string, { repository, ids, branch }: Rights["of"]) => ({
            ...{ project, providerArn, environment, repository, ids, branch },
        });
        const roles = stacks.flatMap(({ stack, of, preview, deploy }) => {
            const environment = previewOf(stack);
            const reader = new CiRole(
                environment,
                {
                    // Pull requests come from every branch.
                    ...roleOf(environment, { ...of, branch: undefined }),
                    description: `Previews of stack ${stack}`,
                    ...preview,
                },
                { parent: this },
            );
            const writer = new CiRole(
                stack,
                {
                    ...roleOf(stack, of),
                    description: `Updates of stack ${stack}`,
                    statements: deploy,
                },
                { parent: this },
            );
            return [[environment, reader.arn] as const, [stack, writer.arn] as const];
        });

        this.boundaries = Object.fromEntries(boundaries);
        this.roles = Object.fromEntries(roles);
        this.registerOutputs({ roles: this.roles, boundaries: this.boundaries });
    }
}
