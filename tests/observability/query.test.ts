import { describe, expect, it } from "vitest";

import { queryOf } from "../../components/observability/query";

const HOSTS = {
    namespace: "AWS/ApplicationELB",
    metricName: "UnHealthyHostCount",
    statistic: "Maximum",
    dimensions: { AvailabilityZone: "eu-west-1a", LoadBalancer: "app/payments/1" },
    across: ["TargetGroup"],
} as const;

describe("queryOf", () => {
    it("names every dimension of the metric and holds fast those that are known", () => {
        expect(queryOf(HOSTS)).toBe(
            `SELECT MAX(UnHealthyHostCount) FROM SCHEMA("AWS/ApplicationELB", AvailabilityZone, LoadBalancer, TargetGroup) WHERE AvailabilityZone = 'eu-west-1a' AND LoadBalancer = 'app/payments/1'`,
        );
    });

    it("has no percentiles", () => {
        expect(() => queryOf({ ...HOSTS, statistic: "p99" })).toThrow(
            "no query has the p99 of UnHealthyHostCount",
        );
    });
});
