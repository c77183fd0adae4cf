import { list, record, text, type Props } from "../../values";
import { CloudError } from "../../world/errors";
import { arn, idFrom, type Table } from "../../world/row";

const QUEUE = "aws:sqs/queue:Queue";
const RULE = "aws:cloudwatch/eventRule:EventRule";

/** Queues, and the rules of EventBridge that fill them. Durations: SQS takes a minute before a name is free again; the rest is one call each. */
export const events: Table = {
    [QUEUE]: {
        id: (c) =>
            `https://sqs.${c.region}.amazonaws.com/${c.accountId}/${text(c.entity.inputs, "name") ?? ""}`,
        autoname: "name",
        tagged: true,
        computed: {
            arn: (c) => arn(c, "sqs", text(c.entity.inputs, "name") ?? ""),
            url: (c) => c.entity.id,
        },
        forceNew: ["name", "namePrefix", "fifoQueue"],
        notFound: () =>
            new CloudError(
                "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist.",
            ),
        seconds: [26, 1, 61],
    },
    "aws:sqs/queuePolicy:QueuePolicy": {
        id: idFrom("queueUrl"),
        adopts: true,
        document: "policy",
        refs: [{ path: "queueUrl", type: QUEUE, holds: false }],
        forceNew: ["queueUrl"],
        seconds: [26, 1, 1],
    },
    [RULE]: {
        id: idFrom("name"),
        autoname: "name",
        tagged: true,
        computed: { arn: (c) => arn(c, "events", `rule/${c.entity.id}`) },
        forceNew: ["name", "namePrefix", "eventBusName"],
        beforeCreate: ({ entity }) => {
            assertPattern(text(entity.inputs, "eventPattern") ?? "");
        },
        // DeleteRule: its targets must be removed first.
        inUse: () =>
            new CloudError("ValidationException", "Rule can't be deleted since it has targets."),
        notFound: (id) =>
            new CloudError(
                "ResourceNotFoundException",
                `Rule ${id} does not exist on EventBus default.`,
            ),
        seconds: [1, 1, 1],
    },
    "aws:cloudwatch/eventTarget:EventTarget": {
        id: ({ entity: { inputs } }) =>
            `${text(inputs, "rule") ?? ""}-${text(inputs, "targetId") ?? ""}`,
        importId: ({ inputs }) => `${text(inputs, "rule") ?? ""}/${text(inputs, "targetId") ?? ""}`,
        autoname: "targetId",
        // PutTargets takes over what has the id.
        adopts: true,
        refs: [
            { path: "rule", type: RULE },
            { path: "arn", type: QUEUE, by: "arn", holds: false },
        ],
        forceNew: ["rule", "targetId", "eventBusName"],
        seconds: [1, 1, 1],
    },
};

/** Each field of a pattern is a list, or a map of such (EventBridge user guide, "Event patterns"). */
function assertPattern(pattern: string): void {
    const parsed = record({ pattern: JSON.parse(pattern) as Props }, "pattern");
    for (const key of Object.keys(parsed)) {
        if (list({ [key]: parsed[key] ?? "" }, key).length > 0) continue;
        throw new CloudError(
            "InvalidEventPatternException",
            `Event pattern is not valid. Reason: "${key}" must be an object or an array`,
        );
    }
}
