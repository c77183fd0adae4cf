import { text } from "../values";
import { arn, idFrom, type Table } from "./row";

const TOPIC = "aws:sns/topic:Topic";

/** Alarms, dashboards and the topics that alarms go to: each answers within a second or two. */
export const observability: Table = {
    [TOPIC]: {
        id: (c) => arn(c, "sns", text(c.entity.inputs, "name") ?? ""),
        autoname: "name",
        tagged: true,
        computed: { arn: (c) => c.entity.id, owner: (c) => c.accountId },
        forceNew: ["name", "namePrefix", "fifoTopic"],
        seconds: [1, 1, 1],
    },
    "aws:sns/topicSubscription:TopicSubscription": {
        id: (c) =>
            `${text(c.entity.inputs, "topic") ?? ""}:${text(c.entity.inputs, "endpoint") ?? ""}`,
        // An address must confirm by hand; until it has, it gets nothing.
        computed: { arn: (c) => c.entity.id, pendingConfirmation: () => true },
        refs: [{ path: "topic", type: TOPIC, holds: false }],
        forceNew: ["topic", "protocol", "endpoint"],
        seconds: [1, 1, 1],
    },
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
        id: idFrom("name"),
        autoname: "name",
        tagged: true,
        computed: { arn: (c) => arn(c, "cloudwatch", `alarm:${c.entity.id}`) },
        refs: [{ path: "alarmActions.*", type: TOPIC, holds: false }],
        forceNew: ["name"],
        seconds: [1, 1, 1],
    },
    "aws:cloudwatch/dashboard:Dashboard": {
        id: idFrom("dashboardName"),
        computed: {
            dashboardArn: (c) =>
                `arn:${c.partition}:cloudwatch::${c.accountId}:dashboard/${c.entity.id}`,
        },
        forceNew: ["dashboardName"],
        seconds: [1, 1, 1],
    },
};
