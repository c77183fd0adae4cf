import { type Mutation, order } from "./mutation";

const CONTROLLER = "karpenter/karpenter.ts";
const POOLS = "karpenter/node-pools.ts";

/** Every entry of every `dependsOn` of Karpenter and its pools, taken out by itself. */
export const ORDER_OF_KARPENTER: Mutation[] = [
    order(
        CONTROLLER,
        "Karpenter without its definitions",
        "                    definitions,\n",
        "",
        "karpenter",
    ),
    order(
        CONTROLLER,
        "Karpenter without nodes",
        "                    cluster.nodes,\n",
        "",
        "karpenter",
    ),
    order(
        CONTROLLER,
        "Karpenter without its role",
        "                    credentials,\n",
        "",
        "karpenter",
    ),
    order(POOLS, "node class without Karpenter", "dependsOn: [controller]", "", "karpenter"),
    order(
        POOLS,
        "node pool without its class",
        "                    nodeClass,\n",
        "",
        "karpenter",
    ),
    order(
        POOLS,
        "node pool without the role's policies",
        "                    nodeRole,\n",
        "",
        "karpenter",
    ),
    order(
        POOLS,
        "node pool without the access entry",
        "                    entry,\n",
        "",
        "karpenter",
    ),
];
