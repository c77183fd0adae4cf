import { importId } from "../import-id";
import type { Found } from "../inventory";
import type { StackFacts } from "../stack";
import type { Aws } from "./cli";

/** Settings of another thing, without a tag or a listing: asked for by the other's name. */
export const SETTINGS: Record<string, (id: string) => string[]> = {
    "aws:cloudwatch/dashboard:Dashboard": (id) => [
        ...["cloudwatch", "get-dashboard", "--dashboard-name"],
        id,
    ],
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": (id) => [
        ...["s3api", "get-bucket-lifecycle-configuration", "--bucket"],
        id,
    ],
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": (id) => [
        ...["s3api", "get-bucket-ownership-controls", "--bucket"],
        id,
    ],
    "aws:s3/bucketPolicy:BucketPolicy": (id) => ["s3api", "get-bucket-policy", "--bucket", id],
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": (id) => [
        ...["s3api", "get-public-access-block", "--bucket"],
        id,
    ],
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": (
        id,
    ) => ["s3api", "get-bucket-encryption", "--bucket", id],
    "aws:ssm/parameter:Parameter": (id) => ["ssm", "get-parameter", "--name", id],
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": (id) => [
        ...["wafv2", "get-logging-configuration", "--resource-arn"],
        id,
    ],
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": (id) => [
        ...["logs", "describe-resource-policies", "--policy-scope", "RESOURCE", "--resource-arn"],
        id,
    ],
};

/** How AWS says that there is none, each service in its own words. */
const NONE = /NoSuch|NotFound|Nonexistent/;

/** Those of the settings that the program would make and that are there. */
export async function settings(aws: Aws, { planned }: StackFacts): Promise<Found[]> {
    const found: Found[] = [];
    for (const resource of planned) {
        const ask = SETTINGS[resource.type];
        const id = importId(resource);
        if (ask === undefined || id === undefined) continue;
        const answer = await aws(...ask(id)).catch((error: unknown) => {
            if (error instanceof Error && NONE.test(error.message)) return "";
            throw error;
        });
        // A log group without a policy is no error: the listing is empty.
        const isListing = resource.type.endsWith(":LogResourcePolicy");
        const isThere = isListing ? answer.includes(JSON.stringify(id)) : answer.trim() !== "";
        if (isThere) found.push({ type: resource.type, id });
    }
    return found;
}
