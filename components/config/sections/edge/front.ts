import { z } from "zod";

import { GATEWAY_RESTARTS, TLS_GAP } from "../effects";

/** The gateway's own workload certificate: it needs no Secret, and no client outside the mesh trusts it. */
export const BUILTIN_CREDENTIAL = "builtin://";

/** Section `edge.nlb`. */
export const nlbSchema = z.strictObject({
    tls: z.enum(["terminate", "passthrough"]).default("terminate").meta({
        description:
            "`terminate` terminates TLS at the NLB with a certificate of ACM and encrypts again to the gateway, `passthrough` leaves TLS to the gateway.",
    }),
});

/** TLS that the gateway ends itself. */
export const credentialName = z
    .string()
    .regex(
        /^(builtin:\/\/|[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?)$/,
        "must be the name of a Secret, or builtin://",
    )
    .default(BUILTIN_CREDENTIAL)
    .meta({
        description:
            "Secret of type kubernetes.io/tls in the gateway's namespace with which the gateway terminates the clients' TLS: with `clb`, and with `nlb` and TLS passthrough. `builtin://` is the gateway's own certificate, which no browser trusts.",
        changes: TLS_GAP,
        examples: ["shop-tls"],
    });

/** The longest that leaves a node's drain below the 15 minutes that EKS waits for its pods. */
export const LONGEST_DRAIN_SECONDS = 420;

export const drainSeconds = z.int().min(1).max(LONGEST_DRAIN_SECONDS).default(30).meta({
    description:
        "Seconds that open requests get when a gateway pod stops. It sets the deregistration delay, the pod's wait before it stops, Istio's drain and the pod's grace period.",
    changes: GATEWAY_RESTARTS,
});

export const proxiesInFront = z
    .int()
    .min(0)
    .max(10)
    .optional()
    .meta({
        description:
            "Proxies before the gateway that append to X-Forwarded-For: 1 is the ALB alone, 2 CloudFront and the ALB. Absent means 1 with `alb`, one more with cloudFront, and 0 with the other kinds, which append nothing.",
        changes: GATEWAY_RESTARTS,
        examples: [2],
    });
