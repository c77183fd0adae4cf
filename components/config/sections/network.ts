import { z } from "zod";

import { ipv4Cidr, retentionDays } from "./fields";

/** Section `network`: the VPC that the stack makes. */
export const networkSchema = z.strictObject({
    cidr: ipv4Cidr.meta({
        description:
            "IPv4 range of the VPC, /16 to /21: a public subnet of a /21 is a /27, the smallest that AWS recommends for an ALB. It can't be changed later.",
        examples: ["10.40.0.0/16"],
    }),
    availabilityZones: z
        .array(
            z
                .string()
                .regex(
                    /^[a-z]{2,4}(-[a-z]+)+-\d[a-z]$/,
                    "must be an availability zone of a region, such as eu-west-1a",
                ),
        )
        .min(2, "must hold two zones or more: an ALB and a control plane span at least two")
        .max(4, "must hold four zones at most")
        .meta({
            description:
                "Two to four availability zones of the stack's region. Append only: another order, or one taken out before others, asks for ranges that subnets still have, and AWS refuses it.",
            examples: [["eu-west-1a", "eu-west-1b"]],
        }),
    natGateways: z.enum(["one", "one-per-zone"]).default("one-per-zone").meta({
        description:
            "`one` is cheaper; `one-per-zone` keeps the nodes of the other zones online when a zone fails.",
    }),
    ipv6: z.boolean().default(false).meta({
        description:
            "Give the VPC an IPv6 range of Amazon's and the public subnets a part of it, for an ALB with `edge.ipAddressType: dualstack`. It can be switched on at any time, but not off: AWS takes no range back that subnets use.",
    }),
    flowLogs: z.boolean().default(true).meta({
        description: "Write the VPC's flow logs to CloudWatch Logs.",
    }),
    flowLogRetentionDays: retentionDays.default(30).meta({
        description: "Days to keep flow logs; one of the periods that CloudWatch Logs knows.",
    }),
});

export type NetworkConfig = z.infer<typeof networkSchema>;
