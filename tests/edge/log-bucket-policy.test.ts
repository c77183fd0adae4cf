import { expect, it } from "vitest";

import { logBucketPolicy } from "../../components/edge/logs/log-bucket-policy";

it("lets the delivery write where the logs go and nowhere else, and everybody come by TLS only", () => {
    const policy = logBucketPolicy({
        bucketArn: "arn:aws-cn:s3:::logs",
        accountId: "111122223333",
        folders: ["alb/access", "alb/connection"],
        elbAccountArn: undefined,
    });

    expect(JSON.parse(policy)).toEqual({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "Delivery",
                Effect: "Allow",
                Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: [
                    "arn:aws-cn:s3:::logs/alb/access/AWSLogs/111122223333/*",
                    "arn:aws-cn:s3:::logs/alb/connection/AWSLogs/111122223333/*",
                ],
            },
            {
                Sid: "TlsOnly",
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: ["arn:aws-cn:s3:::logs", "arn:aws-cn:s3:::logs/*"],
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ],
    });
});
