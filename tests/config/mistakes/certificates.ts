import type { Mistake } from "./mistake";

const FINE = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d";
const ELSEWHERE = "arn:aws:acm:us-east-1:111122223333:certificate/0a1b2c3d";
const LONG = `${"a".repeat(60)}.example.com`;

/** What is wrong with several certificates. */
export const CERTIFICATES: readonly Mistake[] = [
    {
        states: "a list of certificates with nothing in it",
        set: { "edge.certificateArn": [] },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn",
                value: [],
                rule: "must name a certificate",
                cure: 'write for example "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000"',
            },
        ],
    },
    {
        states: "a certificate of another region in a list",
        set: { "edge.certificateArn": [FINE, ELSEWHERE] },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn[1]",
                value: ELSEWHERE,
                rule: "must be a certificate in aws:region, eu-west-1",
                cure: "name a certificate of that region, or leave the key out and the stack makes one",
            },
        ],
    },
    {
        states: "something else than a certificate in a list",
        set: { "edge.certificateArn": [FINE, "shop.example.com"] },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn[1]",
                value: "shop.example.com",
                rule: "must be the ARN of an ACM certificate",
                cure: "see docs/configuration.md",
            },
        ],
    },
    {
        states: "a certificate twice in a list",
        set: { "edge.certificateArn": [FINE, FINE] },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn[1]",
                value: FINE,
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "a long host that would be the first of the second certificate",
        set: {
            "edge.hosts": [
                ...["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map(
                    (letter) => `${letter}.example.com`,
                ),
                { name: LONG },
            ],
        },
        problems: [
            {
                path: "mesh-edge:edge.hosts[10].name",
                value: LONG,
                rule: "must have 64 characters at most: it becomes the common name of the certificate",
                cure: "put a shorter host first, or set edge.certificateArn",
            },
        ],
    },
];
