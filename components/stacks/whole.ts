import * as aws from "@pulumi/aws/provider";

import { Cluster } from "../cluster/cluster";
import { loadConfig } from "../config/load";
import { LoadBalancerController } from "../controller/load-balancer-controller";
import { Edge } from "../edge/edge";
import { shapeOf } from "../edge/guard/entrance-shape";
import { ReplacementGuard } from "../edge/guard/replacement-guard";
import { ServiceEdge } from "../edge/service-edge";
import { zoneAccess } from "../edge/dns/zone-access";
import { Mesh } from "../mesh/mesh";
import { VersionGuard } from "../mesh/routes/version-guard";
import { Network } from "../network/network";
import { Observability } from "../observability/observability";

/** A cluster with its mesh and, unless it is a platform without an entrance, an edge; what it returns are its outputs. */
export function wholeStack() {
    const plan = loadConfig();
    const { accountId, charts, images, names, profile, protect, region, tags } = plan;
    const hosts = plan.edge?.hosts.map(({ name }) => name);

    const guard =
        plan.edge &&
        new ReplacementGuard("edge-guard", {
            shape: shapeOf(plan.edge, plan.mesh.gateway.namespace),
            allowReplacement: plan.edge.allowReplacement,
        });

    const versionGuard =
        Object.keys(plan.services).length > 0 ? new VersionGuard("version-guard", plan) : undefined;

    // All else waits for the providers, so that an update which a guard refuses changes nothing.
    const regionOnceKept = guard?.before(region) ?? region;
    const regionOnceSafe = versionGuard?.before(regionOnceKept) ?? regionOnceKept;

    // The stack file switches the default providers off: a resource that is given none fails the preview.
    const cloud = new aws.Provider("cloud", {
        region: regionOnceSafe,
        profile,
        allowedAccountIds: [accountId],
        defaultTags: { tags },
    });
    const onAws = { providers: [cloud] };
    const access = zoneAccess("dns", {
        dnsRole: plan.edge?.dnsRole,
        accountId,
        region: regionOnceSafe,
        profile,
    });

    const network = new Network("network", { ...plan.network, protect }, onAws);

    const cluster = new Cluster(
        "cluster",
        { ...plan.cluster, clusterName: names.clusterName, network, profile, protect, tags },
        onAws,
    );
    const { kubernetes } = cluster;

    const controller = new LoadBalancerController(
        "controller",
        {
            ...plan.controller,
            gatewayNamespace: plan.mesh.gateway.namespace,
            cluster,
            network,
            region,
            charts,
            images,
        },
        onAws,
    );

    const serviceEdge =
        plan.edge && plan.edge.kind !== "alb"
            ? new ServiceEdge("edge", { edge: plan.edge, network, kubernetes, access }, onAws)
            : undefined;

    // Beside the controller, not after it, where it needs none: the webhook for Services is switched off.
    const mesh = new Mesh(
        "mesh",
        {
            ...plan.mesh,
            ...plan.front,
            nodes: cluster.nodes,
            controller: plan.edge?.kind === "nlb" ? controller : undefined,
            serviceAnnotations: serviceEdge?.annotations ?? {},
            hosts: hosts ?? [],
            routes: plan.routes,
            services: plan.services,
            charts,
            images,
        },
        { providers: [kubernetes] },
    );

    const alb =
        plan.edge?.kind === "alb"
            ? new Edge(
                  "edge",
                  {
                      edge: plan.edge,
                      network,
                      controller,
                      mesh,
                      kubernetes,
                      access,
                      accountId,
                      region,
                  },
                  onAws,
              )
            : undefined;
    const edge = alb ?? serviceEdge?.addRecords(mesh);

    const observability =
        alb && plan.observability.enabled
            ? new Observability("observability", { ...plan, ...names, edge: alb }, onAws)
            : undefined;

    // Other stacks and people read these names; renaming one breaks them.
    return {
        urls: hosts?.map((host) => `https://${host}/`),
        loadBalancerHostname: edge?.loadBalancerHostname,
        certificateArn: edge?.certificateArn,
        webAclArn: edge?.webAclArn,
        /** An object in any case: the engine warns of an output without a value, in every update. */
        alarms: { topicArn: observability?.topicArn },
        clusterName: cluster.clusterName,
        kubeconfig: cluster.kubeconfig,
        vpcId: network.vpcId,
        /** Works before the new names have spread through DNS. */
        curl: edge?.tryIt,
        /** What somebody else must make with `edge.dns: none`; a list in any case, as `alarms` is an object. */
        dnsRecords: edge?.dnsRecords ?? [],
    };
}
