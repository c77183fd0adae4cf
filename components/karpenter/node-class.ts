import type * as pulumi from "@pulumi/pulumi";

import type { KarpenterConfig } from "../config/sections/node-pools";

export interface NodeClassArgs extends Pick<KarpenterConfig, "amiVersion" | "diskSizeGiB"> {
    /** Name of the nodes' role, of which Karpenter makes an instance profile. */
    roleName: pulumi.Input<string>;
    subnetIds: pulumi.Input<string>[];
    securityGroupId: pulumi.Input<string>;
    /** Tags of instances, volumes and launch templates. */
    tags: Record<string, string>;
}

/**
 * Spec of the EC2NodeClass: nodes as those of the node groups (`cluster/launch-template.ts`), in the same
 * subnets and with the same security group, so that the load balancer reaches their node ports. Found by
 * ids: a tag for discovery may be on other things of the VPC too. The kubelet keeps EKS's own limits, by
 * which Karpenter counts (pods by the addresses of the VPC CNI).
 */
export function nodeClassSpec(args: NodeClassArgs) {
    return {
        role: args.roleName,
        // The alias has an image for each architecture and for the cluster's Kubernetes version.
        amiSelectorTerms: [{ alias: `al2023@${args.amiVersion}` }],
        subnetSelectorTerms: args.subnetIds.map((id) => ({ id })),
        securityGroupSelectorTerms: [{ id: args.securityGroupId }],
        metadataOptions: {
            httpEndpoint: "enabled",
            httpTokens: "required",
            httpPutResponseHopLimit: 1,
        },
        blockDeviceMappings: [
            {
                // The root device of Amazon Linux 2023.
                deviceName: "/dev/xvda",
                ebs: {
                    volumeType: "gp3",
                    volumeSize: `${args.diskSizeGiB}Gi`,
                    encrypted: true,
                    deleteOnTermination: true,
                },
            },
        ],
        tags: args.tags,
    };
}
