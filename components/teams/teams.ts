import * as pulumi from "@pulumi/pulumi";

import type { TeamPlan } from "../config/plan/teams";
import { Guard } from "./guard/guard";
import { Team, type TeamArgs } from "./team";

export interface TeamsArgs extends Omit<TeamArgs, "team" | "gatewayNamespace"> {
    teams: readonly TeamPlan[];
    /** Gateways that teams may attach routes to, as `<namespace>/<name>`. */
    gateways: readonly string[];
    /** Defines Istio's kinds, and validates what is written of them. */
    istio: pulumi.Resource;
}

/** The teams of a platform: their namespaces, behind the guard. */
export class Teams extends pulumi.ComponentResource {
    constructor(name: string, args: TeamsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:teams:Teams", name, {}, opts);

        const gatewayNamespace = args.mesh.gateway.namespace;
        const guard = new Guard(
            `${name}-guard`,
            { gatewayNamespace, gateways: args.gateways },
            { parent: this },
        );
        for (const team of args.teams) {
            new Team(
                `${name}-${team.name}`,
                { ...args, team, gatewayNamespace },
                // The guard is there before anybody may write into the namespace, and goes after it.
                { parent: this, dependsOn: [guard, args.istio] },
            );
        }
        this.registerOutputs({});
    }
}
