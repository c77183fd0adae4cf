import { z } from "zod";

import { hostName, ipCidr, kubernetesName } from "../fields";
import { egressSchema } from "./egress";
import { jwtSchema } from "./jwt";

const mtlsSchema = z.strictObject({
    mode: z.enum(["permissive", "strict"]).default("permissive").meta({
        description:
            "`strict`: pods with a sidecar take mutual TLS alone, in all namespaces. `permissive`, as Istio has it: plain text too.",
    }),
    exceptNamespaces: z
        .array(kubernetesName)
        .default([])
        .meta({
            description: "Namespaces that still take plain text. They must exist.",
            examples: [["legacy"]],
        }),
});

const clientsSchema = z.strictObject({
    cidrs: z
        .array(ipCidr)
        .min(1, "must hold a range")
        .meta({
            description: "Ranges of clients that are let in, IPv4 or IPv6; all others get a 403.",
            examples: [["203.0.113.0/24"]],
        }),
    hosts: z
        .array(hostName)
        .default([])
        .meta({
            description: "Hosts of edge.hosts that only they may use; empty, all of them.",
            examples: [["admin.example.com"]],
        }),
});

/** Section `mesh.security`: who may speak to whom, and to the gateway. */
export const meshSecuritySchema = z.strictObject({
    mtls: mtlsSchema.prefault({}).meta({ description: "Mutual TLS between the pods." }),
    declaredHostsOnly: z.boolean().default(false).meta({
        description:
            "Let the gateway answer 403 to every Host that is not in edge.hosts, whatever routes there are.",
    }),
    clients: z.record(kubernetesName, clientsSchema).default({}).meta({
        description:
            "Clients by their address as the gateway finds it behind the load balancer, by a name of your choice. Where several are about a host, all must agree.",
    }),
    jwt: z.record(kubernetesName, jwtSchema).default({}).meta({
        description:
            "Tokens (JWT) that the gateway asks for, by a name of your choice: 401 for one that is wrong, 403 without one.",
    }),
    pathNormalization: z
        .enum(["base", "merge-slashes", "decode-and-merge-slashes"])
        .default("decode-and-merge-slashes")
        .meta({
            description:
                "How far proxies make paths plain before rules and services see them, where `jwt` has paths: `base` leaves //, %2F and %5C as they are, which a service may read as other paths than the rule did.",
        }),
    egress: egressSchema.prefault({}).meta({
        description: "What pods with a sidecar may reach outside the mesh.",
    }),
});

export type MeshSecurityConfig = z.infer<typeof meshSecuritySchema>;
