import { describe, expect, it } from "vitest";

import { observabilitySchema } from "../../components/config/sections/observability";
import { type AlarmsArgs, alarms } from "../../components/observability/alarms";

const CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/1";

const args = (changes: Partial<AlarmsArgs<string>> = {}): AlarmsArgs<string> => ({
    thresholds: observabilitySchema.parse({}),
    region: "eu-west-1",
    availabilityZones: ["eu-west-1a", "eu-west-1b"],
    loadBalancer: "app/payments/1",
    certificateArns: [CERTIFICATE],
    webAcl: "payments-test",
    ...changes,
});

const SIGNS: Record<string, string> = {
    LessThanThreshold: "<",
    GreaterThanOrEqualToThreshold: ">=",
};

/** What each alarm waits for, in one line. */
const asLines = (given: AlarmsArgs<string>) =>
    alarms(given).map(
        ({ name, statistic, metricName, comparisonOperator, ...alarm }) =>
            `${name}: ${statistic} ${metricName} ${SIGNS[comparisonOperator]} ${alarm.threshold}, ${alarm.evaluationPeriods} × ${alarm.period} s, ${alarm.treatMissingData}`,
    );

const named = (name: string, given = args()) => alarms(given).find((alarm) => alarm.name === name);

describe("alarms", () => {
    it("tell errors of the ALB from those behind it, and watch hosts zone by zone", () => {
        expect(asLines(args())).toEqual([
            "load-balancer-5xx: Sum HTTPCode_ELB_5XX_Count >= 25, 1 × 300 s, notBreaching",
            "target-5xx: Sum HTTPCode_Target_5XX_Count >= 50, 1 × 300 s, notBreaching",
            "rejected-connections: Sum RejectedConnectionCount >= 1, 1 × 300 s, notBreaching",
            "latency: p99 TargetResponseTime >= 2, 3 × 300 s, notBreaching",
            "unhealthy-hosts-eu-west-1a: Maximum UnHealthyHostCount >= 1, 3 × 60 s, notBreaching",
            "unhealthy-hosts-eu-west-1b: Maximum UnHealthyHostCount >= 1, 3 × 60 s, notBreaching",
            "blocked-requests: Sum BlockedRequests >= 1000, 1 × 300 s, notBreaching",
            "certificate-expiry: Minimum DaysToExpiry < 21, 1 × 86400 s, ignore",
        ]);
    });

    it("say what has happened, for who is woken by them", () => {
        expect(alarms(args()).map(({ description }) => description)).toEqual(
            alarms(args()).map(() => expect.stringMatching(/^[A-Z].{20,}\.$/)),
        );
        expect(named("unhealthy-hosts-eu-west-1b")?.description).toContain("eu-west-1b");
    });

    it("take thresholds and periods from the config", () => {
        const thresholds = observabilitySchema.parse({
            periodMinutes: 1,
            loadBalancerErrors: 1,
            targetErrors: 2,
            rejectedConnections: 3,
            latencySeconds: 0.4,
            unhealthyHosts: 5,
            unhealthyMinutes: 6,
            blockedRequests: 7,
            certificateDays: 8,
        });
        expect(asLines(args({ thresholds, availabilityZones: ["eu-west-1a"] }))).toEqual([
            "load-balancer-5xx: Sum HTTPCode_ELB_5XX_Count >= 1, 1 × 60 s, notBreaching",
            "target-5xx: Sum HTTPCode_Target_5XX_Count >= 2, 1 × 60 s, notBreaching",
            "rejected-connections: Sum RejectedConnectionCount >= 3, 1 × 60 s, notBreaching",
            "latency: p99 TargetResponseTime >= 0.4, 3 × 60 s, notBreaching",
            "unhealthy-hosts-eu-west-1a: Maximum UnHealthyHostCount >= 5, 6 × 60 s, notBreaching",
            "blocked-requests: Sum BlockedRequests >= 7, 1 × 60 s, notBreaching",
            "certificate-expiry: Minimum DaysToExpiry < 8, 1 × 86400 s, ignore",
        ]);
    });

    it("go by the dimensions under which AWS has each metric", () => {
        expect(alarms(args()).map(({ namespace, dimensions }) => [namespace, dimensions])).toEqual([
            ["AWS/ApplicationELB", { LoadBalancer: "app/payments/1" }],
            ["AWS/ApplicationELB", { LoadBalancer: "app/payments/1" }],
            ["AWS/ApplicationELB", { LoadBalancer: "app/payments/1" }],
            ["AWS/ApplicationELB", { LoadBalancer: "app/payments/1" }],
            [
                "AWS/ApplicationELB",
                { AvailabilityZone: "eu-west-1a", LoadBalancer: "app/payments/1" },
            ],
            [
                "AWS/ApplicationELB",
                { AvailabilityZone: "eu-west-1b", LoadBalancer: "app/payments/1" },
            ],
            ["AWS/WAFV2", { WebACL: "payments-test", Region: "eu-west-1", Rule: "ALL" }],
            ["AWS/CertificateManager", { CertificateArn: CERTIFICATE }],
        ]);
    });

    it("watch the hosts of every target group, whatever the controller calls it", () => {
        expect(named("unhealthy-hosts-eu-west-1a")?.across).toEqual(["TargetGroup"]);
        const others = alarms(args()).filter(({ name }) => !name.startsWith("unhealthy"));
        expect(others.flatMap(({ across }) => across)).toEqual([]);
    });

    it("watch no web ACL where none blocks", () => {
        expect(named("blocked-requests", args({ webAcl: undefined }))).toBeUndefined();
    });

    it("watch each certificate", () => {
        const certificateArns = [CERTIFICATE, `${CERTIFICATE}2`];
        expect(named("certificate-expiry-2", args({ certificateArns }))?.dimensions).toEqual({
            CertificateArn: `${CERTIFICATE}2`,
        });
        expect(named("certificate-expiry", args({ certificateArns }))?.dimensions).toEqual({
            CertificateArn: CERTIFICATE,
        });
    });
});
