import * as ec2 from "@pulumi/aws/ec2";
import type * as eks from "@pulumi/eks/cluster";
import * as managed from "@pulumi/eks/managedNodeGroup";
import * as pulumi from "@pulumi/pulumi";

import type { NodeGroupConfig } from "../config/sections/cluster";
import { nodeLaunchTemplate } from "./launch-template";

const AMI_TYPES = { x86_64: "AL2023_x86_64_STANDARD", arm64: "AL2023_ARM_64_STANDARD" };

export interface NodeGroupsArgs {
    cluster: eks.Cluster;
    /** Kubernetes minor version of the nodes. */
    version: string;
    nodeRoleArn: pulumi.Input<string>;
    subnetIds: pulumi.Input<string>[];
    groups: Record<string, NodeGroupConfig>;
    /** Tags of instances and volumes. */
    tags: Record<string, string>;
    /** What nodes need to join, and to leave nothing behind. */
    needs: pulumi.Resource[];
}

/** The managed node groups. Whatever runs pods depends on this component. */
export class NodeGroups extends pulumi.ComponentResource {
    constructor(name: string, args: NodeGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:cluster:NodeGroups", name, {}, opts);

        // The launch templates need none of it, so they are outside.
        const members = new pulumi.ComponentResource(
            "mesh-edge:cluster:Members",
            name,
            {},
            { parent: this, dependsOn: args.needs },
        );
        for (const [group, config] of Object.entries(args.groups)) {
            const template = new ec2.LaunchTemplate(
                `${name}-${group}`,
                nodeLaunchTemplate(config.diskSizeGiB, args.tags),
                { parent: this },
            );
            new managed.ManagedNodeGroup(
                `${name}-${group}`,
                {
                    cluster: args.cluster,
                    version: args.version,
                    nodeRoleArn: args.nodeRoleArn,
                    subnetIds: args.subnetIds,
                    amiType: AMI_TYPES[config.arch],
                    instanceTypes: config.instanceTypes,
                    capacityType: config.capacityType,
                    scalingConfig: {
                        minSize: config.minSize,
                        desiredSize: config.desiredSize,
                        maxSize: config.maxSize,
                    },
                    launchTemplate: {
                        id: template.id,
                        version: template.latestVersion.apply(String),
                    },
                },
                { parent: members },
            );
        }
        this.registerOutputs({});
    }
}
