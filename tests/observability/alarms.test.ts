import { describe, expect, it } from "vitest";

import { observabilitySchema } from "../../components/config/observability";
import { type AlarmsArgs, alarms } from "../../components/observability/alarms";
import { dashboardBody } from "../../components/observability/dashboard";
import { loadBalancerName } from "../../components/observability/load-balancer-name";

const args: AlarmsArgs<string> = {
    thresholds: observabilitySchema.parse({}),
    region: "eu-west-1",
    availabilityZones: ["eu-west-1a", "eu-west-1b"],
    loadBalancer: "app/payments/1",
    targetGroup: "targetgroup/k8s-1/2",
    certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/1",
    webAcl: "edge-web-acl",
};

const short = (given: AlarmsArgs<string>) =>
    alarms(given).map((alarm) => [
        alarm.name,
        alarm.metricName,
        alarm.statistic,
        alarm.threshold,
        `${alarm.evaluationPeriods} × ${alarm.period} s`,
        Object.keys(alarm.dimensions).join(" "),
    ]);

describe("alarms", () => {
    it("tell errors of the ALB from those behind it, and watch hosts zone by zone", () => {
        expect(short(args)).toEqual([
            ["load-balancer-5xx", "HTTPCode_ELB_5XX_Count", "Sum", 25, "1 × 300 s", "LoadBalancer"],
            ["target-5xx", "HTTPCode_Target_5XX_Count", "Sum", 50, "1 × 300 s", "LoadBalancer"],
            [
                "rejected-connections",
                "RejectedConnectionCount",
                "Sum",
                1,
                "1 × 300 s",
                "LoadBalancer",
            ],
            ["latency", "TargetResponseTime", "p99", 2, "3 × 300 s", "LoadBalancer"],
            [
                "unhealthy-hosts-eu-west-1a",
                "UnHealthyHostCount",
                "Maximum",
                1,
                "3 × 60 s",
                "LoadBalancer TargetGroup AvailabilityZone",
            ],
            [
                "unhealthy-hosts-eu-west-1b",
                "UnHealthyHostCount",
                "Maximum",
                1,
                "3 × 60 s",
                "LoadBalancer TargetGroup AvailabilityZone",
            ],
            ["certificate-expiry", "DaysToExpiry", "Minimum", 21, "1 × 86400 s", "CertificateArn"],
            ["blocked-requests", "BlockedRequests", "Sum", 1000, "1 × 300 s", "WebACL Region Rule"],
        ]);
    });

    it("warn of a certificate when days are few, of all else when there is too much", () => {
        const below = alarms(args).filter(
            ({ comparisonOperator }) => comparisonOperator === "LessThanThreshold",
        );
        expect(below.map(({ name }) => name)).toEqual(["certificate-expiry"]);
    });

    it("watch no web ACL where there is none", () => {
        const names = alarms({ ...args, webAcl: undefined }).map(({ name }) => name);
        expect(names).not.toContain("blocked-requests");
        expect(names).toHaveLength(7);
    });
});

describe("dashboardBody", () => {
    const { widgets } = JSON.parse(dashboardBody(alarms(args), "eu-west-1")) as {
        widgets: { x: number; y: number; properties: Record<string, unknown> }[];
    };

    it("has a graph an alarm, two in a row", () => {
        expect(widgets.map(({ x, y }) => [x, y])).toEqual([
            [0, 0],
            [12, 0],
            [0, 6],
            [12, 6],
            [0, 12],
            [12, 12],
            [0, 18],
            [12, 18],
        ]);
    });

    it("shows the metric of the alarm and its threshold", () => {
        expect(widgets[0]?.properties).toEqual({
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
});

describe("loadBalancerName", () => {
    it.each([
        ["payments-dev-1234567890.eu-west-1.elb.amazonaws.com", "payments-dev"],
        ["internal-payments-1234567890.eu-west-1.elb.amazonaws.com", "payments"],
        ["shop-2-77.cn-north-1.elb.amazonaws.com.cn", "shop-2"],
    ])("of %s is %s", (hostname, name) => {
        expect(loadBalancerName(hostname)).toBe(name);
    });

    it("of another DNS name is an error", () => {
        expect(() => loadBalancerName("shop.example.com")).toThrow(
            "shop.example.com is not the DNS name of an Application Load Balancer",
        );
    });
});
