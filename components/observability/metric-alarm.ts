import type { MetricAlarmArgs } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";

import type { Alarm } from "./alarms";
import { queryOf } from "./query";

/** An alarm as AWS takes it: on one metric, or on a query over several. Recovery is sent too. */
export function metricAlarm(
    alarm: Alarm<pulumi.Input<string>>,
    subject: string,
    topicArn: pulumi.Input<string>,
): MetricAlarmArgs {
    return {
        alarmDescription: `${subject}: ${alarm.description} See ${alarm.name} in docs/observability.md.`,
        comparisonOperator: alarm.comparisonOperator,
        threshold: alarm.threshold,
        evaluationPeriods: alarm.evaluationPeriods,
        treatMissingData: alarm.treatMissingData,
        alarmActions: [topicArn],
        okActions: [topicArn],
        ...(alarm.across.length > 0 ? query(alarm) : metric(alarm)),
    };
}

function metric(alarm: Alarm<pulumi.Input<string>>): Partial<MetricAlarmArgs> {
    return {
        namespace: alarm.namespace,
        metricName: alarm.metricName,
        dimensions: alarm.dimensions,
        period: alarm.period,
        ...(alarm.statistic === "p99"
            ? // A percentile of a handful of requests is the slowest of them.
              { extendedStatistic: alarm.statistic, evaluateLowSampleCountPercentiles: "ignore" }
            : { statistic: alarm.statistic }),
    };
}

function query(alarm: Alarm<pulumi.Input<string>>): Partial<MetricAlarmArgs> {
    return {
        metricQueries: [
            {
                id: "query",
                label: alarm.metricName,
                expression: pulumi.output(alarm).apply(queryOf),
                period: alarm.period,
                returnData: true,
            },
        ],
    };
}
