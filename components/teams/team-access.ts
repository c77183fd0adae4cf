import * as awsEks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import { refusing } from "../config/fixed-values";
import { principalName } from "../cluster/access";
import { takenProblems } from "../cluster/taken-entry";
import type { TeamPlan } from "../config/plan/teams";
import { teamGroup } from "./rights";

export interface TeamAccessArgs {
    clusterName: pulumi.Input<string>;
    teams: readonly TeamPlan[];
}

/**
 * Lets the teams' principals into the cluster, each with the groups of its teams and without a policy: what
 * they may do is what the Roles of those groups say.
 */
export class TeamAccess extends pulumi.ComponentResource {
    constructor(name: string, args: TeamAccessArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:teams:TeamAccess", name, {}, opts);

        for (const [principalArn, teams] of byPrincipal(args.teams)) {
            const entryName = `${name}-${principalName(principalArn)}`;
            new awsEks.AccessEntry(
                entryName,
                {
                    clusterName: args.clusterName,
                    principalArn,
                    type: "STANDARD",
                    kubernetesGroups: teams.map(teamGroup),
                },
                {
                    parent: this,
                    hooks: {
                        beforeCreate: [
                            refusing(`${entryName}-taken`, (_, entry) =>
                                takenProblems(`teams.${teams.join(", ")}`, entry, {
                                    parent: this,
                                }),
                            ),
                        ],
                    },
                },
            );
        }
        this.registerOutputs({});
    }
}

/** EKS takes one entry a principal, and one role may deploy for several teams. */
function byPrincipal(teams: readonly TeamPlan[]): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const { name, principals } of teams) {
        for (const arn of principals) found.set(arn, [...(found.get(arn) ?? []), name]);
    }
    return found;
}
