/** The service that writes the logs of load balancers, in every region. */
const DELIVERY = "logdelivery.elasticloadbalancing.amazonaws.com";

export interface LogBucketPolicyArgs {
    bucketArn: string;
    accountId: string;
    /** Where in the bucket the logs go. */
    folders: string[];
    /** Account of Elastic Load Balancing in an older region, from which it delivers there. */
    elbAccountArn: string | undefined;
}

/** Who may write to the bucket of the logs, as JSON. Read access is left to IAM. */
export function logBucketPolicy(args: LogBucketPolicyArgs): string {
    // Everything of the account goes below this folder: another account's ALB can't write there.
    const logs = args.folders.map(
        (folder) => `${args.bucketArn}/${folder}/AWSLogs/${args.accountId}/*`,
    );
    const write = (Sid: string, Principal: Record<string, string>) => ({
        Sid,
        Effect: "Allow",
        Principal,
        Action: "s3:PutObject",
        Resource: logs,
    });
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            write("Delivery", { Service: DELIVERY }),
            ...(args.elbAccountArn ? [write("DeliveryOfRegion", { AWS: args.elbAccountArn })] : []),
            {
                Sid: "TlsOnly",
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: [args.bucketArn, `${args.bucketArn}/*`],
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ],
    });
}
