import type * as pulumi from "@pulumi/pulumi";

import { type IngressClassParams, ingressClassLock } from "./ingress-class-lock";

/** The keys of the chart aws-load-balancer-controller 3.4.3 and 3.5.0 that the program sets. */
export interface ControllerValues {
    clusterName: pulumi.Input<string>;
    region: string;
    vpcId: pulumi.Input<string>;
    replicaCount: number;
    image?: { repository: string };
    serviceAccount: {
        create: boolean;
        name: string;
        annotations?: Record<string, pulumi.Input<string>>;
    };
    podDisruptionBudget: { maxUnavailable: number };
    enableServiceMutatorWebhook: boolean;
    keepTLSSecret: boolean;
    ingressClassParams?: IngressClassParams;
    disableIngressClassAnnotation?: boolean;
}

export interface ControllerValuesArgs {
    clusterName: pulumi.Input<string>;
    region: string;
    vpcId: pulumi.Input<string>;
    replicas: number;
    /** Image without its tag; absent means the chart's own. */
    image: string | undefined;
    serviceAccountName: string;
    /** Namespaces whose Ingresses the controller serves. */
    ingressNamespaces: "all" | readonly string[];
    /** ARN of the role for IRSA; absent with Pod Identity. */
    roleArn: pulumi.Input<string> | undefined;
}

/** Helm values of the AWS Load Balancer Controller. */
export function controllerValues(args: ControllerValuesArgs): ControllerValues {
    return {
        clusterName: args.clusterName,
        // Given, because pods can't ask the instance metadata: its hop limit is 1.
        region: args.region,
        vpcId: args.vpcId,
        replicaCount: args.replicas,
        image: args.image ? { repository: args.image } : undefined,
        serviceAccount: {
            create: true,
            name: args.serviceAccountName,
            annotations: args.roleArn ? { "eks.amazonaws.com/role-arn": args.roleArn } : undefined,
        },
        podDisruptionBudget: { maxUnavailable: 1 },
        // Its webhook would refuse every new Service of the cluster while the controller is down;
        // only Services of type LoadBalancer need it.
        enableServiceMutatorWebhook: false,
        // The chart makes a certificate at each render; this keeps the one that is in use.
        keepTLSSecret: true,
        ...ingressClassLock(args.ingressNamespaces),
    };
}
