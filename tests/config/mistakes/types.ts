import type { Mistake } from "./mistake";

export const TYPES: readonly Mistake[] = [
    {
        states: "text for a list",
        set: { "cluster.publicAccessCidrs": "203.0.113.0/24" },
        problems: [
            {
                path: "mesh-edge:cluster.publicAccessCidrs",
                value: "203.0.113.0/24",
                rule: "must be a list",
                cure: 'write ["203.0.113.0/24"]',
            },
        ],
    },
    {
        states: "a team with capitals",
        set: { team: "Payments" },
        problems: [
            {
                path: "mesh-edge:team",
                value: "Payments",
                rule: "must be 2-19 of a-z, 0-9 and -, starting with a letter",
                cure: 'write "payments"',
            },
        ],
    },
    {
        states: "a team that makes no cluster name with the stack's",
        set: { team: "payments" },
        stack: "eu.dev",
        problems: [
            {
                path: "mesh-edge:team",
                value: "payments",
                rule: "must form, with the stack's name, a cluster name that EKS allows: 1-100 letters, digits, - and _ only; payments-eu.dev is not one",
                cure: "give the stack another name: pulumi stack rename",
            },
        ],
    },
    {
        states: "an account id of eleven digits, its leading zero lost without quotes",
        set: { accountId: 12345678901 },
        problems: [
            {
                path: "mesh-edge:accountId",
                value: "12345678901",
                rule: "must be a quoted 12-digit AWS account id",
                cure: 'write for example "111122223333"',
            },
        ],
    },
    {
        states: "quotes around a boolean",
        set: { "network.flowLogs": "true" },
        problems: [
            {
                path: "mesh-edge:network.flowLogs",
                value: "true",
                rule: "must be true or false",
                cure: "write it without quotes: true",
            },
        ],
    },
    {
        states: "quotes around a number",
        set: { "mesh.gateway.replicas": { min: "3" } },
        problems: [
            {
                path: "mesh-edge:mesh.gateway.replicas.min",
                value: "3",
                rule: "must be a whole number, 2 to 100",
                cure: "write it without quotes: 3",
            },
        ],
    },
    {
        states: "text for a boolean",
        set: { protect: "yes" },
        problems: [
            {
                path: "mesh-edge:protect",
                value: "yes",
                rule: "must be true or false",
                cure: "write true",
            },
        ],
    },
];
