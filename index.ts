import * as aws from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

import { Cluster } from "./components/cluster/cluster";
import { hostNames } from "./components/config/sections/edge/hosts";
import { loadConfig } from "./components/config/load";
import { namesOf } from "./components/config/names";
import { LoadBalancerController } from "./components/controller/load-balancer-controller";
import { Edge } from "./components/edge/edge";
import { shapeOf } from "./components/edge/guard/entrance-shape";
import { ReplacementGuard } from "./components/edge/guard/replacement-guard";
import { ServiceEdge } from "./components/edge/service-edge";
import { frontOf } from "./components/mesh/front";
import { zoneAccess } from "./components/edge/dns/zone-access";
import { Mesh } from "./components/mesh/mesh";
import { Network } from "./components/network/network";
import { Observability } from "./components/observability/observability";

const config = loadConfig();
const { charts, images, protect, region } = config;
const tags = { project: pulumi.getProject(), stack: pulumi.getStack(), team: config.team };
const names = namesOf(config.team, pulumi.getStack());
const hosts = hostNames(config.edge);

const guard = config.edge
    ? new ReplacementGuard("edge-guard", {
          shape: shapeOf(config.edge, config.mesh.gateway.namespace),
          allowReplacement: config.edge.allowReplacement,
      })
    : undefined;

// All else waits for the providers, so that an update which the guard refuses changes nothing.
const regionOnceSafe = guard?.before(region) ?? region;

// The stack file switches the default providers off: a resource that is given none fails the preview.
const cloud = new aws.Provider("cloud", {
    region: regionOnceSafe,
    profile: config.profile,
    allowedAccountIds: [config.accountId],
    defaultTags: { tags },
});
const onAws = { providers: [cloud] };
const access = zoneAccess("dns", {
    dnsRole: config.edge?.dnsRole,
    accountId: config.accountId,
    region: regionOnceSafe,
    profile: config.profile,
});

const network = new Network("network", { ...config.network, protect }, onAws);

const cluster = new Cluster(
    "cluster",
    { ...config.cluster, ...names, network, profile: config.profile, protect, tags },
    onAws,
);
const { kubernetes } = cluster;

const controller = new LoadBalancerController(
    "controller",
    { ...config.controller, cluster, network, region, charts, images },
    onAws,
);

const serviceEdge =
    config.edge && !config.waf
        ? new ServiceEdge("edge", { edge: config.edge, network, kubernetes, access, tags }, onAws)
        : undefined;

// Beside the controller, not after it, where it needs none: the webhook for Services is switched off.
const mesh = new Mesh(
    "mesh",
    {
        ...config.mesh,
        ...frontOf(config.edge),
        nodes: cluster.nodes,
        controller: config.edge?.kind === "nlb" ? controller : undefined,
        serviceAnnotations: serviceEdge?.annotations ?? {},
        hosts,
        charts,
        images,
    },
    { providers: [kubernetes] },
);

const alb = config.waf
    ? new Edge(
          "edge",
          { ...config, ...names, network, controller, mesh, kubernetes, access, tags },
          onAws,
      )
    : undefined;
const edge = alb ?? serviceEdge?.lead(mesh);

const observability =
    alb && config.observability.enabled
        ? new Observability("observability", { ...config, ...names, edge: alb }, onAws)
        : undefined;

// Other stacks and people read these names; renaming one breaks them.
export const urls = config.edge && hosts.map((host) => `https://${host}/`);
export const loadBalancerHostname = edge?.loadBalancerHostname;
export const certificateArn = edge?.certificateArn;
export const webAclArn = edge?.webAclArn;
/** An object in any case: the engine warns of an output without a value, in every update. */
export const alarms = { topicArn: observability?.topicArn };
export const clusterName = cluster.clusterName;
export const kubeconfig = cluster.kubeconfig;
export const vpcId = network.vpcId;
/** Works before the new names have spread through DNS. */
export const curl = edge?.tryIt;
/** What somebody else must make with `edge.dns: none`; a list in any case, as `alarms` is an object. */
export const dnsRecords = edge?.dnsRecords ?? [];
