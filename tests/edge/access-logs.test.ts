import { describe, expect, it } from "vitest";

import { AccessLogs, type AccessLogsArgs } from "../../components/edge/logs/access-logs";
import { counts, declaredBy, only, startProgram, valueOf } from "../support/pulumi";
import { edgeConfig } from "./args";

const BUCKET = "aws:s3/bucket:Bucket";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ENCRYPTION =
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const LIFECYCLE = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";

const logs = (changes: Partial<AccessLogsArgs> = {}) =>
    new AccessLogs("logs", {
        ...edgeConfig().accessLogs,
        enabled: true,
        accountId: "111122223333",
        region: "eu-west-1",
        ...changes,
    });
const declaredFor = (changes: Partial<AccessLogsArgs> = {}) => declaredBy(() => logs(changes));

describe("AccessLogs", () => {
    it("makes a bucket with its settings, each of them once", async () => {
        expect(counts(await declaredFor())).toEqual({
            [BUCKET]: 1,
            "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 1,
            "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 1,
            [ENCRYPTION]: 1,
            [LIFECYCLE]: 1,
            [POLICY]: 1,
        });
    });

    it("keeps the public out in all four ways, and ACLs with it", async () => {
        const declared = await declaredFor();

        const bucket = "logs-1a2b3c4";
        expect(
            only(declared, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").inputs,
        ).toEqual({
            bucket,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        });
        expect(
            only(declared, "aws:s3/bucketOwnershipControls:BucketOwnershipControls").inputs,
        ).toEqual({ bucket, rule: { objectOwnership: "BucketOwnerEnforced" } });
    });

    it("encrypts with S3's own keys: the delivery of ALB logs takes no other", async () => {
        expect(only(await declaredFor(), ENCRYPTION).inputs).toEqual({
            bucket: "logs-1a2b3c4",
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
        });
    });

    it("deletes logs after the days of the config", async () => {
        const [rule] = only(await declaredFor({ retentionDays: 365 }), LIFECYCLE).inputs.rules;

        expect(rule).toEqual({
            id: "expire",
            status: "Enabled",
            filter: {},
            expiration: { days: 365 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
        });
    });

    it("takes its logs with it on destroy, or leaves them where the config says so", async () => {
        const forceDestroy = async (keepOnDestroy: boolean) =>
            only(await declaredFor({ keepOnDestroy }), BUCKET).inputs.forceDestroy;

        expect(await forceDestroy(false)).toBe(true);
        expect(await forceDestroy(true)).toBe(false);
    });

    it("lets the service write, and its account in an older region, below this account's folder", async () => {
        const declared = await declaredFor();

        const { Statement } = JSON.parse(only(declared, POLICY).inputs.policy);
        expect(Statement.map(({ Sid, Principal }: never) => [Sid, Principal])).toEqual([
            ["Delivery", { Service: "logdelivery.elasticloadbalancing.amazonaws.com" }],
            ["DeliveryOfRegion", { AWS: "arn:aws:iam::156460612806:root" }],
            ["TlsOnly", "*"],
        ]);
        expect(Statement[0].Resource).toEqual([
            "arn:aws:s3:::logs-1a2b3c4/alb/access/AWSLogs/111122223333/*",
        ]);
    });

    it("asks for no account in a region that has none: the lookup would fail", async () => {
        const { lookups } = await declaredFor({ region: "eu-south-2" });
        expect(lookups).toEqual([]);

        const { lookups: asked } = await declaredFor();
        expect(asked.map(({ token }) => token)).toEqual([
            "aws:elb/getServiceAccount:getServiceAccount",
        ]);
    });

    it("takes connection logs in too where they are on", async () => {
        const declared = await declaredFor({ connectionLogs: true });

        const { Statement } = JSON.parse(only(declared, POLICY).inputs.policy);
        expect(Statement[0].Resource).toEqual([
            "arn:aws:s3:::logs-1a2b3c4/alb/access/AWSLogs/111122223333/*",
            "arn:aws:s3:::logs-1a2b3c4/alb/connection/AWSLogs/111122223333/*",
        ]);
    });

    it("hands on the bucket's name", async () => {
        await startProgram();
        expect(await valueOf(logs().bucket)).toBe("logs-1a2b3c4");
    });
});
