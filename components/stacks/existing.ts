import * as aws from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

import { type ClusterFacts, readCluster } from "../cluster/existing/facts";
import { clusterProblems, type ClusterUse } from "../cluster/existing/problems";
import type { Plan } from "../config/plan";
import { mistakesMessage } from "../config/reading/message";
import type { Problem } from "../config/reading/problem";
import { controlPlanes } from "../config/revisions";
import type { OwnClusterConfig } from "../config/sections/cluster";
import type { ExistingNetworkConfig, OwnNetworkConfig } from "../config/sections/network";
import { type NetworkFacts, readNetwork, type VpcFacts } from "../network/existing/facts";
import { networkProblems, type NetworkUse } from "../network/existing/problems";
import { ExistingGuard } from "./existing-guard";

/** What a stack stands on: for each part what AWS says of it, or what the stack makes it from. */
export interface Ground {
    network: { own: OwnNetworkConfig } | { existing: ExistingNetworkConfig; vpc: VpcFacts };
    cluster: { own: OwnClusterConfig } | { existing: ClusterFacts };
    /** Zones of the load balancer's subnets. */
    zones: string[];
    /** Undefined where nothing exists. */
    guard: ExistingGuard | undefined;
}

/**
 * Looks at what exists, before anything is declared that needs it. What the stack can't work with is refused,
 * all of it at once, when its use begins or changes. Not in each update: a route that somebody took away
 * must not keep a stack from an urgent one.
 * @throws {pulumi.RunError} where something isn't there at all.
 */
export async function readGround(plan: Plan): Promise<Ground> {
    const { network, cluster } = plan;
    // Its own, because the stack's waits for the guard.
    const provider =
        (network.existing ?? cluster.existing) &&
        new aws.Provider("existing", {
            region: plan.region,
            profile: plan.profile,
            allowedAccountIds: [plan.accountId],
        });
    const [networkFacts, clusterFacts] = await Promise.all([
        network.existing && readNetwork(network.existing, { provider }),
        cluster.existing && readCluster(cluster.existing.name, { provider }),
    ]);

    const use = networkUseOf(plan);
    const problemsWith = (standsIn: readonly string[]): Problem[] => [
        ...(network.existing && networkFacts
            ? networkProblems(network.existing, networkFacts, { ...use, standsIn })
            : []),
        ...(cluster.existing
            ? clusterProblems(cluster.existing.name, clusterFacts, clusterUseOf(plan))
            : []),
    ];
    const ground = {
        network: network.own ? { own: network.own } : foundNetwork(network.existing, networkFacts),
        cluster: cluster.own ? { own: cluster.own } : clusterFacts && { existing: clusterFacts },
    };
    if (ground.network === undefined || ground.cluster === undefined) {
        throw new pulumi.RunError(mistakesMessage(pulumi.getStack(), problemsWith([])));
    }
    return {
        network: ground.network,
        cluster: ground.cluster,
        zones: network.own?.availabilityZones ?? zonesOf(plan, networkFacts),
        guard: provider && new ExistingGuard("existing-guard", { ...plan, use, problemsWith }),
    };
}

/** Undefined where the VPC or a subnet isn't there. */
function foundNetwork(
    existing: ExistingNetworkConfig,
    facts: NetworkFacts | undefined,
): Ground["network"] | undefined {
    const { vpc, subnets } = facts ?? {};
    const isWhole = subnets !== undefined && ![...subnets.values()].includes(undefined);
    return vpc && isWhole ? { existing, vpc } : undefined;
}

/** Of an existing network, in which a load balancer has one subnet per zone. */
function zonesOf({ network, edge }: Plan, facts: NetworkFacts | undefined): string[] {
    const { privateSubnetIds = [], publicSubnetIds = [] } = network.existing ?? {};
    const ids = edge?.loadBalancer.scheme === "internal" ? privateSubnetIds : publicSubnetIds;
    return ids.flatMap((id) => facts?.subnets.get(id)?.zone ?? []).sort();
}

function networkUseOf({ cluster, edge }: Plan): Omit<NetworkUse, "standsIn"> {
    return {
        cluster: cluster.own && { serviceCidr: cluster.own.serviceCidr },
        loadBalancer: edge && {
            scheme: edge.loadBalancer.scheme,
            dualstack: edge.kind === "alb" && edge.settings.ipAddressType === "dualstack",
        },
    };
}

function clusterUseOf({ network, controller, mesh }: Plan): ClusterUse {
    return {
        vpcId: network.existing?.vpcId,
        credentials: controller.existing ? undefined : controller.credentials,
        istio: mesh.existing ? [] : controlPlanes(mesh).map(({ version }) => version),
    };
}
