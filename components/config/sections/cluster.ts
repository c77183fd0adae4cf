import { z } from "zod";

import {
    ARCHITECTURES,
    CAPACITY_TYPES,
    instanceType,
    ipv4Cidr,
    kubernetesName,
    namespacePattern,
    principalArn,
    retentionDays,
} from "./fields";
import { DEFAULT_VERSIONS, listed, VERSIONS } from "../versions";
import { NEW_NODES, REFUSED } from "./effects";
import { autoscaling, karpenterSchema, nodePoolsSchema } from "./node-pools";

/** One EKS managed node group. */
const nodeGroupSchema = z.strictObject({
    instanceTypes: z
        .array(instanceType)
        .min(1, "must name an instance type")
        .max(20, "must name 20 instance types at most, the limit of EKS")
        .meta({
            description:
                "EC2 instance types, the preferred one first. The first nodes of a stack must have room for the pods of this program: two t3.medium are enough, one is not.",
            changes: NEW_NODES,
            examples: [["m7i.large"]],
        }),
    arch: z.enum(ARCHITECTURES).default("x86_64").meta({
        description: "Processor architecture of the instance types and of the node image.",
        changes: NEW_NODES,
    }),
    capacityType: z.enum(CAPACITY_TYPES).default("ON_DEMAND").meta({
        description: "Purchase option of the nodes.",
        changes: NEW_NODES,
    }),
    minSize: z.int().min(1).max(100).default(2).meta({
        description: "Minimum of nodes.",
    }),
    desiredSize: z.int().min(1).max(100).default(2).meta({
        description: "Nodes to start with, from minSize to maxSize.",
    }),
    maxSize: z.int().min(1).max(100).default(4).meta({
        description:
            "Maximum of nodes. By itself it adds none: without an autoscaler the group stays at desiredSize, and Karpenter's nodes are outside of every group.",
    }),
    diskSizeGiB: z.int().min(20).max(16384).default(50).meta({
        description: "Size of a node's encrypted gp3 root volume in GiB.",
        changes: NEW_NODES,
    }),
});

const accessEntrySchema = z
    .strictObject({
        principalArn: principalArn.meta({
            description: "IAM role or user that gets access to the cluster.",
            examples: ["arn:aws:iam::111122223333:role/platform-operator"],
        }),
        policy: z
            .enum([
                "AmazonEKSClusterAdminPolicy",
                "AmazonEKSAdminPolicy",
                "AmazonEKSAdminViewPolicy",
                "AmazonEKSEditPolicy",
                "AmazonEKSViewPolicy",
            ])
            .meta({ description: "EKS access policy that the principal is bound to." }),
        namespaces: z
            .array(namespacePattern)
            .min(1, "must name a namespace")
            .optional()
            .meta({
                description:
                    "Namespaces to which the policy is limited, each by its name or by a pattern such as `dev-*`; absent means the whole cluster.",
                examples: [["istio-system"]],
            }),
    })
    .meta({
        // A cure quotes this one: the least of the policies.
        examples: [
            {
                principalArn: "arn:aws:iam::111122223333:role/platform-operator",
                policy: "AmazonEKSViewPolicy",
            },
        ],
    });

function addonVersion(example: string) {
    return z
        .string()
        .regex(/^v\d+\.\d+\.\d+-eksbuild\.\d+$/, "must be an EKS add-on version")
        .optional()
        .meta({
            description: "Version of the add-on, as `aws eks describe-addon-versions` lists it.",
            examples: [example],
        });
}

/** Section `cluster`: the EKS control plane and its nodes, or a cluster that exists. */
export const clusterSchema = z.strictObject({
    version: z
        .string()
        .regex(/^1\.\d{2}$/, "must be a quoted minor version of Kubernetes")
        .default(DEFAULT_VERSIONS.eks)
        .meta({
            description: `Kubernetes minor version, quoted: ${listed(VERSIONS.eks)}.`,
            changes:
                "one minor at a time, first the control plane, then the nodes; about half an hour. A minor left out is refused, in the preview too. Back only to the one before, within 7 days",
            examples: [DEFAULT_VERSIONS.eks],
        }),
    publicAccessCidrs: z
        .array(ipv4Cidr)
        .max(40, "must hold 40 ranges at most, the limit of EKS")
        .optional()
        .meta({
            description:
                "Ranges from which the Kubernetes API is reachable over the internet. Empty closes the public endpoint; then Pulumi must run inside the VPC.",
            examples: [["203.0.113.0/24"]],
        }),
    serviceCidr: ipv4Cidr.default("172.20.0.0/16").meta({
        description: "Range of Kubernetes Service addresses, /12 to /24 and private.",
        changes: REFUSED,
    }),
    logTypes: z
        .array(z.enum(["api", "audit", "authenticator", "controllerManager", "scheduler"]))
        .default(["audit", "authenticator"])
        .meta({ description: "Control-plane logs that go to CloudWatch Logs." }),
    logRetentionDays: retentionDays.default(30).meta({
        description: "Days to keep control-plane logs.",
    }),
    accessEntries: z.record(kubernetesName, accessEntrySchema).default({}).meta({
        description:
            "Further principals with access to the Kubernetes API, by a name of your choice. The principal that creates the cluster is already its administrator.",
        changes:
            "in place, and a renamed key changes nothing; another policy or other namespaces of an entry take its access away for a moment",
    }),
    nodeGroups: z
        .record(kubernetesName, nodeGroupSchema)
        .refine((groups) => Object.keys(groups).length > 0, "must hold a node group")
        .optional()
        .meta({
            description: "Managed node groups by name, at most 20 characters each.",
            examples: [{ main: { instanceTypes: ["m7i.large"] } }],
        }),
    autoscaling,
    nodePools: nodePoolsSchema,
    karpenter: karpenterSchema,
    addonVersions: z
        .strictObject({
            "vpc-cni": addonVersion("v1.21.1-eksbuild.1"),
            "kube-proxy": addonVersion("v1.35.0-eksbuild.2"),
            coredns: addonVersion("v1.13.1-eksbuild.1"),
            "eks-pod-identity-agent": addonVersion("v1.3.10-eksbuild.1"),
            "metrics-server": addonVersion("v0.8.0-eksbuild.6"),
        })
        .prefault({})
        .meta({
            description:
                "Versions of the EKS add-ons; absent means AWS's default for the cluster's version.",
        }),
    existing: z
        .strictObject({
            name: z
                .string()
                .regex(/^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/, "must be the name of an EKS cluster")
                .meta({
                    description: "Name of the cluster.",
                    changes: REFUSED,
                    examples: ["platform"],
                }),
        })
        .optional()
        .meta({
            description:
                "Use a cluster that exists in the VPC of `network.existing`, with its nodes and add-ons, and change nothing of them. Excludes the other keys; see docs/existing.md.",
            changes: REFUSED,
        }),
});

export type ClusterConfig = z.infer<typeof clusterSchema>;
export type NodeGroupConfig = z.infer<typeof nodeGroupSchema>;
export type AccessEntryConfig = z.infer<typeof accessEntrySchema>;
/** What a cluster of the stack's own is made from. */
export interface OwnClusterConfig extends Omit<ClusterConfig, "existing"> {
    publicAccessCidrs: string[];
    nodeGroups: Record<string, NodeGroupConfig>;
}
