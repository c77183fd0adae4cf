import { assertFitsDefinition } from "./schema";
import { globalArn } from "../world/row";
import { conflict, identity, metadata } from "../kubernetes/object-rows";
import { text } from "../values";
import { CloudError } from "../world/errors";
import type { Context, Row, Table } from "../world/row";
import { ec2, karpenterAt, tagKeys } from "./at-work";
import { instancesOf, NODE_CLASS, NODE_POOL, profileOf, reconcile } from "./reconcile";

/** An object without a namespace whose kind karpenter-crd defines. */
function clusterObject(crd: string): Row {
    return {
        id: ({ entity }) => text(entity.inputs, "metadata.name") ?? "",
        computed: metadata,
        forceNew: identity,
        exists: conflict(crd),
        beforeCreate: (context) => {
            assertDefined(context, crd);
            assertFitsDefinition(context.entity);
        },
        beforeUpdate: ({ entity }) => {
            assertFitsDefinition(entity);
        },
        afterCreate: reconcile,
        afterUpdate: reconcile,
        seconds: [1, 1, 1],
    };
}

/**
 * Pools and classes as Karpenter holds them: the provider waits until an object is gone, a pool blocks until
 * its NodeClaims are, which Karpenter alone ends, with its rights (`pkg/controllers/nodeclaim/lifecycle`);
 * a class until nothing is of it any more, and its instance profile is deleted (`pkg/controllers/nodeclass`).
 */
export const karpenter: Table = {
    [NODE_POOL]: {
        ...clusterObject("nodepools.karpenter.sh"),
        beforeDelete: (context) => {
            if (instancesOf(context, context.entity).length === 0) return;
            held(context, "NodeClaims with the finalizer karpenter.sh/termination", () => {
                karpenterAt(context).call(
                    "ec2:TerminateInstances",
                    ec2(context, "instance"),
                    tagKeys(context, "ResourceTag", "karpenter.sh/nodepool"),
                );
            });
        },
        afterDelete: (context) => {
            for (const instance of instancesOf(context, context.entity)) {
                context.world.remove(instance);
            }
        },
        // Nodes drain, and an instance takes a minute or two to end.
        seconds: [1, 1, 150],
    },
    [NODE_CLASS]: {
        ...clusterObject("ec2nodeclasses.karpenter.k8s.aws"),
        beforeDelete: (context) => {
            held(context, "the finalizer karpenter.k8s.aws/termination", () => {
                const calls = karpenterAt(context);
                const [instance] = instancesOf(context, context.entity);
                if (instance)
                    throw new CloudError("", `NodeClaims are of it, such as ${instance.id}`);
                const profile = profileOf(context, context.entity);
                if (profile === undefined) return;
                const resource = globalArn(context, "iam", `instance-profile/${profile.id}`);
                const keys = tagKeys(context, "ResourceTag", "karpenter.k8s.aws/ec2nodeclass");
                calls.call("iam:RemoveRoleFromInstanceProfile", resource, keys);
                calls.call("iam:DeleteInstanceProfile", resource, keys);
            });
        },
        afterDelete: (context) => {
            const profile = profileOf(context, context.entity);
            if (profile) context.world.remove(profile);
        },
        seconds: [5, 5, 5],
    },
};

function assertDefined({ entity, world, cluster }: Context, crd: string): void {
    if (world.get("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition", crd, cluster)) {
        return;
    }
    throw new CloudError(
        "",
        `no matches for kind "${text(entity.inputs, "kind") ?? ""}" in version "${text(entity.inputs, "apiVersion") ?? ""}"`,
    );
}

/** The provider's words when an object has not gone in time. */
function held({ entity }: Context, by: string, work: () => void): void {
    try {
        work();
    } catch (error) {
        if (!(error instanceof CloudError)) throw error;
        throw new CloudError(
            "",
            `timed out waiting for object ${entity.id} to be deleted: it is held by ${by}: ${error.message}`,
        );
    }
}
