import { z } from "zod";

import { type ControllerVersion, DEFAULT_VERSIONS, VERSIONS } from "../versions";

const CONTROLLERS = Object.keys(VERSIONS.controller) as ControllerVersion[];

/** Section `controller`: the AWS Load Balancer Controller. */
export const controllerSchema = z.strictObject({
    chartVersion: z.enum(CONTROLLERS).default(DEFAULT_VERSIONS.controller).meta({
        description:
            "Version of chart and controller, one of those whose IAM actions are recorded in this program.",
        changes:
            "in place; apply the definitions (CRDs) of the new version first, as the runbook says at its end",
    }),
    replicas: z.int().min(1).max(5).default(2).meta({
        description: "Controller pods; one of them leads.",
    }),
    credentials: z.enum(["pod-identity", "irsa"]).default("pod-identity").meta({
        description: "How the controller's pods get their IAM role.",
        changes:
            "the controller's pods keep the credentials that they began with, which end: afterwards `kubectl -n kube-system rollout restart deployment aws-load-balancer-controller`",
    }),
});

export type ControllerConfig = z.infer<typeof controllerSchema>;
