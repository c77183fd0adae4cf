import type { Problem } from "../../../components/config/reading/problem";
import type { Mistake } from "./mistake";

const ACCOUNT = "111122223333";
const inEurope = (arn: string) => ({
    rule: "must be of the partition aws, in which aws:region, eu-west-1, is",
    cure: `write "${arn.replace(/^arn:[^:]+/, "arn:aws")}"`,
});

/** ARNs that exist in no partition. */
const foreign = (
    states: string,
    path: string,
    arn: string,
    set: (arn: string) => Record<string, unknown>,
): Mistake => ({
    states,
    set: set(arn),
    problems: [{ path: `mesh-edge:${path}`, value: arn, ...inEurope(arn) } satisfies Problem],
});

export const PARTITIONS: readonly Mistake[] = [
    foreign(
        "a certificate of China's partition in a region of Europe",
        "edge.certificateArn",
        `arn:aws-cn:acm:eu-west-1:${ACCOUNT}:certificate/0a1b2c3d`,
        (arn) => ({ "edge.certificateArn": arn }),
    ),
    foreign(
        "a trust store of GovCloud's partition",
        "edge.mutualTls.trustStore",
        `arn:aws-us-gov:elasticloadbalancing:eu-west-1:${ACCOUNT}:truststore/clients/0123456789abcdef`,
        (trustStore) => ({ "edge.mutualTls": { mode: "verify", trustStore } }),
    ),
    foreign(
        "a target group of China's partition",
        "edge.paths[0].to.targets[0].targetGroupArn",
        `arn:aws-cn:elasticloadbalancing:eu-west-1:${ACCOUNT}:targetgroup/a/0123456789abcdef`,
        (targetGroupArn) => ({
            "edge.paths": [{ name: "a", path: "/a", to: { targets: [{ targetGroupArn }] } }],
        }),
    ),
    {
        states: "a certificate whose ARN was copied from another partition into China",
        set: {
            "aws:region": "cn-north-1",
            "network.availabilityZones": ["cn-north-1a", "cn-north-1b"],
            "edge.certificateArn": [`arn:aws:acm:cn-north-1:${ACCOUNT}:certificate/0a1b2c3d`],
        },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn[0]",
                value: `arn:aws:acm:cn-north-1:${ACCOUNT}:certificate/0a1b2c3d`,
                rule: "must be of the partition aws-cn, in which aws:region, cn-north-1, is",
                cure: `write "arn:aws-cn:acm:cn-north-1:${ACCOUNT}:certificate/0a1b2c3d"`,
            },
        ],
    },
    ...["cn-north-1", "us-gov-west-1"].map((region) => ({
        states: `Shield Advanced in ${region}`,
        set: {
            "aws:region": region,
            "network.availabilityZones": [`${region}a`, `${region}b`],
            "edge.shieldAdvanced": true,
        },
        problems: [
            {
                path: "mesh-edge:edge.shieldAdvanced",
                value: true,
                rule: `must not be set in ${region}: there is no Shield Advanced in the partition ${region.startsWith("cn") ? "aws-cn" : "aws-us-gov"}`,
                cure: "take it out",
            },
        ],
    })),
];
