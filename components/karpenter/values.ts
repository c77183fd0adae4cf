import type * as pulumi from "@pulumi/pulumi";

/** The keys of the chart karpenter that the program sets. */
export interface KarpenterValues {
    replicas: number;
    dnsPolicy: "Default";
    serviceAccount: { create: boolean; name: string };
    controller: {
        image?: { repository: string; digest: string };
        env: { name: string; value: string }[];
        resources: {
            requests: { cpu: string; memory: string };
            limits: { memory: string };
        };
    };
    settings: {
        clusterName: string;
        clusterEndpoint: pulumi.Input<string>;
        interruptionQueue: pulumi.Input<string>;
    };
}

export interface KarpenterValuesArgs {
    replicas: number;
    /** Image without its tag; absent means the chart's own. */
    image: string | undefined;
    serviceAccountName: string;
    region: string;
    clusterName: string;
    clusterEndpoint: pulumi.Input<string>;
    /** Name of the queue of interruptions. */
    queueName: pulumi.Input<string>;
}

/**
 * Helm values of Karpenter. The chart itself keeps the pods off the nodes that Karpenter makes, one on a
 * node, with the priority of what a cluster can't do without.
 */
export function karpenterValues(args: KarpenterValuesArgs): KarpenterValues {
    return {
        replicas: args.replicas,
        // The VPC's resolver: coredns may wait for the node that Karpenter is about to start.
        dnsPolicy: "Default",
        serviceAccount: { create: true, name: args.serviceAccountName },
        controller: {
            // A mirror may have the image under another digest: there the tag alone counts.
            image: args.image ? { repository: args.image, digest: "" } : undefined,
            // Given, because pods can't ask the instance metadata: its hop limit is 1.
            env: [{ name: "AWS_REGION", value: args.region }],
            // The chart asks for nothing; the guide's 1 GiB, which it takes with thousands of pods.
            resources: {
                requests: { cpu: "250m", memory: "1Gi" },
                limits: { memory: "1Gi" },
            },
        },
        settings: {
            clusterName: args.clusterName,
            clusterEndpoint: args.clusterEndpoint,
            interruptionQueue: args.queueName,
        },
    };
}
