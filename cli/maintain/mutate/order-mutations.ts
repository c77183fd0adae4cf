import { ORDER_OF_ENTRANCE } from "./order-entrance";
import { ORDER_OF_KARPENTER } from "./order-karpenter";
import { ORDER_OF_TEAMS } from "./order-teams";
import { type Mutation, order } from "./mutation";

const OUTBOUND = "network/outbound.ts";
const CLUSTER = "cluster/cluster.ts";
const CREDENTIALS = "controller/credentials.ts";

/** Every entry of every `dependsOn`, taken out by itself. */
export const ORDER_MUTATIONS: Mutation[] = [
    order(
        OUTBOUND,
        "public address without the internet gateway",
        "dependsOn: [internetGateway]",
        "",
    ),
    order(
        OUTBOUND,
        "NAT gateway without the public route",
        "[toInternet, ...publicAssociations]",
        "publicAssociations",
    ),
    order(
        OUTBOUND,
        "NAT gateway without the public associations",
        "[toInternet, ...publicAssociations]",
        "[toInternet]",
    ),
    order("network/flow-logs.ts", "flow log without the policy", "dependsOn: [policy]", ""),
    order(CLUSTER, "cluster without the log group", "[logGroup, attachment]", "[attachment]"),
    order(CLUSTER, "cluster without its role's policy", "[logGroup, attachment]", "[logGroup]"),
    order(CLUSTER, "nodes without the network", "needs: [network, nodeRole]", "needs: [nodeRole]"),
    order(CLUSTER, "nodes without the node role", "needs: [network, nodeRole]", "needs: [network]"),
    order(CLUSTER, "add-ons on a lower level", "dependsOn: [network]", ""),
    order("cluster/node-groups.ts", "nodes without what they need", "dependsOn: args.needs", ""),
    order("cluster/addons.ts", "coredns without nodes", "dependsOn: [args.nodes]", ""),
    order(
        CREDENTIALS,
        "association without the role's policy",
        "[...attachments, ...args.handedOutBy]",
        "args.handedOutBy",
    ),
    order(
        CREDENTIALS,
        "association without the agent",
        "[...attachments, ...args.handedOutBy]",
        "attachments",
    ),
    order(
        "controller/load-balancer-controller.ts",
        "controller without nodes",
        "                    cluster.nodes,\n",
        "",
    ),
    order(
        "controller/load-balancer-controller.ts",
        "controller without its role",
        "                    credentials,\n",
        "",
    ),
    order(
        "controller/load-balancer-controller.ts",
        "controller before its CRDs",
        "                    definitions,\n",
        "",
        "crds",
    ),
    ...ORDER_OF_KARPENTER,
    ...ORDER_OF_TEAMS,
    ...ORDER_OF_ENTRANCE,
];
