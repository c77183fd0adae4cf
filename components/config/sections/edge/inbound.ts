import { z } from "zod";

import { ipCidr } from "../fields";
import { NEW_SOURCES, NO_EFFECT } from "../effects";

/** Keys of `edge` about who reaches the ALB. */
export const inboundKeys = {
    inboundCidrs: z
        .union([
            z.literal("none"),
            z
                .array(ipCidr)
                .min(1, "must hold a range: the controller opens the ALB to all for an empty list"),
        ])
        .optional()
        .meta({
            description:
                "Allowed ranges of clients, IPv4 or with dualstack IPv6; `none` if only prefix lists are allowed. Absent, everybody.",
            changes: NEW_SOURCES,
            examples: [["203.0.113.0/24"]],
        }),
    inboundPrefixLists: z
        .array(
            z
                .string()
                .regex(
                    /^pl-([0-9a-f]{8}|[0-9a-f]{17})$/,
                    "must be the id of a prefix list, such as pl-0a1b2c3d4e5f60718",
                ),
        )
        .default([])
        .meta({
            description:
                "Allowed prefix lists of clients. They replace the default of everybody, so edge.inboundCidrs must be set too.",
            changes: NEW_SOURCES,
            examples: [["pl-0a1b2c3d4e5f60718"]],
        }),
    cloudFront: z.boolean().default(false).meta({
        description:
            "Allow CloudFront's servers through AWS's own prefix list, and besides them only edge.inboundCidrs and edge.inboundPrefixLists.",
        changes: NEW_SOURCES,
    }),
    inboundRuleQuota: z.int().min(1).max(1000).default(60).meta({
        description:
            "Inbound rules per security group that AWS allows the account. A prefix list counts with its size.",
        changes: NO_EFFECT,
    }),
};
