import { afterEach, describe, expect, it } from "vitest";

import { type Props } from "../../../sandbox/cloud/values";
import { Chain } from "./chain";
import type { TestProvider } from "./provider";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const TOPIC = "aws:sns/topic:Topic";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";

let chain: Chain;
afterEach(() => chain.close());

async function aws(): Promise<TestProvider> {
    chain = await Chain.start();
    return chain.provider("aws:");
}

const METRIC: Props = {
    namespace: "AWS/ApplicationELB",
    metricName: "RequestCount",
    statistic: "Sum",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    threshold: 1,
    period: 60,
    evaluationPeriods: 1,
};
const QUERY = { id: "q", expression: "SELECT SUM(RequestCount)", period: 60, returnData: true };

describe("an alarm", () => {
    it.each<[string, Props]>([
        ["takes one of", { ...METRIC, metricQueries: [QUERY] }],
        ["takes one of", { ...METRIC, extendedStatistic: "p99" }],
        ["multiple of 60", { ...METRIC, period: 90 }],
        ["more than a day", { ...METRIC, period: 1800, evaluationPeriods: 49 }],
        [
            "Only eu-west-1 is supported",
            { ...METRIC, alarmActions: ["arn:aws:sns:us-east-1:111122223333:a"] },
        ],
    ])("is refused as AWS refuses it: %s", async (reason, inputs) => {
        const provider = await aws();

        await expect(provider.create(ALARM, "a", inputs)).rejects.toThrow(reason);
    });

    it("on metrics of what isn't there is no error, and is told", async () => {
        const provider = await aws();
        const dimensions = { LoadBalancer: "app/gone/1" };
        await provider.create(ALARM, "a", { ...METRIC, name: "a", dimensions });
        await provider.create(ALARM, "b", {
            ...METRIC,
            name: "b",
            dimensions: { WebACL: "edge-web-acl" },
        });

        expect(chain.cloud.warnings()).toEqual([
            "alarm a watches nothing: there is no load balancer app/gone/1",
            "alarm b watches nothing: no web ACL has the metrics edge-web-acl",
        ]);
    });

    it("that its topic doesn't hear is no error, and is told", async () => {
        const provider = await aws();
        const topic = await provider.create(TOPIC, "t", { name: "t" });
        const arn = topic.id;
        const statement = (service: string) =>
            JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: service },
                        Action: "sns:Publish",
                        Resource: arn,
                    },
                ],
            });
        await provider.create(ALARM, "a", { ...METRIC, name: "a", alarmActions: [arn] });
        expect(chain.cloud.warnings()).toEqual([]);

        const policy = await provider.create(POLICY, "p", {
            arn,
            policy: statement("events.amazonaws.com"),
        });
        expect(chain.cloud.warnings()).toEqual([
            `alarm a: CloudWatch may not publish to topic ${arn}`,
        ]);

        await provider.update(policy, { arn, policy: statement("cloudwatch.amazonaws.com") });
        expect(chain.cloud.warnings()).toEqual([]);

        await provider.update(topic, { name: "t", kmsMasterKeyId: "alias/aws/sns" });
        expect(chain.cloud.warnings()).toEqual([
            `alarm a: CloudWatch can't use the key of topic ${arn}`,
        ]);
    });
});
