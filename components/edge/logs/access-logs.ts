import * as elb from "@pulumi/aws/elb";
import * as s3 from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";

import type { AccessLogsConfig } from "../../config/sections/edge/access-logs";
import { hasElbAccount } from "./elb-account-regions";
import { logBucketPolicy } from "./log-bucket-policy";
import { logFolders } from "./log-folders";

export interface AccessLogsArgs extends AccessLogsConfig {
    accountId: string;
    region: string;
}

/** The bucket to which the ALB writes its logs, and who may write there. */
export class AccessLogs extends pulumi.ComponentResource {
    /** Name of the bucket. */
    public readonly bucket: pulumi.Output<string>;

    constructor(name: string, args: AccessLogsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:AccessLogs", name, {}, opts);

        const kept = {
            // eslint-disable-next-line no-restricted-syntax -- logs may have to outlive the ALB: a choice of the config
            retainOnDelete: args.keepOnDestroy,
        };
        // Without forceDestroy S3 refuses to delete a bucket that holds a single log.
        const bucket = new s3.Bucket(
            name,
            { forceDestroy: !args.keepOnDestroy },
            { parent: this, ...kept },
        );
        const access = new s3.BucketPublicAccessBlock(
            name,
            {
                bucket: bucket.bucket,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            { parent: this, ...kept },
        );
        const ownership = new s3.BucketOwnershipControls(
            name,
            { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
            // S3 takes one change of a bucket's access at a time; the other ends in OperationAborted.
            { parent: this, ...kept, dependsOn: [access] },
        );
        new s3.BucketServerSideEncryptionConfiguration(
            name,
            {
                bucket: bucket.bucket,
                // The only encryption that the delivery of ALB logs supports.
                rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
            },
            { parent: this, ...kept },
        );
        new s3.BucketLifecycleConfiguration(
            name,
            {
                bucket: bucket.bucket,
                rules: [
                    {
                        id: "expire",
                        status: "Enabled",
                        filter: {},
                        expiration: { days: args.retentionDays },
                        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
                    },
                ],
            },
            { parent: this, ...kept },
        );
        const { access: accessFolder, connection } = logFolders(args);
        const elbAccountArn = hasElbAccount(args.region)
            ? elb.getServiceAccountOutput({}, { parent: this }).arn
            : undefined;
        new s3.BucketPolicy(
            name,
            {
                bucket: bucket.bucket,
                policy: pulumi
                    .all([bucket.arn, elbAccountArn])
                    .apply(([bucketArn, elbAccountArn]) =>
                        logBucketPolicy({
                            bucketArn,
                            elbAccountArn,
                            accountId: args.accountId,
                            folders: args.connectionLogs
                                ? [accessFolder, connection]
                                : [accessFolder],
                        }),
                    ),
            },
            // As above.
            { parent: this, ...kept, dependsOn: [ownership] },
        );

        this.bucket = bucket.bucket;
        this.registerOutputs({ bucket: this.bucket });
    }
}
