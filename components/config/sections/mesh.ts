import { z } from "zod";

import { kubernetesName } from "./fields";
import { DEFAULT_VERSIONS, listed, VERSIONS } from "../versions";

/** Kubernetes' default range for node ports (kube-apiserver --service-node-port-range). */
const nodePort = z
    .int()
    .min(30000, "must be a node port, 30000 to 32767")
    .max(32767, "must be a node port, 30000 to 32767");

const nodePortsSchema = z.strictObject({
    status: nodePort.default(30621).meta({ description: "Node port of the status port 15021." }),
    http: nodePort.default(31565).meta({ description: "Node port of port 80." }),
    https: nodePort.default(31804).meta({ description: "Node port of port 443." }),
});

/** Section `mesh`: Istio and its ingress gateway. */
export const meshSchema = z.strictObject({
    version: z
        .string()
        .regex(/^1\.\d{2}\.\d+$/, "must be an Istio release")
        .default(DEFAULT_VERSIONS.istio)
        .meta({
            description: `Istio release of ${listed(VERSIONS.istio)}; all three charts have it.`,
            examples: [DEFAULT_VERSIONS.istio],
        }),
    gateway: z
        .strictObject({
            namespace: kubernetesName.default("istio-system").meta({
                description: "Namespace of the gateway, its Ingress and its Gateway object.",
            }),
            replicas: z
                .strictObject({
                    min: z.int().min(2, "must be 2 or more").max(100).default(2).meta({
                        description: "Fewest gateway pods, 2 or more.",
                    }),
                    max: z.int().min(2, "must be 2 or more").max(100).default(5).meta({
                        description: "Most gateway pods, from min to 100.",
                    }),
                })
                .prefault({})
                .meta({ description: "Bounds of the gateway's autoscaler." }),
            nodePorts: z
                .union([z.literal("auto"), nodePortsSchema])
                .prefault({})
                .meta({
                    description:
                        "Node ports of the gateway's Service, or `auto` to let Kubernetes choose. Used by instance targets.",
                }),
        })
        .prefault({})
        .meta({ description: "The ingress gateway." }),
});

export type MeshConfig = z.infer<typeof meshSchema>;
export type NodePorts = MeshConfig["gateway"]["nodePorts"];
