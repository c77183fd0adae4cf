import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";

import type { WafPlan } from "../../config/plan/waf";
import { deliveryPolicy, loggingFilter } from "./log-delivery";

export interface WebAclLogsArgs extends Pick<WafPlan, "logGroupName" | "logs"> {
    webAclArn: pulumi.Input<string>;
}

/** The log of a web ACL, in a log group of the stack's own. */
export class WebAclLogs extends pulumi.ComponentResource {
    constructor(name: string, args: WebAclLogsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:WebAclLogs", name, {}, opts);

        const { logGroupName, logs } = args;
        const logGroup = new cloudwatch.LogGroup(
            name,
            { name: logGroupName, retentionInDays: logs.retentionDays },
            { parent: this },
        );
        const policy = new cloudwatch.LogResourcePolicy(
            name,
            // On the log group itself: of the other kind an account has ten in a region, for all its stacks.
            { resourceArn: logGroup.arn, policyDocument: logGroup.arn.apply(deliveryPolicy) },
            { parent: this },
        );
        new wafv2.WebAclLoggingConfiguration(
            name,
            {
                resourceArn: args.webAclArn,
                logDestinationConfigs: [logGroup.arn],
                loggingFilter: loggingFilter(logs),
                redactedFields: logs.redactedHeaders.map((header) => ({
                    singleHeader: { name: header },
                })),
            },
            // Where no policy lets the logs in, AWS puts one of its own on the log group, which takes
            // no second one: ours would be refused.
            { parent: this, dependsOn: [policy] },
        );
        this.registerOutputs({});
    }
}
