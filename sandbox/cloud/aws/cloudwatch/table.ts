import { assertAlarm, assertTopicPolicy, TOPIC, TOPIC_POLICY } from "./alarms";
import { text } from "../../values";
import { arn, idFrom, type Table, uuid } from "../../world/row";

/**
 * Alarms, dashboards and the topics that alarms go to. Durations: each is one call that answers within
 * a second or two. What is put again under its name is overwritten (PutMetricAlarm, PutDashboard,
 * Subscribe, SetTopicAttributes).
 */
export const observability: Table = {
    [TOPIC]: {
        id: (c) => arn(c, "sns", text(c.entity.inputs, "name") ?? ""),
        autoname: "name",
        tagged: true,
        computed: { arn: (c) => c.entity.id, owner: (c) => c.accountId },
        forceNew: ["name", "namePrefix", "fifoTopic"],
        seconds: [1, 1, 1],
    },
    [TOPIC_POLICY]: {
        id: idFrom("arn"),
        document: "policy",
        adopts: true,
        computed: { owner: (c) => c.accountId },
        refs: [{ path: "arn", type: TOPIC, holds: false }],
        forceNew: ["arn"],
        beforeCreate: assertTopicPolicy,
        beforeUpdate: assertTopicPolicy,
        seconds: [1, 1, 1],
    },
    "aws:sns/topicSubscription:TopicSubscription": {
        id: (c) => {
            const topic = text(c.entity.inputs, "topic") ?? "";
            return `${topic}:${uuid(`${topic} ${text(c.entity.inputs, "endpoint") ?? ""}`)}`;
        },
        adopts: true,
        // An address must confirm by hand; until it has, it gets nothing.
        computed: { arn: (c) => c.entity.id, pendingConfirmation: () => true },
        refs: [{ path: "topic", type: TOPIC, holds: false }],
        forceNew: ["topic", "protocol", "endpoint"],
        seconds: [1, 1, 1],
    },
    // It names a topic and metrics, and AWS asks for none of them.
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
        id: idFrom("name"),
        autoname: "name",
        adopts: true,
        tagged: true,
        computed: { arn: (c) => arn(c, "cloudwatch", `alarm:${c.entity.id}`) },
        forceNew: ["name"],
        beforeCreate: assertAlarm,
        beforeUpdate: assertAlarm,
        seconds: [1, 1, 1],
    },
    "aws:cloudwatch/dashboard:Dashboard": {
        id: idFrom("dashboardName"),
        adopts: true,
        computed: {
            dashboardArn: (c) =>
                `arn:${c.partition}:cloudwatch::${c.accountId}:dashboard/${c.entity.id}`,
        },
        forceNew: ["dashboardName"],
        seconds: [1, 1, 1],
    },
};
