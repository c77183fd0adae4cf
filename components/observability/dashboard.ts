import type { Alarm } from "./alarms";
import { queryOf } from "./query";

/** CloudWatch's grid has 24 columns. */
const COLUMNS = 24;
const WIDTH = COLUMNS / 2;
const HEIGHT = 6;
const STATES_HEIGHT = 3;

export interface DashboardArgs {
    region: string;
    /** `app/<name>/<id>`. */
    loadBalancer: string;
    alarms: Alarm<string>[];
    alarmArns: string[];
}

/** The body of a CloudWatch dashboard: the alarms' states, the traffic, and a graph an alarm with its threshold. */
export function dashboardBody({ region, loadBalancer, alarms, alarmArns }: DashboardArgs): string {
    const graphs = [
        {
            title: "requests",
            stat: "Sum",
            period: 60,
            metrics: [["AWS/ApplicationELB", "RequestCount", "LoadBalancer", loadBalancer]],
        },
        ...alarms.map((alarm) => ({
            title: alarm.name,
            stat: alarm.statistic,
            period: alarm.period,
            metrics: [metricOf(alarm)],
            annotations: { horizontal: [{ label: "alarm", value: alarm.threshold }] },
        })),
    ];
    const widgets = [
        {
            type: "alarm",
            ...{ x: 0, y: 0, width: COLUMNS, height: STATES_HEIGHT },
            properties: { title: "alarms", alarms: alarmArns },
        },
        ...graphs.map((properties, index) => ({
            type: "metric",
            x: (index % 2) * WIDTH,
            y: STATES_HEIGHT + Math.floor(index / 2) * HEIGHT,
            width: WIDTH,
            height: HEIGHT,
            properties: { ...properties, region },
        })),
    ];
    return JSON.stringify({ widgets });
}

function metricOf(alarm: Alarm<string>): unknown[] {
    return alarm.across.length > 0
        ? [{ id: "query", expression: queryOf(alarm), label: alarm.metricName }]
        : [alarm.namespace, alarm.metricName, ...Object.entries(alarm.dimensions).flat()];
}
