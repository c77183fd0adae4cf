import { z } from "zod";

import { ipv4Cidr, retentionDays } from "./fields";
import { REFUSED } from "./effects";

/** Ids of EC2, of 8 digits in old accounts and of 17 in all others. */
const subnetIds = z.array(
    z.string().regex(/^subnet-([0-9a-f]{8}|[0-9a-f]{17})$/, "must be the id of a subnet"),
);

/** A VPC that exists before the stack, and outlives it. */
const existingNetworkSchema = z.strictObject({
    vpcId: z
        .string()
        .regex(/^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/, "must be the id of a VPC")
        .meta({
            description: "Id of the VPC.",
            changes: REFUSED,
            examples: ["vpc-0a1b2c3d4e5f60718"],
        }),
    privateSubnetIds: subnetIds.min(2, "must hold two subnets or more, in different zones").meta({
        description: "Subnets of control plane, nodes and an internal load balancer.",
        changes:
            "another list of a cluster that the stack made is for EKS to take: its zones must stay; nodes are replaced",
        examples: [["subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728"]],
    }),
    publicSubnetIds: subnetIds.default([]).meta({
        description:
            "Subnets of an internet-facing load balancer, one per zone; may be left out without one.",
        changes: "the load balancer moves to them in place",
        examples: [["subnet-0c1d2e3f405162738", "subnet-0d1e2f30415263748"]],
    }),
});

/** Section `network`: the VPC that the stack makes, or one that exists. */
export const networkSchema = z.strictObject({
    cidr: ipv4Cidr.optional().meta({
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
        .optional()
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
    existing: existingNetworkSchema.optional().meta({
        description:
            "Use a VPC that exists, and change nothing in it, in place of making one. Excludes the other keys; see docs/existing.md.",
        changes: REFUSED,
    }),
});

export type NetworkConfig = z.infer<typeof networkSchema>;
export type ExistingNetworkConfig = z.infer<typeof existingNetworkSchema>;
/** What a VPC of the stack's own is made from. */
export interface OwnNetworkConfig extends Omit<NetworkConfig, "existing"> {
    cidr: string;
    availabilityZones: string[];
}
