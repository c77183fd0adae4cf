import type * as pulumi from "@pulumi/pulumi";

import type { AnyCluster } from "../cluster/any-cluster";
import type { Plan } from "../config/plan";
import { EXTERNAL } from "../mesh/gateways";
import type { AnyNetwork } from "../network/any-network";
import { TeamAccess } from "../teams/team-access";
import { Teams } from "../teams/teams";

/**
 * What a platform makes for its teams. Beside the edge, which waits for none of it: their routes come later,
 * by stacks of their own.
 */
export function teamsOf(
    { teams, mesh, cluster: { own } }: Plan,
    cluster: AnyCluster,
    network: AnyNetwork,
    istio: pulumi.Resource,
    onAws: pulumi.ComponentResourceOptions,
): void {
    new TeamAccess("team-access", { clusterName: cluster.clusterName, teams }, onAws);
    new Teams(
        "teams",
        {
            teams,
            mesh,
            istio,
            gateways: [`${mesh.gateway.namespace}/${EXTERNAL.entrance}`],
            gatewayPods: mesh.existing ? undefined : { istio: EXTERNAL.labels.istio },
            clusterCidrs: [...network.cidrs, ...(own ? [own.serviceCidr] : [])],
        },
        { providers: [cluster.kubernetes] },
    );
}
