import {
    assertAlone,
    assertBucketEmpty,
    assertBucketName,
    assertBucketPolicy,
    BUCKET,
} from "./bucket";
import { text } from "../../values";
import { CloudError } from "../../world/errors";
import { idFrom, type Row, type Table } from "../../world/row";

/** A setting of a bucket, which AWS holds under the bucket's name and deletes with it. */
function setting(rules: Partial<Row> = {}): Row {
    return {
        id: idFrom("bucket"),
        refs: [{ path: "bucket", type: BUCKET, holds: false }],
        forceNew: ["bucket"],
        seconds: [1, 1, 1],
        ...rules,
    };
}

/** S3. Durations: as its API answers; a new bucket takes the provider a few reads to find. */
export const s3: Table = {
    [BUCKET]: {
        id: idFrom("bucket"),
        autoname: "bucket",
        tagged: true,
        computed: {
            arn: ({ entity, partition }) =>
                `arn:${partition}:s3:::${text(entity.inputs, "bucket") ?? ""}`,
            bucketDomainName: ({ entity }) =>
                `${text(entity.inputs, "bucket") ?? ""}.s3.amazonaws.com`,
        },
        forceNew: ["bucket", "bucketPrefix", "objectLockEnabled"],
        exists: () =>
            new CloudError(
                "BucketAlreadyExists",
                "The requested bucket name is not available. The bucket namespace is shared by all users of the system.",
            ),
        beforeCreate: assertBucketName,
        beforeDelete: assertBucketEmpty,
        seconds: [3, 1, 2],
    },
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": setting(),
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": setting({
        beforeCreate: assertAlone,
    }),
    "aws:s3/bucketPolicy:BucketPolicy": setting({
        document: "policy",
        beforeCreate: (context) => {
            assertAlone(context);
            assertBucketPolicy(context);
        },
        beforeUpdate: assertBucketPolicy,
    }),
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": setting({
        beforeCreate: assertAlone,
    }),
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
        setting(),
};
