import { MESH_SIZES } from "../../mesh-sizes";
import { gatewayPods, istiodPods, otherPods } from "./nodes/demand";
import { largerTypes } from "./nodes/listed-types";
import { lacking, type Nodes } from "./nodes/room";
import type { NodeGroupConfig } from "../../sections/cluster";
import type { Rules } from "../refusal";

/** The most nodes that a group may have. */
const MOST_NODES = 100;

export const nodeRoomRules: Rules = {
    /**
     * The nodes with which the stack starts hold what it runs itself, or its releases end in a timeout a
     * quarter of an hour later. Said only where it is certain: of each number the best case counts.
     */
    nodesHoldStack: ({ cluster, mesh, controller, edge }) => {
        const [first, ...others] = Object.entries(cluster.nodeGroups ?? {}).map(startingNodes);
        // An empty list is refused for itself.
        if (first === undefined || [first, ...others].some(({ types }) => types.length === 0))
            return;
        const size = MESH_SIZES[mesh.profile];
        // Of Karpenter's pods each has a node of its own, so that no more of them run than there are nodes.
        const nodeCount = [first, ...others].reduce((sum, group) => sum + group.count, 0);
        const karpenters =
            cluster.autoscaling === "karpenter"
                ? Math.min(cluster.karpenter.replicas, nodeCount)
                : 0;
        const gateways = edge?.internal ? 2 : 1;
        const demands = {
            istiod: istiodPods(size, mesh.revisions.length),
            gateway: gatewayPods(size, gateways * mesh.gateway.replicas.min),
            others: otherPods(controller.replicas, karpenters),
        };
        const fits = (nodes: Nodes) => lacking([nodes, ...others], demands) === undefined;
        const lack = lacking([first, ...others], demands);
        if (lack === undefined) return;
        const { name, count, types, maxSize } = first;
        const [type = ""] = types;
        const larger = largerTypes(type).find((other) => fits({ count, types: [other] }));
        const more = Array.from({ length: MOST_NODES - count }, (_, i) => count + i + 1).find(
            (enough) => fits({ count: enough, types }),
        );
        const cures = [
            ...(larger === undefined ? [] : [`write for example ["${larger}"]`]),
            ...(more === undefined
                ? []
                : [`set desiredSize ${more > maxSize ? "and maxSize " : ""}to ${more}`]),
        ];
        return {
            path: `cluster.nodeGroups.${name}.instanceTypes`,
            rule: `must hold what the stack runs itself: ${lack}`,
            cure: cures.length > 0 ? cures.join(", or ") : "write larger types, and more nodes",
        };
    },
};

/** A group as it starts. */
function startingNodes([name, group]: [string, NodeGroupConfig]) {
    const { instanceTypes, capacityType, desiredSize, maxSize } = group;
    // EC2 takes the types of on-demand nodes in their order, and of Spot any (EKS user guide, "Managed node
    // group capacity types").
    const types = capacityType === "ON_DEMAND" ? instanceTypes.slice(0, 1) : instanceTypes.slice();
    return { name, count: desiredSize, types, maxSize };
}
