import { z } from "zod";

import { arn, hostName, roleArn, teamName } from "./fields";

/** GitHub: owners have letters, digits and single dashes, repositories also dots and underscores. */
const repository = z
    .string()
    .regex(
        /^[A-Za-z0-9](-?[A-Za-z0-9])*\/[\w.-]{1,100}$/,
        "must be the name of a GitHub repository with its owner, <owner>/<name>",
    );

/** 43 characters, so that the role's name has 64 at most (IAM, CreateRole). */
const stackName = z
    .string()
    .regex(/^[\w.-]{1,43}$/, "must be the name of a stack, 43 characters at most");

const keyArn = arn("kms", /key\/[\w-]+/, "a KMS key");

/** S3, "Bucket naming rules". */
const bucketName = z
    .string()
    .regex(
        /^(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
        "must be the name of an S3 bucket, without s3://",
    );

const zoneId = z
    .string()
    .regex(/^Z[A-Z0-9]{9,31}$/, "must be the id of a hosted zone, such as Z0123456789ABCDEFGHIJ");

const from = {
    repository: repository.meta({
        description: "GitHub repository whose workflows may take the roles.",
        examples: ["example/mesh-edge"],
    }),
    ids: z
        .strictObject({
            owner: z
                .int()
                .min(1)
                .meta({ description: "Id of the owner.", examples: [123456] }),
            repository: z
                .int()
                .min(1)
                .meta({ description: "Id of the repository.", examples: [456789] }),
        })
        .optional()
        .meta({
            description:
                "Ids of owner and repository, if it was created, renamed or moved since summer 2026: GitHub's tokens then have them. `gh api repos/<owner>/<name> --jq '.owner.id, .id'` prints them.",
        }),
};

const secretsKey = keyArn.optional();

const stackSchema = z.strictObject({
    team: teamName.optional().meta({
        description: "Key `team` of that stack; absent means the same as here.",
        examples: ["payments"],
    }),
    secretsKey: secretsKey.meta({
        description: "KMS key of that stack's secrets, if it has one of its own.",
        examples: ["arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666"],
    }),
    dnsRole: roleArn.optional().meta({
        description: "Key `edge.dnsRole.arn` of that stack, which both roles may assume.",
        examples: ["arn:aws:iam::999988887777:role/dns"],
    }),
});

const teamStackSchema = z.strictObject({
    platform: stackName.meta({
        description: "Stack of the platform, one of `stacks`, whose contract the roles may read.",
        examples: ["platform-dev"],
    }),
    zones: z
        .record(zoneId, z.array(hostName).min(1))
        .default({})
        .meta({
            description:
                "By id of a hosted zone, the names whose A and AAAA records the deploy role may change; `*.` and a name for every name below it.",
            examples: [{ Z0123456789ABCDEFGHIJ: ["shop.dev.example.com"] }],
        }),
    secretsKey: secretsKey.meta({
        description: "KMS key of that stack's secrets, if it has one of its own.",
        examples: ["arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666"],
    }),
});

const teamSchema = z.strictObject({
    repository: from.repository.optional().meta({
        description: "The team's own repository; absent means the one above, with its ids.",
        examples: ["example/storefront"],
    }),
    ids: from.ids.meta({ description: "Ids of the team's own repository." }),
    stacks: z.record(stackName, teamStackSchema).meta({
        description: "Stacks of the team, by name.",
        examples: [{ "storefront-dev": { platform: "platform-dev" } }],
    }),
});

/** Section `ci`: it makes a stack that of CI's access to AWS. */
export const ciSchema = z.strictObject({
    ...from,
    branch: z
        .string()
        .regex(/^[\w./-]+$/, "must be the name of a branch")
        .default("main")
        .meta({
            description:
                "The only branch whose runs may deploy. In partitions other than `aws` the rules of the GitHub environment alone say so.",
        }),
    oidcProviderArn: z
        .string()
        .regex(
            /^arn:aws[a-z-]*:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/,
            "must be the ARN of the account's OIDC provider for token.actions.githubusercontent.com",
        )
        .optional()
        .meta({
            description:
                "The account's OIDC provider of GitHub, if it has one; absent, the stack creates it.",
            examples: [
                "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
            ],
            changes: "the stack's own provider is deleted, or one is created; roles in place",
        }),
    stateBucket: bucketName.optional().meta({
        description: "S3 bucket of the state; absent means Pulumi Cloud.",
        examples: ["example-pulumi-state"],
    }),
    secretsKey: secretsKey.meta({
        description: "KMS key of the stacks' secrets; absent means no key.",
        examples: ["arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666"],
    }),
    stacks: z
        .record(stackName, stackSchema)
        .default({})
        .meta({
            description:
                "Stacks with a cluster of their own, by name. Each gets a preview role, a deploy role and a permissions boundary.",
            examples: [{ "platform-dev": {} }],
            changes: "in place; the roles of a stack that is taken out are deleted",
        }),
    teams: z
        .record(teamName, teamSchema)
        .default({})
        .meta({
            description: "Teams with stacks of their own, by name as on their platform.",
            examples: [
                { storefront: { stacks: { "storefront-dev": { platform: "platform-dev" } } } },
            ],
            changes: "in place; the roles of a team that is taken out are deleted",
        }),
});

export type CiConfig = z.infer<typeof ciSchema>;
