import * as awsEks from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";

import type { TeamPlan } from "../config/plan/teams";
import type { ClusterConfig } from "../config/sections/cluster";
import { type AddonName, addonVersion } from "./addon-versions";
import type { NodeGroups } from "./node-groups";

export interface AddonsArgs {
    clusterName: pulumi.Input<string>;
    cluster: Pick<ClusterConfig, "version" | "addonVersions"> & {
        /** Kept apart by NetworkPolicies, which are objects without effect unless nodes enforce them. */
        teams: readonly TeamPlan[];
    };
    nodes: NodeGroups;
}

/** Every add-on of the cluster: those that each node runs, and those that need a node to run on. */
export class Addons extends pulumi.ComponentResource {
    /** For the controller, whose pods get their role from it. */
    public readonly podIdentityAgent: awsEks.Addon;

    constructor(name: string, args: AddonsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:cluster:Addons", name, {}, opts);

        const addon = (
            addonName: AddonName,
            preserve: boolean,
            parent: pulumi.Resource,
            configuration?: object,
        ) =>
            new awsEks.Addon(
                `${name}-${addonName}`,
                {
                    clusterName: args.clusterName,
                    addonName,
                    addonVersion: addonVersion(addonName, args.cluster, this),
                    preserve,
                    configurationValues: configuration && JSON.stringify(configuration),
                    // EKS starts a cluster with unmanaged ones, which the add-ons take over.
                    resolveConflictsOnCreate: "OVERWRITE",
                    resolveConflictsOnUpdate: "OVERWRITE",
                },
                { parent },
            );

        // Nodes need not wait for these: EKS starts a cluster with vpc-cni and kube-proxy, and calls a
        // daemon active where there is no node yet. The software of both stays when the add-on goes:
        // nodes whose CNI goes first leave network interfaces behind.
        const daemons = new pulumi.ComponentResource(
            "mesh-edge:cluster:Daemons",
            name,
            {},
            { parent: this },
        );
        // Its agent on each node reads the policies; the text is the add-on's own form of a boolean (EKS
        // user guide, "Restrict Pod network traffic with Kubernetes network policies").
        addon(
            "vpc-cni",
            true,
            daemons,
            args.cluster.teams.length > 0 ? { enableNetworkPolicy: "true" } : undefined,
        );
        addon("kube-proxy", true, daemons);
        this.podIdentityAgent = addon("eks-pod-identity-agent", false, daemons);

        const pods = new pulumi.ComponentResource(
            "mesh-edge:cluster:Pods",
            name,
            {},
            // EKS calls these active when their pods run, and pods need a node.
            { parent: this, dependsOn: [args.nodes] },
        );
        // Its pods stay when the add-on goes: the controller must find AWS by name until the ALB is gone.
        addon("coredns", true, pods);
        // For the autoscaler of the gateway.
        addon("metrics-server", false, pods);
        this.registerOutputs({});
    }
}
