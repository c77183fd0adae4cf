import { z } from "zod";

import { clusterSchema } from "./sections/cluster";
import { controllerSchema } from "./sections/controller";
import { edgeSchema } from "./sections/edge/edge";
import { meshSchema } from "./sections/mesh";
import { chartsSchema, imagesSchema } from "./sections/mirrors";
import { networkSchema } from "./sections/network";
import { observabilitySchema } from "./sections/observability";
import { policyArn } from "./sections/fields";
import { ownerKeys } from "./sections/owner";
import { policySchema } from "./sections/policy";
import { routesSchema } from "./sections/routes/routes";
import { servicesSchema } from "./sections/routes/services";
import { teamsSchema } from "./sections/teams";
import { wafSchema } from "./sections/waf";
import { IN_PLACE } from "./sections/effects";

/**
 * Every value that a stack may set, with its bounds and its default. No default stands anywhere else.
 * What one field alone decides is here; what several decide together is in `rules/`.
 */
export const stackConfigSchema = z.strictObject({
    ...ownerKeys,
    protect: z.boolean().default(false).meta({
        description:
            "Refuse to delete the cluster and the VPC. Switch it off and run `pulumi up` before `pulumi destroy`.",
        changes: IN_PLACE,
    }),
    permissionsBoundary: policyArn.optional().meta({
        description:
            "Permissions boundary of every IAM role of the stack, as the stack of CI's access has it in its output `boundaries`. The roles then have the path `/mesh-edge/<stack>/`.",
        changes:
            "**refused** where roles would get another path, because a cluster keeps its role: set it before the first `up`; another policy in place",
        examples: ["arn:aws:iam::111122223333:policy/mesh-edge-ci/mesh-edge-dev-boundary"],
    }),
    network: networkSchema.meta({
        description: "VPC and subnets.",
        changes: IN_PLACE,
        examples: [{ cidr: "10.40.0.0/16", availabilityZones: ["eu-west-1a", "eu-west-1b"] }],
    }),
    cluster: clusterSchema.meta({
        description: "EKS cluster.",
        changes: IN_PLACE,
        examples: [
            {
                publicAccessCidrs: ["203.0.113.0/24"],
                nodeGroups: { main: { instanceTypes: ["m7i.large"] } },
            },
        ],
    }),
    controller: controllerSchema
        .prefault({})
        .meta({ description: "AWS Load Balancer Controller.", changes: IN_PLACE }),
    mesh: meshSchema.prefault({}).meta({
        description: "Istio.",
    }),
    edge: edgeSchema.optional().meta({
        description:
            "Load balancer, certificate and DNS; absent on a platform without an entrance.",
        changes: IN_PLACE,
    }),
    routes: routesSchema.meta({
        description: "By host, where requests go behind the gateway.",
        changes: "in place; a version that routes use goes in two updates",
        examples: [
            {
                "shop.example.com": {
                    rules: [
                        {
                            name: "cart",
                            backendRefs: [{ name: "cart", namespace: "shop", port: 8080 }],
                        },
                    ],
                },
            },
        ],
    }),
    services: servicesSchema.meta({
        description: "Services of the cluster that routes may name, as `<namespace>/<name>`.",
        changes: "in place; a version that routes use goes in two updates",
        examples: [{ "shop/cart": { ports: [8080] } }],
    }),
    teams: teamsSchema.meta({
        description: "Teams with stacks of their own on this platform, by name.",
        changes:
            "in place; the namespace of a team that is taken out is deleted with everything in it",
        examples: [{ storefront: { hosts: ["shop.dev.example.com"] } }],
    }),
    waf: wafSchema.optional().meta({
        description: "Web ACL of the edge; with an edge, absent means its defaults.",
        changes: "in place; `off` takes the web ACL off the ALB and then deletes it",
    }),
    observability: observabilitySchema
        .prefault({})
        .meta({ description: "Alarms and dashboard of the edge.", changes: IN_PLACE }),
    charts: chartsSchema
        .prefault({})
        .meta({ description: "Helm repositories.", changes: IN_PLACE }),
    images: imagesSchema.prefault({}).meta({
        description: "Image registries.",
        changes: "pods restart with the other image, a few at a time",
    }),
    policy: policySchema,
});

/** A stack's config, checked and with its defaults. */
export type StackConfig = z.infer<typeof stackConfigSchema>;
