import { z } from "zod";

import { hostName, ipv4Cidr, kubernetesName, roleArn, teamName } from "./fields";
import { IN_PLACE, NO_EFFECT } from "./effects";

/** What a team's namespace may hold; `components/teams/quota.ts` has the numbers. */
export const QUOTA_PROFILES = ["small", "medium", "large"] as const;

const teamSchema = z.strictObject({
    namespace: kubernetesName.optional().meta({
        description:
            "Namespace of the team, which this stack creates; absent means the team's name.",
        changes:
            "**a new namespace**, and the old one is deleted with everything that the team runs in it",
        examples: ["storefront"],
    }),
    hosts: z
        .array(hostName)
        .default([])
        .meta({
            description:
                "Hosts that the team may serve, each a name, or `*.` and a name for every name below it.",
            changes:
                "in place; routes of the team for a host that is taken out get no more requests, and the team's next update of them is refused",
            examples: [["shop.dev.example.com", "*.storefront.dev.example.com"]],
        }),
    principals: z
        .array(roleArn)
        .default([])
        .meta({
            description:
                "IAM roles that may deploy into the namespace. They have no right outside it.",
            changes: IN_PLACE,
            examples: [["arn:aws:iam::111122223333:role/storefront-deploy"]],
        }),
    egressCidrs: z
        .array(ipv4Cidr)
        .default([])
        .meta({
            description:
                "Ranges inside the VPC that the team's pods may reach, such as those of a database. They reach everything outside the VPC, and in it their own namespace, istiod and DNS.",
            changes: IN_PLACE,
            examples: [["10.40.250.0/24"]],
        }),
    quota: z.enum(QUOTA_PROFILES).default("small").meta({
        description:
            "How much the namespace may hold: pods 20, 60 or 200; requested processors 4, 16 or 64; requested memory 8, 32 or 128 GiB.",
        changes:
            "in place; running pods stay, and new ones are refused while the quota is exceeded",
    }),
    ownLoadBalancer: z.boolean().default(false).meta({
        description:
            "Whether the team's own stack may have a section `edge`: an ALB of its own in front of the gateway.",
        changes: NO_EFFECT,
    }),
});

/** Section `teams`: by name, who else uses this platform, and for what. */
export const teamsSchema = z.record(teamName, teamSchema).default({});

export type TeamsConfig = z.infer<typeof teamsSchema>;
export type TeamConfig = z.infer<typeof teamSchema>;
export type QuotaProfile = TeamConfig["quota"];
