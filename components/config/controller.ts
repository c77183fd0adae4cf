import { z } from "zod";

/** Section `controller`: the AWS Load Balancer Controller. */
export const controllerSchema = z.strictObject({
    chartVersion: z.enum(["3.4.3", "3.5.0"]).default("3.5.0").meta({
        description:
            "Version of chart and controller, one of those whose IAM actions are recorded in this program.",
    }),
    replicas: z.int().min(1).max(5).default(2).meta({
        description: "Controller pods, 1 to 5; one of them leads.",
    }),
    credentials: z.enum(["pod-identity", "irsa"]).default("pod-identity").meta({
        description: "How the controller's pods get their IAM role.",
    }),
});

export type ControllerConfig = z.infer<typeof controllerSchema>;
