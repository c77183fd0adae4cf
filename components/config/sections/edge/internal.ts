import { z } from "zod";

import { hostedZone, hostName, ipv4Cidr } from "../fields";
import { certificateArnsSchema } from "./certificates";
import { loadBalancerNameSchema } from "./load-balancer-name";

/** Key `edge.internal`: a second, internal ALB with a gateway of its own. All else is as the edge has it. */
export const internalSchema = z.strictObject({
    hosts: z
        .array(hostName)
        .min(1, "must name a host")
        .max(100)
        .meta({
            description:
                "Names that clients inside the network use, each inside `zone`; none of them is in `edge.hosts`.",
            examples: [["admin.internal.example.com"]],
        }),
    zone: hostedZone.optional().meta({
        description: "Hosted zone of these hosts, by name or id.",
        examples: ["internal.example.com"],
    }),
    privateZone: z.boolean().default(true).meta({
        description:
            "Whether that zone is a private one; the stack then associates its VPC with it.",
    }),
    validationZone: hostedZone.optional().meta({
        description:
            "Public hosted zone for the validation records of ACM, by name or id; needed with a private zone, unless `certificateArn` is set.",
        examples: ["example.com"],
    }),
    certificateArn: certificateArnsSchema.optional().meta({
        description:
            "An issued certificate for these hosts in the stack's region, or a list of them. Absent, the stack creates as many as the hosts need.",
        examples: [
            "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000001",
        ],
    }),
    loadBalancerName: loadBalancerNameSchema.optional().meta({
        description:
            "Name of the internal ALB, unique in account and region; absent, `<team>-<stack>-<digest>` with another digest than the edge's.",
        changes: "nothing until the ALB is replaced",
        examples: ["payments-dev-int"],
    }),
    inboundCidrs: z
        .array(ipv4Cidr)
        .min(1, "must hold a range: the controller opens the ALB to all for an empty list")
        .optional()
        .meta({
            description: "Allowed ranges of clients. Absent, everybody who can reach the VPC.",
            examples: [["10.0.0.0/8"]],
        }),
});

export type InternalConfig = z.infer<typeof internalSchema>;
