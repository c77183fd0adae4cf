import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";

import { serviceTrust } from "../values/trust";

export interface FlowLogsArgs {
    vpcId: pulumi.Input<string>;
    /** Days to keep the records. */
    retentionDays: number;
}

/** Flow logs of a VPC, all traffic, in a log group of the stack's own. */
export class FlowLogs extends pulumi.ComponentResource {
    constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:network:FlowLogs", name, {}, opts);

        const logGroup = new cloudwatch.LogGroup(
            name,
            { retentionInDays: args.retentionDays },
            { parent: this },
        );
        const role = new iam.Role(
            name,
            { assumeRolePolicy: serviceTrust("vpc-flow-logs.amazonaws.com") },
            { parent: this },
        );
        // Without logs:CreateLogGroup a late record can't bring the group back after it is deleted.
        const policy = new iam.RolePolicy(
            name,
            {
                role: role.id,
                policy: pulumi.jsonStringify({
                    Version: "2012-10-17",
                    Statement: [
                        {
                            Effect: "Allow",
                            Action: [
                                "logs:CreateLogStream",
                                "logs:DescribeLogGroups",
                                "logs:DescribeLogStreams",
                                "logs:PutLogEvents",
                            ],
                            Resource: [logGroup.arn, pulumi.interpolate`${logGroup.arn}:*`],
                        },
                    ],
                }),
            },
            { parent: this },
        );
        new ec2.FlowLog(
            name,
            {
                vpcId: args.vpcId,
                trafficType: "ALL",
                logDestinationType: "cloud-watch-logs",
                logDestination: logGroup.arn,
                iamRoleArn: role.arn,
            },
            // Delivery starts at once and fails while the role has no rights.
            { parent: this, dependsOn: [policy] },
        );
        this.registerOutputs({});
    }
}
