import { arnParts } from "../../values/arn";
import type { Rules } from "./refusal";

export const observabilityRules: Rules = {
    /** Its metrics are those of an Application Load Balancer: others have none of them by these names. */
    needsAlb: ({ edge, observability }) => {
        if (!observability.enabled || edge?.kind === "alb") return;
        const path = "observability.enabled";
        return edge === undefined
            ? {
                  path,
                  rule: "must be false without an edge: there is no load balancer to watch",
                  cure: "write false, or add the section edge",
              }
            : {
                  path,
                  rule: `must be false with edge.kind ${edge.kind}: its alarms use metrics that only an ALB has`,
                  cure: "write false, or write kind: alb",
              };
    },

    /** CloudWatch takes no action in another region. */
    topicInRegion: ({ observability: { topicArn } }, { region }) =>
        topicArn !== undefined &&
        arnParts(topicArn).region !== region && {
            path: "observability.topicArn",
            rule: `must be a topic in ${region}: an alarm publishes only to topics in its own region`,
            cure: `name a topic in ${region}, or leave it out and the stack makes one`,
        },

    /** The stack may publish to another account's topic, not subscribe to it. */
    emailsNeedOwnTopic: ({ observability: { topicArn, emails }, accountId }) => {
        if (topicArn === undefined || emails.length === 0) return;
        const { account } = arnParts(topicArn);
        return (
            account !== accountId && {
                path: "observability.emails",
                rule: `must be empty with a topic of account ${account}: that account manages its subscriptions`,
                cure: "take it out and subscribe them in that account, or leave observability.topicArn out",
            }
        );
    },

    /** A FIFO topic takes only queues as subscribers (SNS developer guide, "FIFO topic delivery"). */
    emailsNeedStandardTopic: ({ observability: { topicArn, emails } }) =>
        topicArn?.endsWith(".fifo") === true &&
        emails.length > 0 && {
            path: "observability.emails",
            rule: "must be empty with a FIFO topic: SNS delivers its messages to queues only",
            cure: "take it out, or name a standard topic in observability.topicArn",
        },
};
