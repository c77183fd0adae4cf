import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";

export interface AlarmTopicArgs {
    /** A topic of somebody else; absent, one is made. */
    topicArn?: string;
    emails: string[];
    accountId: string;
}

/**
 * Where alarms are sent. The topic is not encrypted: CloudWatch can't use the key that AWS keeps for SNS,
 * and then loses every message. A message holds an alarm's name, its text and a number.
 */
export class AlarmTopic extends pulumi.ComponentResource {
    /** For the alarms; there once CloudWatch may publish. */
    public readonly arn: pulumi.Output<string>;

    constructor(name: string, args: AlarmTopicArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:observability:AlarmTopic", name, {}, opts);

        if (args.topicArn === undefined) {
            const topic = new sns.Topic(name, {}, { parent: this });
            const policy = topic.arn.apply((arn) => alarmTopicPolicy(arn, args.accountId));
            this.arn = new sns.TopicPolicy(name, { arn: topic.arn, policy }, { parent: this }).arn;
        } else {
            this.arn = pulumi.output(args.topicArn);
        }
        for (const endpoint of args.emails) {
            new sns.TopicSubscription(
                `${name}-${endpoint}`,
                { topic: this.arn, protocol: "email", endpoint },
                { parent: this },
            );
        }
        this.registerOutputs({ arn: this.arn });
    }
}

/** Who may publish, as JSON: the alarms of this account. IAM policies decide who may subscribe. */
export function alarmTopicPolicy(topicArn: string, accountId: string): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "Alarms",
                Effect: "Allow",
                Principal: { Service: "cloudwatch.amazonaws.com" },
                Action: "sns:Publish",
                Resource: topicArn,
                // CloudWatch is the same service for every account.
                Condition: { StringEquals: { "aws:SourceAccount": accountId } },
            },
        ],
    });
}
