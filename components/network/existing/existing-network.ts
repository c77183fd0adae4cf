import * as pulumi from "@pulumi/pulumi";

import { fixed, refusing } from "../../config/fixed-values";
import type { ExistingNetworkConfig } from "../../config/sections/network";
import type { AnyNetwork } from "../any-network";
import type { VpcFacts } from "./facts";

export interface ExistingNetworkArgs {
    existing: ExistingNetworkConfig;
    /** What AWS says of the VPC. */
    vpc: VpcFacts;
}

/** A network that is there before the stack: the same to all others as one that it makes. */
export class ExistingNetwork extends pulumi.ComponentResource implements AnyNetwork {
    public readonly vpcId: pulumi.Output<string>;
    public readonly cidrs: readonly string[];
    public readonly vpcArn: pulumi.Output<string>;
    public readonly publicSubnetIds: pulumi.Output<string>[];
    public readonly privateSubnetIds: pulumi.Output<string>[];

    constructor(
        name: string,
        { existing, vpc }: ExistingNetworkArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        // The type of the network that a stack makes: an edit from one to the other is an update, which
        // the hook refuses, and not a deletion of all that stands.
        super(
            "mesh-edge:network:Network",
            name,
            { existing },
            {
                ...opts,
                hooks: {
                    beforeUpdate: [
                        refusing(`${name}-fixed-values`, (before) =>
                            fixedVpc(before, existing.vpcId),
                        ),
                    ],
                },
            },
        );
        this.vpcId = pulumi.output(existing.vpcId);
        this.cidrs = vpc.cidrs;
        this.vpcArn = pulumi.output(vpc.arn);
        this.publicSubnetIds = existing.publicSubnetIds.map((id) => pulumi.output(id));
        this.privateSubnetIds = existing.privateSubnetIds.map((id) => pulumi.output(id));
        this.registerOutputs({ vpcId: this.vpcId });
    }

    public subnetIdsFor(scheme: "internal" | "internet-facing"): pulumi.Output<string>[] {
        return scheme === "internal" ? this.privateSubnetIds : this.publicSubnetIds;
    }
}

/** What an edit of an existing network changes that a live stack can't change. */
export function fixedVpc(before: Record<string, unknown>, vpcId: string) {
    const { existing } = before;
    const because = "nothing in a VPC can move to another one";
    return typeof existing === "object" && existing !== null && "vpcId" in existing
        ? fixed("network.existing.vpcId", existing.vpcId, vpcId, because)
        : fixed("network.cidr", before["cidr"], undefined, because);
}
