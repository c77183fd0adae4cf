import { podsReachAws, hasReadyNodes } from "../aws/eks/nodes";
import { isAllowed, type Request } from "../aws/iam/authorize";
import { roleOf } from "../aws/iam/credentials";
import { releases } from "../kubernetes/helm/chart";
import { CloudError } from "../world/errors";
import type { Entity } from "../world/entity";
import { arn, type Place } from "../world/row";

export const KARPENTER = "karpenter";

/** Karpenter with its role. */
export interface Karpenter {
    /** A call to AWS, judged by the role's policies. */
    call: (action: string, resource: string, keys?: Request["keys"]) => void;
}

/** @throws {CloudError} whatever keeps Karpenter from AWS: it runs on the nodes of node groups alone. */
export function karpenterAt(place: Place): Karpenter {
    const { world, cluster, accountId, partition } = place;
    const [release] = releases(world, cluster, KARPENTER);
    if (release === undefined || !hasReadyNodes(world, cluster)) {
        throw new CloudError("", "no Karpenter runs in the cluster");
    }
    if (!podsReachAws(world, cluster)) {
        throw new CloudError("", "Karpenter's calls to AWS time out: dial tcp: i/o timeout");
    }
    const role: Entity = roleOf(world, release);
    return {
        call(action, resource, keys) {
            if (isAllowed(world, role, { action, resource, keys })) return;
            const user = `arn:${partition}:sts::${accountId}:assumed-role/${role.id}/karpenter`;
            throw new CloudError(
                action.startsWith("ec2:") ? "UnauthorizedOperation" : "AccessDenied",
                `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
            );
        },
    };
}

/** ARN of anything of a kind in EC2. */
export function ec2(place: Place, kind: string): string {
    return arn(place, "ec2", `${kind}/any`);
}

/** The condition keys of a thing that Karpenter has made, or makes, for a pool or a class. */
export function tagKeys(
    { cluster, region }: Place,
    which: "RequestTag" | "ResourceTag",
    mark: "karpenter.sh/nodepool" | "karpenter.k8s.aws/ec2nodeclass",
): Record<string, string> {
    return {
        [`aws:${which}/kubernetes.io/cluster/${cluster}`]: "owned",
        [`aws:${which}/eks:eks-cluster-name`]: cluster,
        [`aws:${which}/topology.kubernetes.io/region`]: region,
        [`aws:${which}/${mark}`]: "any",
    };
}
