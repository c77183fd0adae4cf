import { z } from "zod";

import type { ExistingThings } from "./cloud/options";

const ids = z.array(z.string()).catch([]);

/** What a stack file says exists, where it says it in a form that is one. */
export const existingSchema = {
    network: z
        .object({
            existing: z.object({
                vpcId: z.string(),
                privateSubnetIds: ids,
                publicSubnetIds: ids.default([]),
            }),
        })
        .optional()
        .catch(undefined),
    cluster: z
        .object({ existing: z.object({ name: z.string() }) })
        .optional()
        .catch(undefined),
    controller: z
        .object({ existing: z.object({ ingressClass: z.string() }) })
        .optional()
        .catch(undefined),
    mesh: z
        .object({
            existing: z.object({ gatewayService: z.string() }),
            gateway: z.object({ namespace: z.string().optional() }).optional(),
        })
        .optional()
        .catch(undefined),
};

type Sections = z.infer<z.ZodObject<typeof existingSchema>>;

export function existingOf(config: Sections): ExistingThings | undefined {
    const { network, cluster, controller, mesh } = config;
    if (network === undefined) return undefined;
    return {
        network: network.existing,
        ...(cluster && { cluster: cluster.existing.name }),
        ...(controller && { ingressClass: controller.existing.ingressClass }),
        ...(mesh && {
            gateway: {
                namespace: mesh.gateway?.namespace ?? "istio-system",
                name: mesh.existing.gatewayService,
            },
        }),
    };
}
