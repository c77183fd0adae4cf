import type { Alarm } from "./alarms";

const WIDTH = 12;
const HEIGHT = 6;

/** The body of a CloudWatch dashboard: a graph an alarm with its threshold, two in a row. */
export function dashboardBody(alarms: Alarm<string>[], region: string): string {
    const widgets = alarms.map((alarm, index) => ({
        type: "metric",
        x: (index % 2) * WIDTH,
        y: Math.floor(index / 2) * HEIGHT,
        width: WIDTH,
        height: HEIGHT,
        properties: {
            title: alarm.name,
            region,
            stat: alarm.statistic,
            period: alarm.period,
            metrics: [
                [alarm.namespace, alarm.metricName, ...Object.entries(alarm.dimensions).flat()],
            ],
            annotations: { horizontal: [{ label: "alarm", value: alarm.threshold }] },
        },
    }));
    return JSON.stringify({ widgets });
}
