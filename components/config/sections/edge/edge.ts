import { z } from "zod";

import { certificateArnsSchema } from "./certificates";
import { dnsRoleSchema, dnsSchema, weightSchema } from "./dns";
import { IDLE_TIMEOUT } from "../../../values/elb-limits";
import { hostedZone, kubernetesName } from "../fields";
import { hostEntrySchema } from "./hosts";
import { inboundKeys } from "./inbound";
import { internalSchema } from "./internal";
import { loadBalancerKeys } from "./load-balancer";
import { loadBalancerNameSchema } from "./load-balancer-name";
import { mutualTlsSchema } from "./mutual-tls";
import { pathsSchema } from "./paths/entry";
import { credentialName, drainSeconds, nlbSchema, proxiesInFront } from "./front";
import { NEW_TARGET_GROUP, NO_EFFECT, TLS_GAP } from "../effects";

/** TLS policies of an ALB that refuse TLS 1.1 and older (ELB user guide, security policies). */
const SSL_POLICIES = [
    "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-Ext1-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-2-Ext2-PQ-2025-09",
    "ELBSecurityPolicy-TLS13-1-3-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06",
    "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06",
    "ELBSecurityPolicy-FS-1-2-Res-2020-10",
    "ELBSecurityPolicy-FS-1-2-Res-2019-08",
    "ELBSecurityPolicy-FS-1-2-2019-08",
    "ELBSecurityPolicy-TLS-1-2-2017-01",
    "ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
] as const;

/** Section `edge`: the load balancer in front of the gateway. */
export const edgeSchema = z.strictObject({
    kind: z.enum(["alb", "nlb", "clb"]).default("alb").meta({
        description:
            "Kind of load balancer: `alb`, an Application Load Balancer created from an Ingress; `nlb`, a Network Load Balancer created from the gateway's Service; `clb`, the legacy Classic Load Balancer of a Service without annotations.",
        changes:
            "**another load balancer, and an outage until names have followed**; needs `edge.allowReplacement` and another `edge.loadBalancerName`, because both exist for a while. From `nlb` to `clb` or back only by way of `alb`",
    }),
    dns: dnsSchema,
    dnsRole: dnsRoleSchema.optional().meta({
        description:
            "Role that the stack assumes to manage its hosted zones, if they are in another account; absent, the stack uses its own credentials.",
    }),
    zone: hostedZone.optional().meta({
        description:
            "Route 53 hosted zone of the hosts that name no other: its name, or its id if two zones have that name. Zones must exist; they are public unless `privateZone` is true.",
        changes:
            "the hosts' records and the certificate's validation records move to the other zone",
        examples: ["example.com"],
    }),
    privateZone: z.boolean().default(false).meta({
        description:
            "Whether all zones of the hosts are private ones; the stack then associates its VPC with them.",
    }),
    validationZone: hostedZone.optional().meta({
        description:
            "Public hosted zone for the validation records of ACM, by name or id; absent, each host's own zone.",
        examples: ["example.com"],
    }),
    hosts: z
        .array(hostEntrySchema)
        .min(1, "must name a host")
        .max(100)
        .meta({
            description:
                "Names that clients use, each inside its zone; the apex and wildcards are allowed. An entry is a name, or a map with its protocol and zone.",
            changes:
                "a new certificate is made and validated, then replaces the old one without a gap; ten hosts have one together",
            examples: [["shop.example.com"]],
        }),
    weight: weightSchema.optional().meta({
        description: "Weighted records, for hosts that several stacks share.",
        changes: "its value in place; introducing or dropping it takes the names away for a moment",
    }),
    grpcReady: z.boolean().default(false).meta({
        description:
            "Prepare for gRPC: create the ALB so that the first `grpc` host later needs no new ALB.",
        changes: "**a new ALB**, as with `edge.scheme`, unless there are `grpc` hosts",
    }),
    scheme: z.enum(["internet-facing", "internal"]).default("internet-facing").meta({
        description: "Where the ALB is reachable from.",
        changes:
            "**a new ALB: minutes without one, and a new DNS name**; refused unless `edge.allowReplacement: true`; the records follow with `up --refresh`",
    }),
    targetType: z.enum(["instance", "ip"]).default("instance").meta({
        description: "`instance` sends to the gateway's node ports, `ip` to its pods.",
        changes: NEW_TARGET_GROUP,
    }),
    backendProtocol: z.enum(["https", "http"]).default("https").meta({
        description: "`https` encrypts again between ALB and gateway, `http` does not.",
        changes: NEW_TARGET_GROUP,
    }),
    certificateArn: certificateArnsSchema.optional().meta({
        description:
            "An issued certificate in the stack's region, or a list of them; clients without SNI get the first. Absent, the stack creates as many as the hosts need and validates them by DNS.",
        examples: [
            "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000",
        ],
    }),
    sslPolicy: z.enum(SSL_POLICIES).default("ELBSecurityPolicy-TLS13-1-2-2021-06").meta({
        description: "TLS policy of the HTTPS listener.",
    }),
    mutualTls: mutualTlsSchema.optional().meta({
        description: "Client certificates (mutual TLS).",
        changes:
            "in place; taking the section out leaves a live listener as it is, write `mode: off`",
    }),
    loadBalancerName: loadBalancerNameSchema.optional().meta({
        description:
            "Name of the ALB or NLB, unique in account and region; absent, `<team>-<stack>-<digest>`, which no other stack has. It takes effect when the load balancer is created.",
        changes: "nothing until the ALB is replaced",
        examples: ["payments-dev"],
    }),
    ingressName: kubernetesName.default("common-external-ingress").meta({
        description: "Name of the Ingress.",
        changes:
            "**a new ALB beside the old one**; refused unless `edge.allowReplacement: true`; change `edge.loadBalancerName` with it, because the old ALB holds its name until it is gone",
    }),
    allowReplacement: z.boolean().default(false).meta({
        description:
            "Let an update replace the load balancer, which is an outage. Refused otherwise; set it for one update.",
        changes: NO_EFFECT,
    }),
    ...loadBalancerKeys,
    ...inboundKeys,
    idleTimeoutSeconds: z.int().min(IDLE_TIMEOUT.min).max(IDLE_TIMEOUT.max).default(60).meta({
        description:
            "Seconds after which the ALB closes an idle connection. WebSockets and gRPC streams need more than their longest pause.",
    }),
    paths: pathsSchema.meta({
        description:
            "Paths that don't go to the gateway: they go to targets outside Kubernetes or to several targets by weight, or the ALB answers them. The first entry that matches a request applies.",
    }),
    nlb: nlbSchema.prefault({}).meta({
        description: "Settings of a Network Load Balancer.",
        changes: TLS_GAP,
    }),
    credentialName,
    drainSeconds,
    proxiesInFront,
    internal: internalSchema.optional().meta({
        description:
            "A second ALB, inside the network, with a gateway of its own, for hosts that are not `edge.hosts`. See docs/mesh-operation.md.",
        changes:
            "the second gateway and its ALB come or go, the first ones stay as they are; a host that moves between the two is served by neither for some minutes",
    }),
});

export type EdgeConfig = z.infer<typeof edgeSchema>;
