import * as lambda from "@pulumi/aws/lambda";
import * as lb from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";

import { splitFunctionArn } from "./function-arn";

export interface LambdaTargetArgs {
    /** ARN of a function, or of a version or an alias of it. */
    functionArn: string;
    multiValueHeaders: boolean;
}

/** A Lambda function as a target: its target group, and the right to invoke it from there. */
export class LambdaTarget extends pulumi.ComponentResource {
    /** For a rule of the ALB; there once the function is registered. */
    public readonly targetGroupArn: pulumi.Output<string>;

    constructor(name: string, args: LambdaTargetArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:LambdaTarget", name, {}, opts);

        const group = new lb.TargetGroup(
            name,
            { targetType: "lambda", lambdaMultiValueHeadersEnabled: args.multiValueHeaders },
            { parent: this },
        );
        const permission = new lambda.Permission(
            name,
            {
                action: "lambda:InvokeFunction",
                ...splitFunctionArn(args.functionArn),
                principal: "elasticloadbalancing.amazonaws.com",
                sourceArn: group.arn,
            },
            { parent: this },
        );
        const attachment = new lb.TargetGroupAttachment(
            name,
            { targetGroupArn: group.arn, targetId: args.functionArn },
            // Elastic Load Balancing registers a function only when it may invoke it already.
            { parent: this, dependsOn: [permission] },
        );

        this.targetGroupArn = attachment.targetGroupArn;
        this.registerOutputs({ targetGroupArn: this.targetGroupArn });
    }
}
