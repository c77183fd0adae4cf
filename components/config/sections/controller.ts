import { z } from "zod";

import { kubernetesName } from "./fields";
import { type ControllerVersion, DEFAULT_VERSIONS, VERSIONS } from "../versions";

const CONTROLLERS = Object.keys(VERSIONS.controller) as ControllerVersion[];

/** Section `controller`: the AWS Load Balancer Controller, or one that runs in the cluster already. */
export const controllerSchema = z.strictObject({
    chartVersion: z.enum(CONTROLLERS).default(DEFAULT_VERSIONS.controller).meta({
        description:
            "Version of chart and controller; this program must have recorded its IAM actions.",
        changes:
            "in place: the CRDs first, then the controller's pods; to go back to an older version write `controller.crdVersion` too",
    }),
    crdVersion: z
        .enum(CONTROLLERS)
        .optional()
        .meta({
            description:
                "Version of the chart whose CRDs are applied; absent means `chartVersion`. A controller older than its CRDs works, and CRDs are never lowered.",
            changes: "in place; an older one is refused",
            examples: [DEFAULT_VERSIONS.controller],
        }),
    replicas: z.int().min(1).max(5).default(2).meta({
        description: "Controller pods; one of them leads.",
    }),
    credentials: z.enum(["pod-identity", "irsa"]).default("pod-identity").meta({
        description: "How the controller's pods get their IAM role.",
        changes:
            "the controller's pods keep the credentials that they began with, which end: afterwards `kubectl -n kube-system rollout restart deployment aws-load-balancer-controller`",
    }),
    ingressNamespaces: z
        .union([z.literal("all"), z.array(kubernetesName)])
        .default([])
        .meta({
            description:
                "Namespaces beside the gateway's whose Ingresses of the class `alb` the controller serves, or `all`. Anybody who can write an Ingress in one of them can join the ALB's group and create further load balancers.",
            changes:
                "in place, and the controller's pods restart; an Ingress of a namespace taken out keeps its load balancer as it is, and one in the ALB's group holds the group up until it is deleted",
            examples: [["team-a"]],
        }),
    existing: z
        .strictObject({
            ingressClass: kubernetesName.meta({
                description: "IngressClass of the controller.",
                changes: "**a new ALB**, if another controller has that class",
                examples: ["alb"],
            }),
        })
        .optional()
        .meta({
            description:
                "Use the controller that runs in the cluster of `cluster.existing`, in place of installing one. Excludes the other keys; see docs/existing.md.",
            changes:
                "**don't** on a stack that runs: the stack's own controller is uninstalled before the other one has taken over its ALB",
        }),
});

export type ControllerConfig = z.infer<typeof controllerSchema>;
