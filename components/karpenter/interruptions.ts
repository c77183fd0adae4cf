import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as sqs from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";

/**
 * What EC2 and AWS Health say of an instance before it goes, or when it has gone, by the end of the rule's
 * name (EventBridge events reference, "Amazon EC2 events"; AWS Health user guide, "Amazon EventBridge").
 */
const EVENTS = {
    "scheduled-change": { source: ["aws.health"], "detail-type": ["AWS Health Event"] },
    "spot-interruption": {
        source: ["aws.ec2"],
        "detail-type": ["EC2 Spot Instance Interruption Warning"],
    },
    rebalance: {
        source: ["aws.ec2"],
        "detail-type": ["EC2 Instance Rebalance Recommendation"],
    },
    "state-change": {
        source: ["aws.ec2"],
        "detail-type": ["EC2 Instance State-change Notification"],
    },
};

/** A notice that is older is of no use: Spot takes the instance after two minutes. */
const RETENTION_SECONDS = 300;

/** The queue by which Karpenter hears in time that AWS takes a node, and drains it before. */
export class Interruptions extends pulumi.ComponentResource {
    /** For Karpenter, which looks the address up by it. */
    public readonly queueName: pulumi.Output<string>;
    /** For Karpenter's policy. */
    public readonly queueArn: pulumi.Output<string>;

    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:karpenter:Interruptions", name, {}, opts);

        const queue = new sqs.Queue(
            name,
            { messageRetentionSeconds: RETENTION_SECONDS, sqsManagedSseEnabled: true },
            { parent: this },
        );
        const rules = Object.entries(EVENTS).map(([event, pattern]) => {
            const rule = new cloudwatch.EventRule(
                `${name}-${event}`,
                { eventPattern: JSON.stringify(pattern) },
                { parent: this },
            );
            new cloudwatch.EventTarget(
                `${name}-${event}`,
                // A name of its own: put again under it, the target is the same, and no second one holds the rule.
                { rule: rule.name, arn: queue.arn, targetId: "karpenter" },
                { parent: this },
            );
            return rule;
        });
        const policy = pulumi
            .all([queue.arn, pulumi.all(rules.map(({ arn }) => arn))])
            .apply(([queueArn, ruleArns]) => queuePolicy(queueArn, ruleArns));
        new sqs.QueuePolicy(name, { queueUrl: queue.url, policy }, { parent: this });

        this.queueName = queue.name;
        this.queueArn = queue.arn;
        this.registerOutputs({ queueName: this.queueName, queueArn: this.queueArn });
    }
}

/** Who may use the queue, as JSON: the rules may fill it, and nobody may without TLS. */
export function queuePolicy(queueArn: string, ruleArns: readonly string[]): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "Rules",
                Effect: "Allow",
                Principal: { Service: "events.amazonaws.com" },
                Action: "sqs:SendMessage",
                Resource: queueArn,
                Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
            },
            {
                Sid: "OnlyTls",
                Effect: "Deny",
                Principal: "*",
                Action: "sqs:*",
                Resource: queueArn,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ],
    });
}
