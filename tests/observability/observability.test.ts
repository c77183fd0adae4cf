import { Bucket } from "@pulumi/aws/s3";
import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { z } from "zod";

import { observabilitySchema } from "../../components/config/sections/observability";
import {
    Observability,
    type ObservabilityArgs,
} from "../../components/observability/observability";
import { all, counts, declaredBy, only, startProgram, valueOf } from "../support/pulumi";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "aws:sns/topic:Topic";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const DASHBOARD = "aws:cloudwatch/dashboard:Dashboard";
const LOAD_BALANCERS = "aws:lb/getLbs:getLbs";
const OWN_TOPIC = "arn:aws:sns:eu-west-1:111122223333:alarms-topic-1a2b3c4";
const CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/1";
const HOSTNAME = "Payments-77.eu-west-1.elb.amazonaws.com".toLowerCase();
const ALB =
    "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/Payments/0123456789abcdef";

type Changes = Partial<ObservabilityArgs & z.input<typeof observabilitySchema>>;

function observe({ topicArn, ...changes }: Changes = {}): Observability {
    return new Observability("alarms", {
        observability: observabilitySchema.parse({
            enabled: true,
            emails: ["a@example.com"],
            topicArn,
        }),
        clusterName: "payments-test",
        accountId: "111122223333",
        region: "eu-west-1",
        availabilityZones: ["eu-west-1a"],
        edge: {
            loadBalancerHostname: pulumi.output(HOSTNAME),
            certificateArns: [pulumi.output(CERTIFICATE)],
            blockingMetric: "payments-test",
        },
        ...changes,
    });
}

const lookups = { [LOAD_BALANCERS]: () => ({ arns: [ALB] }) };
const declaredFor = (changes?: Changes) => declaredBy(() => observe(changes), { lookups });

afterEach(() => vi.restoreAllMocks());

describe("Observability", () => {
    it("makes a topic, its subscriptions, the alarms and a dashboard", async () => {
        expect(counts(await declaredFor())).toEqual({
            [TOPIC]: 1,
            [POLICY]: 1,
            [SUBSCRIPTION]: 1,
            [ALARM]: 7,
            [DASHBOARD]: 1,
        });
    });

    it("watches the ALB under the name that it has, whatever the case in DNS", async () => {
        const declared = await declaredFor();

        expect(only(declared, ALARM, "alarms-load-balancer-5xx").inputs).toEqual({
            alarmDescription:
                "payments-test: The ALB itself answers 5xx: no target is healthy, or none answers. See load-balancer-5xx in docs/observability.md.",
            namespace: "AWS/ApplicationELB",
            metricName: "HTTPCode_ELB_5XX_Count",
            dimensions: { LoadBalancer: "app/Payments/0123456789abcdef" },
            statistic: "Sum",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            threshold: 25,
            period: 300,
            evaluationPeriods: 1,
            treatMissingData: "notBreaching",
            alarmActions: [OWN_TOPIC],
            okActions: [OWN_TOPIC],
        });
    });

    it("takes a percentile as AWS has it, and none of a handful of requests", async () => {
        const { inputs } = only(await declaredFor(), ALARM, "alarms-latency");

        expect(inputs).toMatchObject({
            extendedStatistic: "p99",
            evaluateLowSampleCountPercentiles: "ignore",
        });
        expect(inputs).not.toHaveProperty("statistic");
    });

    it("asks for the hosts of every target group in one query, and names no metric beside it", async () => {
        const { inputs } = only(await declaredFor(), ALARM, "alarms-unhealthy-hosts-eu-west-1a");

        expect(inputs.metricQueries).toEqual([
            {
                id: "query",
                label: "UnHealthyHostCount",
                expression: `SELECT MAX(UnHealthyHostCount) FROM SCHEMA("AWS/ApplicationELB", AvailabilityZone, LoadBalancer, TargetGroup) WHERE AvailabilityZone = 'eu-west-1a' AND LoadBalancer = 'app/Payments/0123456789abcdef'`,
                period: 60,
                returnData: true,
            },
        ]);
        for (const key of ["metricName", "namespace", "dimensions", "period", "statistic"]) {
            expect(inputs).not.toHaveProperty(key);
        }
    });

    it("watches certificate and web ACL, and no web ACL where none blocks", async () => {
        const declared = await declaredFor();
        const edge = {
            loadBalancerHostname: pulumi.output(HOSTNAME),
            certificateArns: [pulumi.output(CERTIFICATE)],
            blockingMetric: undefined,
        };
        const unblocked = await declaredFor({ edge });

        expect(only(declared, ALARM, "alarms-certificate-expiry").inputs.dimensions).toEqual({
            CertificateArn: CERTIFICATE,
        });
        expect(only(declared, ALARM, "alarms-blocked-requests").inputs.dimensions).toEqual({
            WebACL: "payments-test",
            Region: "eu-west-1",
            Rule: "ALL",
        });
        expect(all(unblocked, ALARM).map(({ name }) => name)).not.toContain(
            "alarms-blocked-requests",
        );
    });

    it("lets the alarms of its own account publish to its topic, and nobody else's", async () => {
        const declared = await declaredFor();

        const { arn, policy } = only(declared, POLICY).inputs;
        expect(arn).toBe(OWN_TOPIC);
        expect(JSON.parse(policy)).toEqual({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "Alarms",
                    Effect: "Allow",
                    Principal: { Service: "cloudwatch.amazonaws.com" },
                    Action: "sns:Publish",
                    Resource: OWN_TOPIC,
                    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
                },
            ],
        });
        expect(only(declared, TOPIC).inputs).toEqual({});
    });

    it("sends to a given topic, subscribes to it and makes none", async () => {
        const topicArn = "arn:aws:sns:eu-west-1:111122223333:on-call";
        const declared = await declaredFor({ topicArn });

        expect(all(declared, TOPIC)).toEqual([]);
        expect(all(declared, POLICY)).toEqual([]);
        expect(only(declared, SUBSCRIPTION).inputs).toEqual({
            topic: topicArn,
            protocol: "email",
            endpoint: "a@example.com",
        });
        const actions = all(declared, ALARM).map(({ inputs }) => inputs.alarmActions);
        expect(new Set(actions.flat())).toEqual(new Set([topicArn]));
    });

    it("hands on the topic", async () => {
        await startProgram({ lookups });

        expect(await valueOf(observe().topicArn)).toBe(OWN_TOPIC);
    });

    it("names the dashboard after project and cluster: an account has each name once", async () => {
        const { dashboardName, dashboardBody } = only(await declaredFor(), DASHBOARD).inputs;
        expect(dashboardName).toBe("mesh-edge-payments-test");
        expect(JSON.parse(dashboardBody).widgets.length).toBeGreaterThan(2);
    });

    it("asks for no load balancer in a first preview, and shows every alarm", async () => {
        const declared = await declaredBy(
            () => {
                const unknown = new Bucket("not-there-yet").arn;
                observe({
                    edge: {
                        loadBalancerHostname: unknown,
                        certificateArns: [unknown],
                        blockingMetric: "payments-test",
                    },
                });
            },
            { lookups, preview: true },
        );

        expect(declared.lookups).toEqual([]);
        expect(all(declared, ALARM)).toHaveLength(7);
    });

    it("warns where the load balancer is gone, and goes on", async () => {
        const warn = vi.spyOn(pulumi.log, "warn").mockResolvedValue();
        const declared = await declaredBy(() => observe(), {
            lookups: { [LOAD_BALANCERS]: () => ({ arns: [] }) },
        });

        expect(only(declared, ALARM, "alarms-target-5xx").inputs.dimensions).toEqual({
            LoadBalancer: "app/payments/not-found",
        });
        expect(warn.mock.calls.map(([message]) => message)).toEqual([
            `There is no load balancer ${HOSTNAME} yet or any more: alarms watch nothing until the next \`pulumi up\`.`,
        ]);
    });
});
