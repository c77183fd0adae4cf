import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import type { KarpenterConfig, NodePoolConfig } from "../config/sections/node-pools";
import { type NodeClassArgs, nodeClassSpec } from "./node-class";
import { nodePoolSpec } from "./node-pool";

/** Name of the EC2NodeClass. */
const CLASS_NAME = "mesh-edge";

/** Minutes until EC2 has terminated a drained instance, and Karpenter has seen it. */
const TERMINATION_MINUTES = 15;

export interface NodePoolsArgs
    extends NodeClassArgs, Pick<KarpenterConfig, "terminationGraceMinutes"> {
    nodePools: Record<string, NodePoolConfig>;
    needs: {
        /** Karpenter itself, its definitions and rights behind it. */
        controller: pulumi.Resource;
        /** Role of the nodes with its policies. */
        nodeRole: pulumi.Resource;
        /** By which the cluster knows the role. */
        entry: pulumi.Resource;
    };
}

/**
 * The pools, and the class of their nodes. A destroy leaves no instance behind: the provider deletes an
 * object with foreground propagation and waits until it is gone (pulumi-kubernetes,
 * `pkg/await/await.go`). A pool goes after its NodeClaims, which name it as their owner and block its
 * deletion; a NodeClaim has a finalizer until Karpenter has drained its node and EC2 has terminated the
 * instance. The class has a finalizer until no NodeClaim is of it, and Karpenter has deleted its instance
 * profile and launch templates.
 */
export function makeNodePools(
    name: string,
    args: NodePoolsArgs,
    { parent, provider }: { parent: pulumi.Resource; provider: pulumi.ProviderResource },
): void {
    const { controller, nodeRole, entry } = args.needs;
    const nodeClass = new k8s.apiextensions.CustomResource(
        `${name}-nodes`,
        {
            apiVersion: "karpenter.k8s.aws/v1",
            kind: "EC2NodeClass",
            metadata: { name: CLASS_NAME },
            spec: nodeClassSpec(args),
        },
        // Karpenter alone takes the finalizer away; behind it stands karpenter-crd, which defines the kind.
        { parent, provider, dependsOn: [controller] },
    );
    for (const [pool, config] of Object.entries(args.nodePools)) {
        new k8s.apiextensions.CustomResource(
            `${name}-${pool}`,
            {
                apiVersion: "karpenter.sh/v1",
                kind: "NodePool",
                metadata: { name: pool },
                spec: nodePoolSpec(config, {
                    className: CLASS_NAME,
                    graceMinutes: args.terminationGraceMinutes,
                }),
            },
            {
                parent,
                provider,
                dependsOn: [
                    // Without it the pool has no nodes. By it the pool waits for Karpenter, which alone
                    // starts the nodes, and alone terminates them.
                    nodeClass,
                    // Nodes join with every policy, and their pods end while the cluster trusts them.
                    nodeRole,
                    entry,
                ],
                customTimeouts: {
                    delete: `${args.terminationGraceMinutes + TERMINATION_MINUTES}m`,
                },
            },
        );
    }
}
