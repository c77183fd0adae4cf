import { record, text } from "../values";
import { CloudError } from "../world/errors";
import type { Entity, World } from "../world/world";
import { type Chart, noNodes, releases } from "./chart";
import { gateway } from "./gateway-chart";
import { hasReadyNodes } from "./nodes";

const CRD = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";

export function istiodAlive(world: World, cluster: string): Entity | undefined {
    return hasReadyNodes(world, cluster) ? releases(world, cluster, "istiod")[0] : undefined;
}

export function controllerAlive(world: World, cluster: string): Entity | undefined {
    const [release] = releases(world, cluster, "aws-load-balancer-controller");
    return hasReadyNodes(world, cluster) ? release : undefined;
}

const base: Chart = {
    check: () => undefined,
    unready: () => undefined,
    // The charts' CRDs stay after an uninstall: helm.sh/resource-policy keep.
    objects: () =>
        ["gateways", "virtualservices", "destinationrules"].map((plural) => ({
            type: CRD,
            id: `${plural}.networking.istio.io`,
            state: {},
            kept: true,
        })),
};

const istiod: Chart = {
    check: () => undefined,
    unready: (_, context) =>
        context.world.get(CRD, "gateways.networking.istio.io", context.cluster)
            ? noNodes(context)
            : "istiod waits for the CRDs of the chart base",
    objects: () => [],
};

const controller: Chart = {
    check(values, { cluster }) {
        const name = text(values, "clusterName");
        if (name === undefined) {
            throw new CloudError("", "Chart cannot be installed without a valid clusterName!");
        }
        if (name !== cluster) {
            throw new CloudError("", `clusterName ${name} is not the cluster ${cluster}`);
        }
    },
    unready(values, context) {
        const cluster = context.world.get("aws:eks/cluster:Cluster", context.cluster);
        const vpcId = text(cluster?.state, "vpcConfig.vpcId");
        // Otherwise it asks the instance's metadata, which a hop limit of 1 keeps from pods.
        if (text(values, "vpcId") !== vpcId || text(values, "region") === undefined) {
            return "CrashLoopBackOff: failed to introspect region or vpcID from EC2Metadata";
        }
        return noNodes(context);
    },
    objects: (values) =>
        values["createIngressClassResource"] === false
            ? []
            : [
                  {
                      type: "kubernetes:networking.k8s.io/v1:IngressClass",
                      id: text(values, "ingressClass") ?? "alb",
                      state: {
                          controller: "ingress.k8s.aws/alb",
                          params: record(values, "ingressClassParams.spec"),
                      },
                  },
              ],
};

/** Another chart is an error, never a guess. */
export const charts: Record<string, Chart> = {
    base,
    istiod,
    gateway,
    "aws-load-balancer-controller": controller,
};
