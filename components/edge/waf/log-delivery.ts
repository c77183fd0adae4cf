import type * as aws from "@pulumi/aws";

import type { WafConfig } from "../../config/sections/waf";

type LoggingArgs = aws.types.input.wafv2.WebAclLoggingConfigurationLoggingFilter;

/** The third is what WAF calls a rule of a group that was overridden to count by exclusion. */
const MATCHED = ["BLOCK", "COUNT", "EXCLUDED_AS_COUNT"];

/** Which requests are logged; undefined means all. */
export function loggingFilter({ keep }: WafConfig["logs"]): LoggingArgs | undefined {
    return keep === "all"
        ? undefined
        : {
              defaultBehavior: "DROP",
              filters: [
                  {
                      behavior: "KEEP",
                      requirement: "MEETS_ANY",
                      conditions: MATCHED.map((action) => ({ actionCondition: { action } })),
                  },
              ],
          };
}

/**
 * The policy by which AWS's log delivery may write to one log group, for this account's sources only: in
 * the form of the one that AWS would put there itself (CloudWatch Logs user guide, "Logs sent to
 * CloudWatch Logs"), so that it finds nothing to add.
 */
export function deliveryPolicy(logGroupArn: string): string {
    const [arn, partition, service, region, account] = logGroupArn.split(":");
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "WafLogDelivery",
                Effect: "Allow",
                Principal: { Service: "delivery.logs.amazonaws.com" },
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: `${logGroupArn}:log-stream:*`,
                Condition: {
                    StringEquals: { "aws:SourceAccount": account },
                    ArnLike: {
                        "aws:SourceArn": [arn, partition, service, region, account, "*"].join(":"),
                    },
                },
            },
        ],
    });
}
