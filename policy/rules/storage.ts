import { isTrue, ofType, type Resource, UNKNOWN, valueAt } from "../resource";
import type { Rule } from "../rule";

const SWITCHES = [
    "blockPublicAcls",
    "blockPublicPolicy",
    "ignorePublicAcls",
    "restrictPublicBuckets",
];

export const logRetention: Rule = {
    id: "log-retention",
    severity: "advisory",
    title: "Log groups delete what is old",
    reason: "Without a retention CloudWatch keeps everything, and bills it, for ever.",
    cure: "Write the retention of the log: logRetentionDays, flowLogRetentionDays or waf.logs.retentionDays.",
    check: (resources) =>
        ofType(resources, "aws:cloudwatch/logGroup:LogGroup")
            .filter((group) => {
                const days = valueAt(group, "retentionInDays");
                return days === undefined || days === null || days === 0;
            })
            .map((resource) => ({ resource, found: "It keeps everything" })),
};

export const bucketPrivate: Rule = {
    id: "bucket-private",
    severity: "advisory",
    title: "Buckets refuse to be made public",
    reason: "Logs name clients and their requests; one ACL or policy would show them to everybody.",
    cure: "Leave the bucket to mesh-edge:edge.accessLogs, or give it a BucketPublicAccessBlock with all four switches.",
    check: (resources) =>
        ofType(resources, "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2")
            .filter((bucket) => !isBlocked(bucket, resources))
            .map((resource) => ({ resource, found: "It may be made public" })),
};

function isBlocked(bucket: Resource, resources: readonly Resource[]): boolean {
    const name = valueAt(bucket, "bucket");
    return ofType(resources, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").some(
        (block) => {
            const blocked = valueAt(block, "bucket");
            // In a first preview neither name is known.
            const isOfIt = blocked === UNKNOWN || name === UNKNOWN || blocked === name;
            return isOfIt && SWITCHES.every((key) => isTrue(valueAt(block, key)));
        },
    );
}
