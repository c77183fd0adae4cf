import { z } from "zod";

import { roleArn } from "../fields";

/** Key `edge.dns`: who makes the hosts' records. */
export const dnsSchema = z.enum(["route53", "none"]).default("route53").meta({
    description:
        "Who creates the records of the hosts: `route53`, the stack, in their hosted zones; `none`, you, from the output `dnsRecords`. `none` needs `certificateArn` if the load balancer terminates TLS.",
});

/** Key `edge.dnsRole`: a role that may change the zones where the stack's own credentials may not. */
export const dnsRoleSchema = z.strictObject({
    arn: roleArn.meta({
        description: "Role to assume, in the account of the zones.",
        examples: ["arn:aws:iam::999988887777:role/dns-of-payments"],
    }),
    externalId: z
        .string()
        .regex(
            /^[\w+=,.@:/-]{2,1224}$/,
            "must be 2 to 1224 of letters, digits and _+=,.@:/-, as AWS STS takes it",
        )
        .optional()
        .meta({
            description: "External id, if the role's trust policy requires one.",
            examples: ["payments-dev"],
        }),
});

export type DnsRole = z.infer<typeof dnsRoleSchema>;

/** The account of the role, which is that of the zones. */
export function accountOfRole({ arn }: Pick<DnsRole, "arn">): string {
    return arn.split(":")[4] ?? "";
}

/** Whether a zone is named by its id. */
export function isZoneId(zone: string): boolean {
    return !zone.includes(".");
}

/** Key `edge.weight`: a share of the hosts' traffic, the rest of it with other stacks. */
export const weightSchema = z.strictObject({
    identifier: z
        .string()
        .regex(/^[\x21-\x7e]{1,128}$/, "must be 1 to 128 characters without spaces")
        .meta({
            description: "Distinguishes this stack's records from those of the other stacks.",
            examples: ["blue"],
        }),
    value: z
        .int()
        .min(0)
        .max(255)
        .meta({
            description:
                "This stack's share of the sum of all weights. 0 means no requests, unless all are 0.",
            examples: [255],
        }),
});

export type WeightConfig = z.infer<typeof weightSchema>;
