import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as sns from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";

import type { ObservabilityConfig } from "../config/observability";
import { type Alarm, alarms } from "./alarms";
import { dashboardBody } from "./dashboard";
import { type MadeByControllerArgs, madeByController } from "./made-by-controller";

export interface ObservabilityArgs extends MadeByControllerArgs {
    thresholds: ObservabilityConfig;
    region: string;
    availabilityZones: string[];
    certificateArn: pulumi.Input<string>;
    /** Metric name of the web ACL; undefined without one. */
    webAclMetric: string | undefined;
}

/** Alarms of the edge, the topic that they are sent to, and a dashboard with the same metrics. */
export class Observability extends pulumi.ComponentResource {
    /** For further receivers of the alarms. */
    public readonly topicArn: pulumi.Output<string>;

    constructor(name: string, args: ObservabilityArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:observability:Observability", name, {}, opts);

        const topic = new sns.Topic(name, {}, { parent: this });
        for (const endpoint of args.thresholds.emails) {
            new sns.TopicSubscription(
                `${name}-${endpoint}`,
                { topic: topic.arn, protocol: "email", endpoint },
                { parent: this },
            );
        }

        const specs = alarms<pulumi.Input<string>>({
            ...args,
            ...madeByController(args, this),
            webAcl: args.webAclMetric,
        });
        for (const alarm of specs) {
            new cloudwatch.MetricAlarm(
                `${name}-${alarm.name}`,
                { ...metricOf(alarm), alarmActions: [topic.arn], okActions: [topic.arn] },
                { parent: this },
            );
        }
        new cloudwatch.Dashboard(
            name,
            {
                dashboardName: `${pulumi.getProject()}-${pulumi.getStack()}`,
                dashboardBody: pulumi
                    .output(specs)
                    .apply((known) => dashboardBody(known, args.region)),
            },
            { parent: this },
        );

        this.topicArn = topic.arn;
        this.registerOutputs({ topicArn: this.topicArn });
    }
}

/** Sparse metrics: AWS writes no value where nothing happened, and that is well. */
function metricOf(alarm: Alarm<pulumi.Input<string>>): cloudwatch.MetricAlarmArgs {
    return {
        alarmDescription: alarm.description,
        namespace: alarm.namespace,
        metricName: alarm.metricName,
        dimensions: alarm.dimensions,
        comparisonOperator: alarm.comparisonOperator,
        threshold: alarm.threshold,
        period: alarm.period,
        evaluationPeriods: alarm.evaluationPeriods,
        treatMissingData: "notBreaching",
        ...(alarm.statistic === "p99"
            ? { extendedStatistic: alarm.statistic }
            : { statistic: alarm.statistic }),
    };
}
