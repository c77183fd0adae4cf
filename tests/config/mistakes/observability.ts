import type { Mistake } from "./mistake";

const ON = { "observability.enabled": true };
const ELSEWHERE = "arn:aws:sns:eu-central-1:111122223333:on-call";
const THEIRS = "arn:aws:sns:eu-west-1:444455556666:on-call";

export const OBSERVABILITY: readonly Mistake[] = [
    {
        states: "alarms without an edge",
        set: { ...ON, edge: undefined },
        problems: [
            {
                path: "mesh-edge:observability.enabled",
                value: true,
                rule: "must be false without an edge: there is no load balancer to watch",
                cure: "write false, or add the section edge",
            },
        ],
    },
    ...(["nlb", "clb"] as const).map((kind): Mistake => ({
        states: `alarms of an ALB on a load balancer of kind ${kind}`,
        set: { ...ON, "edge.kind": kind },
        problems: [
            {
                path: "mesh-edge:observability.enabled",
                value: true,
                rule: `must be false with edge.kind ${kind}: its alarms use metrics that only an ALB has`,
                cure: "write false, or write kind: alb",
            },
        ],
    })),
    {
        states: "a topic in another region",
        set: { ...ON, "observability.topicArn": ELSEWHERE },
        problems: [
            {
                path: "mesh-edge:observability.topicArn",
                value: ELSEWHERE,
                rule: "must be a topic in eu-west-1: an alarm publishes only to topics in its own region",
                cure: "name a topic in eu-west-1, or leave it out and the stack makes one",
            },
        ],
    },
    {
        states: "addresses for another account's topic",
        set: {
            ...ON,
            "observability.topicArn": THEIRS,
            "observability.emails": ["on-call@example.com"],
        },
        problems: [
            {
                path: "mesh-edge:observability.emails",
                value: ["on-call@example.com"],
                rule: "must be empty with a topic of account 444455556666: that account manages its subscriptions",
                cure: "take it out and subscribe them in that account, or leave observability.topicArn out",
            },
        ],
    },
    {
        states: "a queue in place of a topic",
        set: { ...ON, "observability.topicArn": "arn:aws:sqs:eu-west-1:111122223333:on-call" },
        problems: [
            {
                path: "mesh-edge:observability.topicArn",
                value: "arn:aws:sqs:eu-west-1:111122223333:on-call",
                rule: "must be the ARN of an SNS topic",
                cure: 'write for example "arn:aws:sns:eu-west-1:111122223333:on-call"',
            },
        ],
    },
    {
        states: "a name in place of an address",
        set: { ...ON, "observability.emails": ["on-call"] },
        problems: [
            {
                path: "mesh-edge:observability.emails[0]",
                value: "on-call",
                rule: "must be an e-mail address",
                cure: 'write for example "on-call@example.com"',
            },
        ],
    },
    {
        states: "an address twice",
        set: { ...ON, "observability.emails": ["on-call@example.com", "on-call@example.com"] },
        problems: [
            {
                path: "mesh-edge:observability.emails[1]",
                value: "on-call@example.com",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "an alarm for a certificate from before ACM renews it",
        set: { ...ON, "observability.certificateDays": 60 },
        problems: [
            {
                path: "mesh-edge:observability.certificateDays",
                value: 60,
                rule: "must be a whole number, 1 to 44",
                cure: "lower it to 44",
            },
        ],
    },
    {
        states: "a period longer than an hour",
        set: { ...ON, "observability.periodMinutes": 90 },
        problems: [
            {
                path: "mesh-edge:observability.periodMinutes",
                value: 90,
                rule: "must be a whole number, 1 to 60",
                cure: "lower it to 60",
            },
        ],
    },
    {
        states: "no error at all allowed",
        set: { ...ON, "observability.loadBalancerErrors": 0 },
        problems: [
            {
                path: "mesh-edge:observability.loadBalancerErrors",
                value: 0,
                rule: "must be a whole number, 1 to 1000000",
                cure: "raise it to 1",
            },
        ],
    },
    {
        states: "latency in milliseconds",
        set: { ...ON, "observability.latencySeconds": 5000 },
        problems: [
            {
                path: "mesh-edge:observability.latencySeconds",
                value: 5000,
                rule: "must be a number, 0.01 to 4000",
                cure: "lower it to 4000",
            },
        ],
    },
    {
        states: "a misspelt threshold",
        set: { "observability.latency": 2 },
        problems: [
            {
                path: "mesh-edge:observability.latency",
                value: 2,
                rule: "is not a known key",
                cure: "did you mean latencySeconds?",
            },
        ],
    },
    {
        states: "addresses on a FIFO topic",
        set: {
            ...ON,
            "observability.topicArn": "arn:aws:sns:eu-west-1:111122223333:on-call.fifo",
            "observability.emails": ["on-call@example.com"],
        },
        problems: [
            {
                path: "mesh-edge:observability.emails",
                value: ["on-call@example.com"],
                rule: "must be empty with a FIFO topic: SNS delivers its messages to queues only",
                cure: "take it out, or name a standard topic in observability.topicArn",
            },
        ],
    },
];
