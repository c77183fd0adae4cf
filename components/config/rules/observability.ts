import type { Rule } from "./rule";

/** Its metrics are those of an Application Load Balancer: others have none of them by these names. */
export const observabilityNeedsAlb: Rule = ({ edge, observability }) => {
    if (observability?.enabled !== true || edge === undefined) return [];
    const at = { path: "observability.enabled", value: true };
    if (edge === null) {
        return [
            {
                ...at,
                rule: "must be false without an edge: there is no load balancer to watch",
                cure: "write false, or add the section edge",
            },
        ];
    }
    return edge.kind === undefined || edge.kind === "alb"
        ? []
        : [
              {
                  ...at,
                  rule: `must be false with edge.kind ${edge.kind}: its alarms use metrics that only an ALB has`,
                  cure: "write false, or write kind: alb",
              },
          ];
};

/** CloudWatch takes no action in another region. */
export const topicInRegion: Rule = ({ observability }, { region }) => {
    const topicArn = observability?.topicArn;
    if (typeof topicArn !== "string" || region === undefined) return [];
    const [, , , own] = topicArn.split(":");
    return own === region
        ? []
        : [
              {
                  path: "observability.topicArn",
                  value: topicArn,
                  rule: `must be a topic in ${region}: an alarm publishes only to topics in its own region`,
                  cure: `name a topic in ${region}, or leave it out and the stack makes one`,
              },
          ];
};

/** A FIFO topic takes only queues as subscribers (SNS developer guide, "FIFO topic delivery"). */
export const emailsNeedStandardTopic: Rule = ({ observability }) => {
    const { topicArn, emails } = observability ?? {};
    return typeof topicArn !== "string" || !topicArn.endsWith(".fifo") || !emails?.length
        ? []
        : [
              {
                  path: "observability.emails",
                  value: emails,
                  rule: "must be empty with a FIFO topic: SNS delivers its messages to queues only",
                  cure: "take it out, or name a standard topic in observability.topicArn",
              },
          ];
};

/** The stack may publish to another account's topic, not subscribe to it. */
export const emailsNeedOwnTopic: Rule = ({ observability, accountId }) => {
    const { topicArn, emails } = observability ?? {};
    if (typeof topicArn !== "string" || accountId === undefined) return [];
    const account = topicArn.split(":")[4];
    return account === accountId || emails === undefined || emails.length === 0
        ? []
        : [
              {
                  path: "observability.emails",
                  value: emails,
                  rule: `must be empty with a topic of account ${account}: that account manages its subscriptions`,
                  cure: "take it out and subscribe them in that account, or leave observability.topicArn out",
              },
          ];
};
