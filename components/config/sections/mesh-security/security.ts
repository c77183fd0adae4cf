import { z } from "zod";

import { hostName, ipCidr, kubernetesName } from "../fields";
import { egressSchema } from "./egress";
import { jwtSchema } from "./jwt";

const mtlsSchema = z.strictObject({
    mode: z.enum(["permissive", "strict"]).default("permissive").meta({
        description:
            "`strict`: pods with a sidecar accept mutual TLS only, in all namespaces. `permissive`, Istio's default: plain text too.",
    }),
    exceptNamespaces: z
        .array(kubernetesName)
        .default([])
        .meta({
            description: "Namespaces that still accept plain text. They must exist.",
            examples: [["legacy"]],
        }),
});

const clientsSchema = z.strictObject({
    cidrs: z
        .array(ipCidr)
        .min(1, "must hold a range")
        .meta({
            description: "Ranges of clients that are allowed, IPv4 or IPv6; all others get a 403.",
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
            "The gateway answers 403 to every Host that is not in edge.hosts, even if a route exists.",
    }),
    clients: z.record(kubernetesName, clientsSchema).default({}).meta({
        description:
            "Allowed clients, by the client address that the gateway determines, under a name of your choice. If several entries apply to a host, all must allow the client.",
    }),
    jwt: z.record(kubernetesName, jwtSchema).default({}).meta({
        description:
            "Tokens (JWT) that the gateway requires, under a name of your choice: 401 for an invalid token, 403 without one.",
    }),
    pathNormalization: z
        .enum(["base", "merge-slashes", "decode-and-merge-slashes"])
        .default("decode-and-merge-slashes")
        .meta({
            description:
                "How far proxies normalize paths before rules and services see them, if `jwt` has paths: `base` keeps //, %2F and %5C, which a service may read as another path than the rule does.",
        }),
    egress: egressSchema.prefault({}).meta({
        description: "What pods with a sidecar may reach outside the mesh.",
    }),
});

export type MeshSecurityConfig = z.infer<typeof meshSecuritySchema>;
