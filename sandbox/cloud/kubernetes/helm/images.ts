import { texts } from "../../values";
import type { Context } from "../../world/row";
import { egressOf } from "../../aws/ec2/egress";
import { hasImages } from "./istio-releases";
import { hasReadyNodes, nodeGroups } from "../../aws/eks/nodes";

/** Why the pods of a release don't run: nodes, whether they reach a registry, and what it has. */
export function podTrouble(context: Context, image: string): string | undefined {
    const { entity, world, cluster } = context;
    if (!hasReadyNodes(world, cluster)) return "no nodes available to schedule pods";
    if (!hasImages(image, entity.inputs)) return `ImagePullBackOff: ${image}: not found`;
    const outside = nodeGroups(world, cluster).some(({ inputs }) =>
        texts(inputs, "subnetIds").every((id) => egressOf(world, id) !== undefined),
    );
    return outside ? undefined : `ImagePullBackOff: ${image}: dial tcp: i/o timeout`;
}
