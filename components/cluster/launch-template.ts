import type * as aws from "@pulumi/aws";

/**
 * What every node is started with: an encrypted gp3 root volume, and instance metadata by IMDSv2 only,
 * out of reach of pods (hop limit 1), so that no pod takes the node's role.
 */
export function nodeLaunchTemplate(
    diskSizeGiB: number,
    tags: Record<string, string>,
): aws.ec2.LaunchTemplateArgs {
    return {
        updateDefaultVersion: true,
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
                    volumeSize: diskSizeGiB,
                    encrypted: "true",
                    deleteOnTermination: "true",
                },
            },
        ],
        // The provider's default tags reach the template, not what is started from it.
        tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
    };
}
