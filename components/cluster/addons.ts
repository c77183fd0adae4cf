import * as awsEks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import type { ClusterConfig } from "../config/cluster";
import { type AddonName, addonVersion } from "./addon-versions";

export interface AddonsArgs {
    clusterName: pulumi.Input<string>;
    cluster: Pick<ClusterConfig, "version" | "addonVersions">;
}

/**
 * The add-ons that come after the nodes: cluster DNS, the agent that hands out IAM roles, and the
 * metrics that the autoscaler of the gateway reads. vpc-cni and kube-proxy come with the cluster.
 */
export class Addons extends pulumi.ComponentResource {
    /** For the controller, whose pods get their role from it. */
    public readonly podIdentityAgent: awsEks.Addon;

    constructor(name: string, args: AddonsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:cluster:Addons", name, {}, opts);

        const addon = (addonName: AddonName, preserve: boolean) =>
            new awsEks.Addon(
                `${name}-${addonName}`,
                {
                    clusterName: args.clusterName,
                    addonName,
                    addonVersion: addonVersion(addonName, args.cluster, this),
                    preserve,
                    // EKS starts a cluster with an unmanaged coredns, which the add-on takes over.
                    resolveConflictsOnCreate: "OVERWRITE",
                    resolveConflictsOnUpdate: "OVERWRITE",
                },
                { parent: this },
            );

        // Its pods stay when the add-on goes: the controller must find AWS by name until the ALB is gone.
        addon("coredns", true);
        addon("metrics-server", false);
        this.podIdentityAgent = addon("eks-pod-identity-agent", false);
        this.registerOutputs({});
    }
}
