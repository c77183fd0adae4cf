import { z } from "zod";

import { accessLogsSchema } from "./access-logs";
import { CLIENT_KEEP_ALIVE, DESYNC_MODES, TAG_KEY, TAG_VALUE } from "../../../values/elb-limits";

/** What a tag may hold on every service that the controller tags. */
const tagKey = z.string().regex(TAG_KEY.pattern, TAG_KEY.says);
const tagValue = z
    .string()
    .regex(TAG_VALUE.pattern, TAG_VALUE.says)
    .meta({ examples: ["4711"] });

/** Keys of `edge` about the ALB as a whole; each attribute is written even where it has AWS's own default. */
export const loadBalancerKeys = {
    ipAddressType: z.enum(["ipv4", "dualstack"]).default("ipv4").meta({
        description:
            "`dualstack` gives the ALB IPv6 addresses and its hosts AAAA records; needs network.ipv6.",
        changes: "in place, both ways; the AAAA records follow",
    }),
    redirectHttp: z.boolean().default(true).meta({
        description: "Listen on port 80 and redirect to 443; false closes port 80.",
        changes: "port 80 is opened or closed in place",
    }),
    deletionProtection: z.boolean().default(false).meta({
        description:
            "Refuse to delete the ALB, and the Ingress with it. Switch it off and run `pulumi up` before `pulumi destroy`. It does not prevent a new ALB when the scheme changes.",
    }),
    clientKeepAliveSeconds: z
        .int()
        .min(CLIENT_KEEP_ALIVE.min)
        .max(CLIENT_KEEP_ALIVE.max)
        .default(3600)
        .meta({
            description: "Seconds that a client may keep one connection.",
        }),
    dropInvalidHeaders: z.boolean().default(true).meta({
        description: "Drop headers with names that are not valid, before the gateway reads them.",
    }),
    desyncMitigation: z.enum(DESYNC_MODES).default("defensive").meta({
        description:
            "How the ALB handles requests that two servers could read differently: `monitor` lets them through, `strictest` accepts only what RFC 7230 allows.",
    }),
    http2: z.boolean().default(true).meta({ description: "Accept HTTP/2 from clients." }),
    zonalShift: z.boolean().default(false).meta({
        description: "Let Amazon Application Recovery Controller shift traffic out of a zone.",
    }),
    shieldAdvanced: z
        .boolean()
        .optional()
        .meta({
            description:
                "Protect the ALB with Shield Advanced. Without a subscription of the account this silently has no effect. Absent, the current protection stays.",
            changes: "taking the key out leaves a protection as it is; `false` takes it away",
            examples: [true],
        }),
    tags: z.record(tagKey, tagValue).default({}).meta({
        description:
            "Tags of the ALB and its resources, in addition to project, stack and team. 40 at most.",
    }),
    accessLogs: accessLogsSchema.prefault({}).meta({ description: "Access logs of the ALB." }),
};
