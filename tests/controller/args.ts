import type { Cluster } from "../../components/cluster/cluster";
import {
    LoadBalancerController,
    type LoadBalancerControllerArgs,
} from "../../components/controller/load-balancer-controller";
import { DEFAULT_VERSIONS } from "../../components/config/versions";
import type { Network } from "../../components/network/network";

/** A controller of two pods that gets its role by Pod Identity. */
export function controllerOn(
    cluster: Cluster,
    network: Network,
    changes: Partial<LoadBalancerControllerArgs> = {},
): LoadBalancerController {
    return new LoadBalancerController("controller", {
        chartVersion: DEFAULT_VERSIONS.controller,
        replicas: 2,
        credentials: "pod-identity",
        ingressNamespaces: [],
        gatewayNamespace: "istio-system",
        cluster,
        network,
        region: "eu-west-1",
        charts: { controller: "https://charts.example" },
        images: {},
        ...changes,
    });
}
