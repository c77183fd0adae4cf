import { z } from "zod";

import { DEFAULT_VERSIONS, type KarpenterVersion, VERSIONS } from "../versions";
import { ARCHITECTURES, CAPACITY_TYPES, instanceType, kubernetesName } from "./fields";

const KARPENTERS = Object.keys(VERSIONS.karpenter) as KarpenterVersion[];

/** What a change does that makes nodes differ from what their pool or their class says now. */
const DRIFT =
    "in place; nodes that differ are replaced a few at a time, as disruptionPercent says, and their pods move";

/** One NodePool of Karpenter. */
const nodePoolSchema = z.strictObject({
    instanceTypes: z
        .array(instanceType)
        .min(1, "must name an instance type")
        .optional()
        .meta({
            description:
                "EC2 instance types that the pool may start; absent means every c, m and r of the fifth generation or newer, of which Karpenter takes the cheapest that fits the pods.",
            changes: DRIFT,
            examples: [["m7i.large", "m7i.xlarge"]],
        }),
    arch: z.enum(ARCHITECTURES).default("x86_64").meta({
        description: "Processor architecture of the pool's nodes.",
        changes: DRIFT,
    }),
    capacityTypes: z
        .array(z.enum(CAPACITY_TYPES))
        .min(1, "must name a purchase option")
        .default(["ON_DEMAND"])
        .meta({
            description:
                "Purchase options of the pool's nodes; with both, Karpenter takes Spot first.",
            changes: DRIFT,
            examples: [["SPOT", "ON_DEMAND"]],
        }),
    cpuLimit: z.int().min(2).max(100_000).default(64).meta({
        description:
            "All vCPUs of the pool's nodes together; beyond it Karpenter starts no node, and pods stay Pending.",
    }),
    memoryLimitGiB: z.int().min(4).max(1_000_000).default(256).meta({
        description: "Memory of all nodes of the pool together, in GiB; as cpuLimit.",
    }),
    weight: z
        .int()
        .min(1)
        .max(100)
        .optional()
        .meta({
            description:
                "Which pool is tried first: the highest. A pool without a weight is tried after all that have one.",
            examples: [10],
        }),
    expireAfterHours: z.int().min(1).max(8760).default(720).meta({
        description: "Age in hours at which a node is drained and replaced.",
        changes: DRIFT,
    }),
    consolidateAfterSeconds: z.int().min(0).max(86_400).default(300).meta({
        description:
            "Seconds without a change of a node's pods after which Karpenter may remove or shrink it.",
    }),
    disruptionPercent: z.int().min(1).max(100).default(10).meta({
        description:
            "Most nodes of the pool in percent, rounded up, that Karpenter replaces or removes at a time.",
    }),
});

/** Key `cluster.autoscaling`. */
export const autoscaling = z
    .enum(["none", "karpenter"])
    .default("none")
    .meta({
        description:
            "What adds nodes when pods find no room, and removes them: nobody, or Karpenter with `nodePools`, beside the node groups, on which it runs itself.",
        changes:
            "in place; `none` first drains and terminates every node of Karpenter's, whose pods must find room on the node groups",
        examples: ["karpenter"],
    });

/** Key `cluster.nodePools`. */
export const nodePoolsSchema = z
    .record(kubernetesName, nodePoolSchema)
    .refine((pools) => Object.keys(pools).length > 0, "must hold a node pool")
    .prefault({ general: {} })
    .meta({
        description:
            "Karpenter's node pools by name. Pods choose one by the node label `karpenter.sh/nodepool`, or take any.",
        changes: "in place; a pool taken out is drained and its nodes are terminated",
        examples: [{ general: { capacityTypes: ["SPOT", "ON_DEMAND"] } }],
    });

/** Key `cluster.karpenter`. */
export const karpenterSchema = z
    .strictObject({
        chartVersion: z.enum(KARPENTERS).default(DEFAULT_VERSIONS.karpenter).meta({
            description:
                "Version of Karpenter, its charts and its definitions; this program must have recorded its IAM actions.",
        }),
        replicas: z.int().min(1).max(3).default(2).meta({
            description: "Karpenter's pods, each on a node of its own; one of them leads.",
        }),
        amiVersion: z
            .string()
            .regex(
                /^(latest|v\d{8})$/,
                "must be latest, or a release of the EKS-optimized Amazon Linux 2023 such as v20261118",
            )
            .default("latest")
            .meta({
                description:
                    "Release of the EKS-optimized Amazon Linux 2023 for Karpenter's nodes. With `latest`, nodes are replaced whenever AWS publishes one.",
                changes: DRIFT,
                examples: ["v20261118"],
            }),
        diskSizeGiB: z.int().min(20).max(16384).default(50).meta({
            description: "Size of the encrypted gp3 root volume of Karpenter's nodes in GiB.",
            changes: DRIFT,
        }),
        terminationGraceMinutes: z.int().min(15).max(1440).default(20).meta({
            description:
                "Minutes for a node to drain, whatever holds its pods: a disruption budget, or the annotation `karpenter.sh/do-not-disrupt`. Then its pods are deleted and it is terminated. A destroy waits as long at the most.",
            changes: DRIFT,
        }),
    })
    .prefault({})
    .meta({
        description: "Karpenter itself, and what all of its nodes have.",
    });

export type NodePoolConfig = z.infer<typeof nodePoolSchema>;
export type KarpenterConfig = z.infer<typeof karpenterSchema>;
