import { MESH_SIZES } from "../../mesh-sizes";
import { gatewayPods, istiodPods, otherPods } from "./nodes/demand";
import { largerTypes } from "./nodes/listed-types";
import { lacking, type Nodes } from "./nodes/room";
import { known, knownEntries, type LenientConfig, type Rule } from "../rule";

/** The most nodes that a group may have. */
const MOST_NODES = 100;

/**
 * The nodes with which the stack starts hold what it runs itself, or its releases end in a timeout a
 * quarter of an hour later. Said only where it is certain: of each number the best case counts.
 */
export const nodesHoldStack: Rule = ({ cluster, mesh, controller }) => {
    const gateways = mesh?.gateway?.replicas?.min;
    const controllers = controller?.replicas;
    // Of Karpenter's pods each has a node of its own, so that no more of them run than there are nodes.
    const { autoscaling, karpenter } = cluster ?? {};
    const karpenters = autoscaling === "karpenter" ? karpenter?.replicas : 0;
    const size = mesh?.profile && MESH_SIZES[mesh.profile];
    const groups = startingNodes(cluster?.nodeGroups);
    const [first, ...others] = groups ?? [];
    if (gateways === undefined || controllers === undefined || first === undefined) return [];
    if (size === undefined || mesh?.revisions === undefined) return [];
    if (autoscaling === undefined || karpenters === undefined) return [];

    const demands = {
        istiod: istiodPods(size, mesh.revisions.length),
        gateway: gatewayPods(size, gateways),
        others: otherPods(controllers, Math.min(karpenters, nodeCount(groups))),
    };
    const fits = (nodes: Nodes) => lacking([nodes, ...others], demands) === undefined;
    const lack = lacking([first, ...others], demands);
    if (lack === undefined) return [];
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
    return [
        {
            path: `cluster.nodeGroups.${name}.instanceTypes`,
            value: cluster?.nodeGroups?.[name]?.instanceTypes,
            rule: `must hold what the stack runs itself: ${lack}`,
            cure: cures.length > 0 ? cures.join(", or ") : "write larger types, and more nodes",
        },
    ];
};

function nodeCount(groups: readonly Nodes[] = []): number {
    return groups.reduce((sum, { count }) => sum + count, 0);
}

/** The groups as they start; undefined where one isn't known. */
function startingNodes(groups: NonNullable<LenientConfig["cluster"]>["nodeGroups"]) {
    const entries = knownEntries(groups);
    const nodes = entries.flatMap(
        ([name, { instanceTypes, capacityType, desiredSize, maxSize }]) => {
            const all = known(instanceTypes).map(([, type]) => type);
            if (capacityType === undefined || desiredSize === undefined || maxSize === undefined)
                return [];
            if (all.length === 0 || all.length < (instanceTypes?.length ?? 0)) return [];
            // EC2 takes the types of on-demand nodes in their order, and of Spot any (EKS user guide,
            // "Managed node group capacity types").
            const types = capacityType === "ON_DEMAND" ? all.slice(0, 1) : all;
            return [{ name, count: desiredSize, types, maxSize }];
        },
    );
    return nodes.length < Object.keys(groups ?? {}).length ? undefined : nodes;
}
