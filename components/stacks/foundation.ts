import type * as pulumi from "@pulumi/pulumi";

import type { AnyCluster } from "../cluster/any-cluster";
import { Cluster } from "../cluster/cluster";
import { ExistingCluster } from "../cluster/existing/existing-cluster";
import type { Plan } from "../config/plan";
import type { EdgePlan } from "../config/plan/edge";
import { ExistingController } from "../controller/existing-controller";
import { LoadBalancerController } from "../controller/load-balancer-controller";
import type { AnyNetwork } from "../network/any-network";
import { ExistingNetwork } from "../network/existing/existing-network";
import { ExistingMesh } from "../mesh/existing-mesh";
import { Mesh, type MeshArgs } from "../mesh/mesh";
import { Network } from "../network/network";
import { partitionOf } from "../values/partition";
import type { Ground } from "./existing";

/** The stack's own network, or one that exists. */
export function networkOf(
    { protect }: Plan,
    { network }: Ground,
    opts: pulumi.ComponentResourceOptions,
): AnyNetwork {
    return "own" in network
        ? new Network("network", { ...network.own, protect }, opts)
        : new ExistingNetwork("network", network, opts);
}

/** The stack's own cluster, or one that exists. */
export function clusterOf(
    { names, profile, protect, tags, teams, accountId, region, rolePath }: Plan,
    { cluster }: Ground,
    network: AnyNetwork,
    opts: pulumi.ComponentResourceOptions,
): AnyCluster {
    const { clusterName } = names;
    return "own" in cluster
        ? new Cluster(
              "cluster",
              { ...cluster.own, clusterName, network, profile, protect, tags, teams, rolePath },
              opts,
          )
        : new ExistingCluster(
              "cluster",
              {
                  clusterName,
                  cluster: cluster.existing,
                  accountId,
                  partition: partitionOf(region),
                  region,
                  profile,
              },
              opts,
          );
}

/** The stack's own controller, or one that runs in the cluster already. */
export function controllerOf(
    plan: Plan,
    cluster: AnyCluster,
    network: AnyNetwork,
    opts: pulumi.ComponentResourceOptions,
): LoadBalancerController | ExistingController {
    const { controller, mesh, region, charts, images } = plan;
    return controller.existing
        ? new ExistingController("controller", controller.existing, {
              providers: [cluster.kubernetes],
          })
        : new LoadBalancerController(
              "controller",
              {
                  ...controller,
                  gatewayNamespace: mesh.gateway.namespace,
                  cluster,
                  network,
                  region,
                  charts,
                  images,
              },
              opts,
          );
}

/** The stack's own Istio, or one that runs in the cluster already. */
export function meshOf(
    { mesh, front, edge, internal, teams, routes, services, charts, images }: Plan,
    { kubernetes, nodes }: AnyCluster,
    service: Pick<MeshArgs, "controller" | "serviceAnnotations">,
): Mesh | ExistingMesh {
    const shared = {
        ...front,
        hosts: edge ? namesIn(edge) : [],
        teams,
        routes,
        services,
    };
    const opts = { providers: [kubernetes] };
    return mesh.existing
        ? new ExistingMesh(
              "mesh",
              { ...shared, ...mesh.existing, namespace: mesh.gateway.namespace },
              opts,
          )
        : new Mesh(
              "mesh",
              {
                  ...mesh,
                  ...shared,
                  ...service,
                  internal: internal && { ...internal, hosts: namesIn(internal.edge) },
                  nodes,
                  charts,
                  images,
              },
              opts,
          );
}

const namesIn = ({ hosts }: Pick<EdgePlan, "hosts">) => hosts.map(({ name }) => name);
