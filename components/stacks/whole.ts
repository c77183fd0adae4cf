import * as aws from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

import { loadConfig } from "../config/load";
import { Edge } from "../edge/edge";
import { shapeOf } from "../edge/guard/entrance-shape";
import { ReplacementGuard } from "../edge/guard/replacement-guard";
import { ServiceEdge } from "../edge/service-edge";
import { zoneAccess } from "../edge/dns/zone-access";
import { Mesh } from "../mesh/mesh";
import { VersionGuard } from "../mesh/routes/version-guard";
import { Observability } from "../observability/observability";
import { addAutoscaling } from "./autoscaling";
import { TeamContract } from "./contract";
import { readGround } from "./existing";
import { clusterOf, controllerOf, meshOf, networkOf } from "./foundation";
import { withinBoundary } from "./own-roles";
import { teamsOf } from "./teams";

/** A cluster with its mesh and, unless it is a platform without an entrance, an edge; what it returns are its outputs. */
export async function wholeStack() {
    const plan = loadConfig();
    withinBoundary(plan);
    const ground = await readGround(plan);
    const { accountId, names, profile, region, tags, teams } = plan;
    const hosts = plan.edge?.hosts.map(({ name }) => name);

    const guard =
        plan.edge &&
        new ReplacementGuard("edge-guard", {
            shape: shapeOf(plan.edge, plan.mesh.gateway.namespace),
            allowReplacement: plan.edge.allowReplacement,
        });

    const internalHosts = plan.internal?.edge.hosts.map(({ name }) => name);
    const internalGuard =
        plan.internal &&
        new ReplacementGuard("internal-edge-guard", {
            shape: shapeOf(plan.internal.edge, plan.mesh.gateway.namespace),
            allowReplacement: plan.internal.edge.allowReplacement,
            section: "edge.internal",
        });

    const versionGuard =
        Object.keys(plan.services).length > 0 ? new VersionGuard("version-guard", plan) : undefined;

    // All else waits for the providers, so that an update which a guard refuses changes nothing.
    const regionOnceKept = guard?.before(region) ?? region;
    const regionOnceBothKept = internalGuard?.before(regionOnceKept) ?? regionOnceKept;
    const regionOnceFit = ground.guard?.before(regionOnceBothKept) ?? regionOnceBothKept;
    const regionOnceSafe = versionGuard?.before(regionOnceFit) ?? regionOnceFit;

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

    const network = networkOf(plan, ground, onAws);
    const cluster = clusterOf(plan, ground, network, onAws);
    const { kubernetes } = cluster;
    addAutoscaling(plan, ground, cluster, network, onAws);
    const controller = controllerOf(plan, cluster, network, onAws);

    const serviceEdge =
        plan.edge && plan.edge.kind !== "alb"
            ? new ServiceEdge("edge", { edge: plan.edge, network, kubernetes, access }, onAws)
            : undefined;

    const mesh = meshOf(plan, cluster, {
        // Beside the controller, not after it, where it needs none: the webhook for Services is switched off.
        controller: plan.edge?.kind === "nlb" ? controller : undefined,
        serviceAnnotations: serviceEdge?.annotations ?? {},
    });

    if (teams.length > 0) teamsOf(plan, cluster, network, mesh, onAws);

    const onMesh = { network, controller, mesh, kubernetes, access, accountId, region };
    const internal =
        plan.internal?.edge.kind === "alb" && mesh instanceof Mesh
            ? new Edge(
                  "internal-edge",
                  { edge: plan.internal.edge, gateway: mesh.internalGateway, ...onMesh },
                  onAws,
              )
            : undefined;
    const alb =
        plan.edge?.kind === "alb"
            ? new Edge("edge", { edge: plan.edge, ...onMesh }, onAws)
            : undefined;
    const edge = alb ?? (mesh instanceof Mesh ? serviceEdge?.addRecords(mesh) : undefined);

    const observability =
        alb && plan.observability.enabled
            ? new Observability(
                  "observability",
                  { ...plan, ...names, availabilityZones: ground.zones, edge: alb },
                  onAws,
              )
            : undefined;

    const contract =
        teams.length > 0
            ? new TeamContract("teams-contract", { plan, cluster, mesh, edge }, onAws).contract
            : undefined;

    // Other stacks and people read these names; renaming one breaks them.
    return {
        urls: hosts && [...hosts, ...(internalHosts ?? [])].map((host) => `https://${host}/`),
        loadBalancerHostname: edge?.loadBalancerHostname,
        /** An object in any case, as `alarms`. */
        internal: { loadBalancerHostname: internal?.loadBalancerHostname },
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
        dnsRecords: pulumi
            .all([edge?.dnsRecords ?? [], internal?.dnsRecords ?? []])
            .apply((records) => records.flat()),
        /** For the stacks of teams; a stack without teams has none. */
        ...(contract && { contract }),
    };
}
