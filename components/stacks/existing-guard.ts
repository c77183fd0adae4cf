import * as pulumi from "@pulumi/pulumi";

import { refusing } from "../config/fixed-values";
import type { Plan } from "../config/plan";
import type { Problem } from "../config/reading/problem";
import type { ExistingNetworkConfig } from "../config/sections/network";
import type { NetworkUse } from "../network/existing/problems";

export interface ExistingGuardArgs extends Pick<Plan, "network" | "cluster" | "controller"> {
    use: Omit<NetworkUse, "standsIn">;
    /** What is wrong, given the subnets that the stack uses already. */
    problemsWith: (standsIn: readonly string[]) => Problem[];
}

/**
 * Refuses an existing network or cluster that the stack can't work with, before any other resource is touched.
 * The engine keeps a component's inputs, and runs its hooks when it is new or they differ, in a preview too.
 */
export class ExistingGuard extends pulumi.ComponentResource {
    constructor(name: string, args: ExistingGuardArgs, opts?: pulumi.ComponentResourceOptions) {
        const { network, cluster, controller, use } = args;
        const hook = refusing(name, (before) => args.problemsWith(subnetsIn(before)));
        super(
            "mesh-edge:stacks:ExistingGuard",
            name,
            {
                network: network.existing,
                cluster: cluster.existing,
                credentials: controller.existing ? undefined : controller.credentials,
                use,
            },
            { ...opts, hooks: { beforeCreate: [hook], beforeUpdate: [hook] } },
        );
        this.registerOutputs({});
    }

    /** A value for what must wait until the guard has let the update pass; known in a preview. */
    public before<T extends string>(value: pulumi.Input<T>): pulumi.Output<T> {
        return pulumi.all([value, this.urn]).apply(([known]) => known as T);
    }
}

/** The subnets in a guard's inputs, as the engine kept them. */
function subnetsIn({ network }: Record<string, unknown>): string[] {
    const lists = network as Partial<ExistingNetworkConfig> | undefined;
    return [...(lists?.privateSubnetIds ?? []), ...(lists?.publicSubnetIds ?? [])];
}
