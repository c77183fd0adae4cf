import { allow, type Statement } from "./statement";

export interface StateArgs {
    partition: string;
    project: string;
    stack: string;
    /** Undefined with Pulumi Cloud. */
    bucket: string | undefined;
    secretsKey: string | undefined;
}

/**
 * What a preview needs of the state: Pulumi's S3 backend reads its own version, whether somebody else's
 * legacy stacks are there, and the stack; it writes nothing and takes no lock (pulumi 3.250.0,
 * `pkg/backend/diy`).
 */
export function readState(args: StateArgs): Statement[] {
    return [...objects(args, ["s3:GetObject"]), ...secrets(args, ["kms:Decrypt"])];
}

/** What an update needs of it: it locks the stack, writes it, its history and its backups, and unlocks it. */
export function writeState(args: StateArgs): Statement[] {
    return [
        ...objects(args, ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]),
        // GenerateDataKey for a bucket that S3 encrypts with the same key.
        ...secrets(args, ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"]),
    ];
}

function objects({ partition, project, stack, bucket }: StateArgs, actions: string[]) {
    if (bucket === undefined) return [];
    const arn = `arn:${partition}:s3:::${bucket}`;
    const own = `${project}/${stack}`;
    return [
        // Names alone. Without it S3 says "forbidden" of an object that isn't there.
        allow("ListState", ["s3:ListBucket"], [arn]),
        allow("ReadStateVersion", ["s3:GetObject"], [`${arn}/.pulumi/meta.yaml`]),
        allow(
            "State",
            actions,
            [
                // Also .json.gz, .json.zst and .json.bak.
                `stacks/${own}.json*`,
                `stacks/${own}.pulumi-tags`,
                `locks/organization/${own}/*`,
                `history/${own}/*`,
                `backups/${own}/*`,
            ].map((key) => `${arn}/.pulumi/${key}`),
        ),
    ];
}

function secrets({ secretsKey }: StateArgs, actions: string[]): Statement[] {
    return secretsKey === undefined ? [] : [allow("Secrets", actions, [secretsKey])];
}
