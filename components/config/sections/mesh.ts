import { z } from "zod";

import { kubernetesName } from "./fields";
import { meshSecuritySchema } from "./mesh-security/security";
import { meshTelemetrySchema } from "./mesh-telemetry";
import { PROFILES } from "../mesh-sizes";
import { DEFAULT_VERSIONS, listed, VERSIONS } from "../versions";
import { IN_PLACE } from "./effects";

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

/** Namespace of istiod; what Istio's policies say there holds for the whole mesh. */
export const ROOT_NAMESPACE = "istio-system";

/** The control plane without a name, or that of a release. */
const revision = z
    .string()
    .regex(/^(default|1\.\d{2}\.\d+)$/, "must be default, or an Istio release such as 1.31.4");

/** Section `mesh`: Istio and its ingress gateway, or those that run in the cluster already. */
export const meshSchema = z.strictObject({
    version: z
        .string()
        .regex(/^1\.\d{2}\.\d+$/, "must be an Istio release")
        .default(DEFAULT_VERSIONS.istio)
        .meta({
            description: `Istio release of ${listed(VERSIONS.istio)}; all three charts have it, unless mesh.revisions names others.`,
            changes:
                "istiod and the gateway's pods restart, a few at a time; sidecars keep the old version until their own pods restart",
            examples: [DEFAULT_VERSIONS.istio],
        }),
    revisions: z
        .array(revision)
        .min(1, "must hold a control plane")
        .default(["default"])
        .meta({
            description:
                "Control planes side by side: `default`, the one of `version`, and releases, each with one of its own. For an upgrade in steps: docs/mesh-operation.md.",
            changes: "a control plane comes or goes; one that goes must have no sidecars any more",
            examples: [["default", DEFAULT_VERSIONS.istio]],
        }),
    tags: z
        .record(kubernetesName, revision)
        .default({})
        .meta({
            description:
                "Names by which namespaces choose a control plane, with the label `istio.io/rev: <tag>`; each for an entry of `revisions`.",
            changes: "pods that start from then on get their sidecar from the other control plane",
            examples: [{ stable: DEFAULT_VERSIONS.istio }],
        }),
    profile: z.enum(PROFILES).default("standard").meta({
        description:
            "How large istiod and the gateway's pods are. `small` is for a hundred services, `large` for thousands and for a gateway with thousands of requests a second; both have istiod spread over zones and nodes, and neither is evicted before applications. `standard`: as Istio's charts have it.",
        changes: "istiod and the gateway's pods restart, a few at a time",
    }),
    gateway: z
        .strictObject({
            namespace: kubernetesName.default("istio-system").meta({
                description: "Namespace of the gateway, its Ingress and its Gateway object.",
                changes:
                    "**a new gateway and a new ALB**; change `nodePorts` and both names with it, because the old ones are held until they are gone; with `grpc` hosts name the old namespace in `controller.ingressNamespaces` for that update",
            }),
            replicas: z
                .strictObject({
                    min: z.int().min(2, "must be 2 or more").max(100).default(2).meta({
                        description: "Minimum of gateway pods.",
                    }),
                    max: z.int().min(2, "must be 2 or more").max(100).default(5).meta({
                        description: "Maximum of gateway pods, min or more.",
                    }),
                })
                .prefault({})
                .meta({ description: "Bounds of the gateway's autoscaler.", changes: IN_PLACE }),
            revision: revision.default("default").meta({
                description:
                    "Control plane of the gateway, an entry of `revisions`. It validates what is written of Istio's kinds, too.",
                changes:
                    "the gateway's pods restart under the other control plane, a few at a time",
            }),
            nodePorts: z
                .union([z.literal("auto"), nodePortsSchema])
                .prefault({})
                .meta({
                    description:
                        "Node ports of the gateway's Service, or `auto` to let Kubernetes choose. Used by instance targets.",
                    changes:
                        "in place; with `edge.targetType: instance` the targets are registered anew, with a short gap until they are healthy",
                }),
        })
        .prefault({})
        .meta({ description: "The ingress gateway." }),
    telemetry: meshTelemetrySchema.prefault({}).meta({
        description: "Access logs, traces and metrics of the proxies.",
        changes: IN_PLACE,
    }),
    security: meshSecuritySchema.prefault({}).meta({
        description:
            "Which pods and clients may connect to each other and to the gateway; absent, Istio's defaults. See docs/mesh-security.md.",
        changes: "in place, the load balancer unchanged; restrict egress in two updates",
    }),
    existing: z
        .strictObject({
            gatewayService: kubernetesName.meta({
                description:
                    "Service of the ingress gateway, in the namespace `mesh.gateway.namespace`. Its selector finds the gateway's pods.",
                changes: "in place; clients meet the other gateway",
                examples: ["istio-ingressgateway"],
            }),
        })
        .optional()
        .meta({
            description:
                "Use the Istio that runs in the cluster of `cluster.existing`, in place of installing it. Excludes the other keys but `gateway.namespace`; see docs/existing.md.",
            changes: "**don't** on a stack that runs: the stack's own Istio is uninstalled",
        }),
});

export type MeshConfig = z.infer<typeof meshSchema>;
export type NodePorts = MeshConfig["gateway"]["nodePorts"];
