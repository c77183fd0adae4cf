import * as ssm from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";

import type { AnyCluster } from "../cluster/any-cluster";
import type { Plan } from "../config/plan";
import { teamGrants } from "../config/plan/teams";
import { type Contract, CONTRACT_VERSION, contractParameter } from "../contract/contract";
import { canonicalZoneId } from "../edge/dns/canonical-zone";
import type { HostedZones } from "../edge/dns/hosted-zones";
import { EXTERNAL } from "../mesh/gateways";
import type { MeshGateway } from "../mesh/mesh";

export interface ContractArgs {
    plan: Plan;
    cluster: AnyCluster;
    mesh: { gateway: MeshGateway };
    /** Undefined on a platform without a load balancer. */
    edge:
        { loadBalancerHostname: pulumi.Output<string>; zones: HostedZones | undefined } | undefined;
}

/**
 * The contract of a platform with its teams, in both of its carriers: the value of the stack's output, and
 * an SSM parameter for each team. A parameter has its own team alone, because 30 teams together are longer
 * than the 8 KB that a parameter may have, and so that a role may be let read one team's.
 */
export class TeamContract extends pulumi.ComponentResource {
    public readonly contract: pulumi.Output<Contract>;

    constructor(name: string, args: ContractArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:platform:TeamContract", name, {}, opts);

        const { plan, cluster, mesh } = args;
        const { accountId, region, protect } = plan;
        this.contract = pulumi.output({
            version: CONTRACT_VERSION,
            accountId,
            region,
            protect,
            cluster: cluster.connection,
            gateway: {
                namespace: mesh.gateway.namespace,
                name: EXTERNAL.entrance,
            },
            ...(plan.edge && args.edge && { edge: this.entrance(plan.edge, args.edge) }),
            teams: teamGrants(plan.teams),
        });
        for (const { name: team } of plan.teams) {
            new ssm.Parameter(
                `${name}-${team}`,
                {
                    name: contractParameter(plan.tags.stack, team),
                    description: `What the stack of team ${team} must know of its platform`,
                    type: "String",
                    // Above 4 KB it costs 0.05 USD a month, and only then (Systems Manager pricing).
                    tier: "Intelligent-Tiering",
                    value: this.contract.apply((contract) => forTeam(contract, team)),
                },
                { parent: this },
            );
        }
        this.registerOutputs({ contract: this.contract });
    }

    private entrance(edge: NonNullable<Plan["edge"]>, made: NonNullable<ContractArgs["edge"]>) {
        return {
            kind: edge.kind,
            hostname: made.loadBalancerHostname,
            hostedZoneId: canonicalZoneId(edge.kind, this),
            dualstack: edge.kind === "alb" && edge.settings.ipAddressType === "dualstack",
            ...(edge.kind === "alb" && {
                idleTimeoutSeconds: edge.attributes.idleTimeoutSeconds,
            }),
            hosts: edge.hosts.map(({ name, protocol }) => ({ name, protocol })),
            zones: made.zones?.idsByName() ?? pulumi.output<Record<string, string>>({}),
        };
    }
}

/** The contract as one team may read it: of the others it says nothing. */
export function forTeam(contract: Contract, team: string): string {
    const { [team]: own } = contract.teams;
    return JSON.stringify({ ...contract, teams: own === undefined ? {} : { [team]: own } });
}
