import { z } from "zod";

import { hostName, kubernetesName, port } from "../fields";

/** How Istio tells the hosts behind a port apart: TLS by SNI, HTTP by the Host header, TCP not at all. */
const portSchema = z.strictObject({
    number: port.meta({
        description: "Port of the host.",
        examples: [443],
    }),
    protocol: z.enum(["TLS", "HTTP", "HTTP2", "GRPC", "TCP"]).meta({
        description:
            "Protocol of the application: `TLS` for https and everything that it encrypts itself; plain `HTTP`, `HTTP2`, `GRPC`; `TCP` for anything else.",
    }),
});

const serviceSchema = z.strictObject({
    host: hostName.meta({
        description:
            "Name outside the mesh; `*.` and a name for all below it, which are then allowed to every address that the application resolves.",
        examples: ["api.example.net"],
    }),
    ports: z
        .array(portSchema)
        .min(1, "must hold a port")
        .default([{ number: 443, protocol: "TLS" }])
        .meta({ description: "Its ports; absent, TLS on 443." }),
    namespaces: z
        .array(kubernetesName)
        .default([])
        .meta({
            description: "Namespaces whose pods may use it; empty, all.",
            examples: [["team-a"]],
        }),
});

/** Section `mesh.security.egress`: where pods with a sidecar may go outside the mesh. */
export const egressSchema = z.strictObject({
    mode: z.enum(["allow-any", "registry-only"]).default("allow-any").meta({
        description:
            "`registry-only` allows the pods of the mesh to reach only its services and those named here; declare these first and change the mode in a second update.",
    }),
    services: z.record(kubernetesName, serviceSchema).default({}).meta({
        description: "What pods may reach outside the mesh, by a name of your choice.",
    }),
});

export type EgressConfig = z.infer<typeof egressSchema>;
