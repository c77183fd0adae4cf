import { type Props, isProps, list, type Value } from "../../values";
import type { Place } from "../../world/row";
import type { Entity } from "../../world/entity";
import { elbAccount } from "../elb/accounts";
import { applies } from "../iam/authorize";
import { BUCKET } from "../s3/bucket";
import { asTexts, statementsOf } from "../iam/policy-document";

const SERVICE = "logdelivery.elasticloadbalancing.amazonaws.com";

/**
 * What happens when logging is turned on: ELB writes a test file as the service, or in an older region
 * as its account there (ELB user guide, "Enable access logs", "Troubleshoot bucket access").
 * @returns why AWS refuses.
 */
export function deliverTestFile(
    place: Place,
    log: string,
    attributes: Record<string, string>,
): string | undefined {
    if (attributes[`${log}.s3.enabled`] !== "true") return undefined;
    const name = attributes[`${log}.s3.bucket`] ?? "";
    const prefix = attributes[`${log}.s3.prefix`] ?? "";
    const bucket = place.world.get(BUCKET, name);
    if (bucket === undefined) return `S3 Bucket does not exist: ${name}`;
    if (prefix.includes("AWSLogs")) return `The prefix '${prefix}' must not contain AWSLogs`;
    const file = log === "access_logs" ? "ELBAccessLogTestFile" : "ELBConnectionLogTestFile";
    const key = `${prefix === "" ? "" : `${prefix}/`}AWSLogs/${place.accountId}/${file}`;
    if (isKms(place, name) || !mayWrite(place, bucket, key)) {
        return `Access Denied for bucket: ${name}. Please check S3bucket permission`;
    }
    const objects = list(bucket.notes, "objects");
    bucket.notes = { ...bucket.notes, objects: [...new Set([...objects, key])] };
    return undefined;
}

/** The delivery has no rights on any key of KMS. */
function isKms({ world }: Place, bucket: string): boolean {
    const type =
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    return list<Props>(world.get(type, bucket)?.inputs, "rules").some((rule) =>
        JSON.stringify(rule).includes("aws:kms"),
    );
}

function mayWrite({ world, region, partition }: Place, bucket: Entity, key: string): boolean {
    const policy = world.get("aws:s3/bucketPolicy:BucketPolicy", bucket.id);
    const document = policy?.inputs["policy"];
    if (typeof document !== "string") return false;
    const resource = `arn:${partition}:s3:::${bucket.id}/${key}`;
    const request = { action: "s3:PutObject", resource, keys: { "aws:SecureTransport": "true" } };
    const matching = statementsOf(document).filter((statement) => applies(statement, request));
    const account = elbAccount(region);
    const writers: [string, string][] = [
        ["Service", SERVICE],
        ...(account === undefined
            ? []
            : [["AWS", `arn:${partition}:iam::${account}:root`] as [string, string]]),
    ];
    return writers.some(([kind, id]) => {
        const mine = matching.filter(({ Principal }) => names(Principal, kind, id));
        return (
            mine.some(({ Effect }) => Effect === "Allow") &&
            !mine.some(({ Effect }) => Effect === "Deny")
        );
    });
}

function names(principal: Value | undefined, kind: string, id: string): boolean {
    if (principal === "*") return true;
    return isProps(principal) && asTexts(principal[kind]).includes(id);
}
