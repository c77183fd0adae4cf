import { describe, expect, it } from "vitest";

import { observabilitySchema } from "../../components/config/sections/observability";
import { alarms } from "../../components/observability/alarms";
import { dashboardBody } from "../../components/observability/dashboard";

const ALARM = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:latency-1a2b3c4";

interface Widget {
    type: string;
    x: number;
    y: number;
    width: number;
    properties: Record<string, unknown>;
}

const { widgets } = JSON.parse(
    dashboardBody({
        region: "eu-west-1",
        loadBalancer: "app/payments/1",
        alarms: alarms({
            thresholds: observabilitySchema.parse({}),
            region: "eu-west-1",
            availabilityZones: ["eu-west-1a"],
            loadBalancer: "app/payments/1",
            certificateArns: [],
            webAcl: undefined,
        }),
        alarmArns: [ALARM],
    }),
) as { widgets: Widget[] };

const graph = (title: string) =>
    widgets.find(({ properties }) => properties.title === title)?.properties;

describe("dashboardBody", () => {
    it("shows the alarms, the traffic and a graph an alarm, two in a row", () => {
        expect(
            widgets.map(({ x, y, width, properties }) => [properties.title, x, y, width]),
        ).toEqual([
            ["alarms", 0, 0, 24],
            ["requests", 0, 3, 12],
            ["load-balancer-5xx", 12, 3, 12],
            ["target-5xx", 0, 9, 12],
            ["rejected-connections", 12, 9, 12],
            ["latency", 0, 15, 12],
            ["unhealthy-hosts-eu-west-1a", 12, 15, 12],
        ]);
    });

    it("shows the states of the alarms", () => {
        expect(graph("alarms")).toEqual({ title: "alarms", alarms: [ALARM] });
    });

    it("calls each widget what CloudWatch calls its kind", () => {
        const [states, ...graphs] = widgets.map(({ type }) => type);
        expect(states).toBe("alarm");
        expect(new Set(graphs)).toEqual(new Set(["metric"]));
    });

    it("draws the requests of each minute", () => {
        expect(graph("requests")).toEqual({
            title: "requests",
            region: "eu-west-1",
            stat: "Sum",
            period: 60,
            metrics: [["AWS/ApplicationELB", "RequestCount", "LoadBalancer", "app/payments/1"]],
        });
    });

    it("draws the metric of the alarm and its threshold", () => {
        expect(graph("load-balancer-5xx")).toEqual({
            title: "load-balancer-5xx",
            region: "eu-west-1",
            stat: "Sum",
            period: 300,
            metrics: [
                ["AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "LoadBalancer", "app/payments/1"],
            ],
            annotations: { horizontal: [{ label: "alarm", value: 25 }] },
        });
    });

    it("asks the alarm's query where it has one", () => {
        expect(graph("unhealthy-hosts-eu-west-1a")?.metrics).toEqual([
            [
                {
                    id: "query",
                    label: "UnHealthyHostCount",
                    expression: expect.stringMatching(/^SELECT MAX\(UnHealthyHostCount\) FROM /),
                },
            ],
        ]);
    });
});
