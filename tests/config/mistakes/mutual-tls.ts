import type { Mistake } from "./mistake";

const STORE = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:truststore/clients/0a1b2c3d";
const ELSEWHERE = "arn:aws:elasticloadbalancing:us-east-1:999988887777:truststore/clients/0a1b";

/** What is wrong with certificates of clients. */
export const MUTUAL_TLS: readonly Mistake[] = [
    {
        states: "verification against nothing",
        set: { "edge.mutualTls": { mode: "verify" } },
        problems: [
            {
                path: "mesh-edge:edge.mutualTls.trustStore",
                value: undefined,
                byDefault: true,
                rule: "must be set with mode verify",
                cure: "name a trust store's ARN, or bucket and key of a CA bundle",
            },
        ],
    },
    {
        states: "a trust store that passthrough would not look at",
        set: { "edge.mutualTls": { mode: "passthrough", trustStore: STORE } },
        problems: [
            {
                path: "mesh-edge:edge.mutualTls.trustStore",
                value: STORE,
                rule: "must not be set with mode passthrough: only mode verify uses it",
                cure: "take it out, or set mode to verify",
            },
        ],
    },
    {
        states: "an option of verification without verification",
        set: { "edge.mutualTls": { mode: "off", ignoreExpiry: true, advertiseCaNames: true } },
        problems: [
            {
                path: "mesh-edge:edge.mutualTls.ignoreExpiry",
                value: true,
                rule: "must not be set with mode off: only mode verify uses it",
                cure: "take it out, or set mode to verify",
            },
            {
                path: "mesh-edge:edge.mutualTls.advertiseCaNames",
                value: true,
                rule: "must not be set with mode off: only mode verify uses it",
                cure: "take it out, or set mode to verify",
            },
        ],
    },
    {
        states: "a trust store of another region and account",
        set: { "edge.mutualTls": { mode: "verify", trustStore: ELSEWHERE } },
        problems: [
            {
                path: "mesh-edge:edge.mutualTls.trustStore",
                value: ELSEWHERE,
                rule: "must be a trust store in aws:region, eu-west-1",
                cure: "name a trust store of that region and account, or bucket and key of a CA bundle",
            },
            {
                path: "mesh-edge:edge.mutualTls.trustStore",
                value: ELSEWHERE,
                rule: "must be a trust store of accountId, 111122223333",
                cure: "name a trust store of that region and account, or bucket and key of a CA bundle",
            },
        ],
    },
    {
        states: "a CA bundle without a key",
        set: {
            "edge.mutualTls": { mode: "verify", trustStore: { bucket: "payments-client-cas" } },
        },
        problems: [
            {
                path: "mesh-edge:edge.mutualTls.trustStore.key",
                value: undefined,
                rule: "must be set",
                cure: 'add it, for example "clients.pem"',
            },
        ],
    },
    {
        states: "a trust store by its name",
        set: { "edge.mutualTls": { mode: "verify", trustStore: "clients" } },
        problems: [
            {
                path: "mesh-edge:edge.mutualTls.trustStore",
                value: "clients",
                rule: "must be the ARN of a trust store",
                cure: 'write for example {"bucket":"payments-client-cas","key":"clients.pem"}',
            },
        ],
    },
    {
        states: "mutual TLS without a mode",
        set: { "edge.mutualTls": { trustStore: STORE } },
        problems: [
            {
                path: "mesh-edge:edge.mutualTls.mode",
                value: undefined,
                rule: "must be set",
                cure: 'add it, one of "off", "passthrough", "verify"',
            },
        ],
    },
    {
        states: "certificates of clients at a Network Load Balancer",
        set: { "edge.kind": "nlb", "edge.mutualTls": { mode: "off" } },
        problems: [
            {
                path: "mesh-edge:edge.mutualTls",
                value: { mode: "off" },
                rule: "must not be set with edge.kind nlb: it is a setting of an ALB",
                cure: "take it out, or write kind: alb",
            },
        ],
    },
];
