import { z } from "zod";

import { ipv4Cidr, retentionDays } from "./fields";
import { REFUSED } from "./effects";

/** Section `network`: the VPC that the stack makes. */
export const networkSchema = z.strictObject({
    cidr: ipv4Cidr.meta({
        description:
            "IPv4 range of the VPC, /16 to /21: a public subnet of a /21 is a /27, the smallest that AWS recommends for an ALB.",
        changes: REFUSED,
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
            description: "Availability zones of the stack's region.",
            changes:
                "appending is harmless; another order, or a zone taken out before others, is **refused**, in the preview too: it asks for ranges that subnets still have",
            examples: [["eu-west-1a", "eu-west-1b"]],
        }),
    natGateways: z.enum(["one", "one-per-zone"]).default("one-per-zone").meta({
        description:
            "`one` is cheaper; `one-per-zone` keeps the nodes of the other zones online when a zone fails.",
        changes:
            "routes move to other NAT gateways, so connections that nodes have to the outside break, and come from other addresses afterwards",
    }),
    ipv6: z.boolean().default(false).meta({
        description:
            "Give the VPC an Amazon-provided IPv6 range and each public subnet a part of it, for an ALB with `edge.ipAddressType: dualstack`.",
        changes:
            "switched on in place; it can't be switched off: AWS takes no range back that subnets use",
    }),
    flowLogs: z.boolean().default(true).meta({
        description: "Write the VPC's flow logs to CloudWatch Logs.",
    }),
    flowLogRetentionDays: retentionDays.default(30).meta({
        description: "Days to keep flow logs, one of the periods of CloudWatch Logs.",
    }),
});

export type NetworkConfig = z.infer<typeof networkSchema>;
