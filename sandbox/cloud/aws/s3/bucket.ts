import { list, text } from "../../values";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";
import { asTexts, statementsOf } from "../iam/policy-document";

export const BUCKET = "aws:s3/bucket:Bucket";

/** Kinds of a bucket's access settings, of which S3 changes one at a time. */
const ACCESS = [
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    "aws:s3/bucketPolicy:BucketPolicy",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
];

/** S3's check of CreateBucket ("Bucket naming rules"). */
export function assertBucketName({ entity }: Context): void {
    const name = text(entity.inputs, "bucket") ?? "";
    if (/^(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) return;
    throw new CloudError("InvalidBucketName", "The specified bucket is not valid.");
}

/** S3 deletes no bucket with objects; the provider empties one that has `forceDestroy`. */
export function assertBucketEmpty({ entity }: Context): void {
    const objects = list(entity.notes, "objects");
    if (objects.length === 0 || entity.inputs["forceDestroy"] === true) return;
    throw new CloudError("BucketNotEmpty", "The bucket you tried to delete is not empty");
}

/** S3 API reference, "Error responses": OperationAborted. */
export function assertAlone({ entity, world }: Context): void {
    const other = [...world.underway].find(
        ({ type, inputs }) => ACCESS.includes(type) && inputs["bucket"] === entity.inputs["bucket"],
    );
    if (other === undefined) return;
    throw new CloudError(
        "OperationAborted",
        "A conflicting conditional operation is currently in progress against this resource. Please try again.",
    );
}

/** S3's checks of PutBucketPolicy. */
export function assertBucketPolicy({ entity, world }: Context): void {
    const bucket = text(entity.inputs, "bucket") ?? "";
    const arn = text(world.get(BUCKET, bucket)?.state, "arn") ?? "";
    for (const statement of statementsOf(text(entity.inputs, "policy") ?? "")) {
        const malformed = (reason: string) => new CloudError("MalformedPolicy", reason);
        if (!("Principal" in statement) && !("NotPrincipal" in statement)) {
            throw malformed("Missing required field Principal");
        }
        const own = asTexts(statement["Resource"]).every(
            (resource) => resource === arn || resource.startsWith(`${arn}/`),
        );
        if (!own) throw malformed("Policy has invalid resource");
        if (statement["Effect"] === "Allow" && statement["Principal"] === "*") {
            throw new CloudError(
                "AccessDenied",
                "public policies are blocked by the BlockPublicPolicy block public access setting.",
            );
        }
    }
}
