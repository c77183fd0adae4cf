import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

import { ciPath } from "./boundary";
import { documentOf, type Statement } from "./statement";
import { githubTrust, type TrustArgs } from "./trust";

export interface CiRoleArgs extends Omit<TrustArgs, "providerArn"> {
    project: string;
    providerArn: pulumi.Input<string>;
    description: string;
    statements: readonly Statement[];
    /** ARN of a policy of AWS that the role has beside them; without one they are its boundary too. */
    managedPolicyArn?: string;
}

/**
 * Longest session in seconds. An update that replaces many nodes takes hours; how long a job's credentials
 * hold, its workflow says (`AWS_SESSION_SECONDS`).
 */
const LONGEST_SESSION = 4 * 3600;

/** The role of one GitHub environment. */
export class CiRole extends pulumi.ComponentResource {
    public readonly arn: pulumi.Output<string>;

    constructor(name: string, args: CiRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:ci:CiRole", name, {}, opts);

        const { project, environment, description, managedPolicyArn } = args;
        // A fixed name: a platform's file and GitHub's variables have the ARN.
        const named = { name: `${project}-${environment}`, path: ciPath(project), description };
        const policy = new iam.Policy(
            name,
            { ...named, policy: documentOf(args.statements) },
            { parent: this },
        );
        const role = new iam.Role(
            name,
            {
                ...named,
                assumeRolePolicy: pulumi
                    .output(args.providerArn)
                    .apply((providerArn) => githubTrust({ ...args, providerArn })),
                maxSessionDuration: LONGEST_SESSION,
                // A policy that somebody attaches by hand adds nothing.
                permissionsBoundary: managedPolicyArn === undefined ? policy.arn : undefined,
            },
            { parent: this },
        );
        new iam.RolePolicyAttachment(
            name,
            { role: role.name, policyArn: policy.arn },
            { parent: this },
        );
        if (managedPolicyArn !== undefined) {
            new iam.RolePolicyAttachment(
                `${name}-managed`,
                { role: role.name, policyArn: managedPolicyArn },
                { parent: this },
            );
        }
        this.arn = role.arn;
        this.registerOutputs({ arn: this.arn });
    }
}
