import { getPartitionOutput } from "@pulumi/aws/getPartition";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { CHARTS, RELEASE_TIMEOUT_SECONDS, chartSource } from "../charts";
import type { AnyCluster } from "../cluster/any-cluster";
import type { ControllerConfig } from "../config/sections/controller";
import type { ChartsConfig, ImagesConfig } from "../config/sections/mirrors";
import type { AnyNetwork } from "../network/any-network";
import { Credentials } from "./credentials";
import { Definitions } from "./definitions";
import { controllerPolicy } from "./iam-policy";
import { controllerValues } from "./values";

const NAMESPACE = "kube-system";
/** Release name and service account; the chart derives its own names from it. */
const NAME = "aws-load-balancer-controller";

export interface LoadBalancerControllerArgs extends ControllerConfig {
    cluster: AnyCluster;
    network: AnyNetwork;
    region: string;
    /** Namespace of the gateway and its Ingresses. */
    gatewayNamespace: string;
    charts: Pick<ChartsConfig, "controller">;
    images: Pick<ImagesConfig, "controller">;
}

/** The AWS Load Balancer Controller, which makes an ALB from each Ingress of its class. */
export class LoadBalancerController extends pulumi.ComponentResource {
    /** For an Ingress that this controller shall serve. */
    public readonly ingressClass = "alb";

    constructor(
        name: string,
        args: LoadBalancerControllerArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super("mesh-edge:controller:LoadBalancerController", name, {}, opts);

        const { cluster, network } = args;
        const partition = getPartitionOutput({}, { parent: this }).partition;
        const credentials = new Credentials(
            name,
            {
                credentials: args.credentials,
                clusterName: cluster.clusterName,
                oidcIssuer: cluster.oidcIssuer,
                oidcProviderArn: cluster.oidcProviderArn,
                namespace: NAMESPACE,
                serviceAccountName: NAME,
                handedOutBy: [cluster.podIdentityAgent],
                policies: {
                    [name]: pulumi
                        .all([partition, network.vpcArn])
                        .apply(([partition, vpcArn]) =>
                            JSON.stringify(controllerPolicy({ partition, vpcArn })),
                        ),
                },
            },
            { parent: this },
        );
        const definitions = new Definitions(
            `${name}-definitions`,
            {
                charts: args.charts.controller,
                version: args.crdVersion ?? args.chartVersion,
                kubernetes: cluster.kubernetes,
            },
            { parent: this },
        );

        new k8s.helm.v3.Release(
            name,
            {
                name: NAME,
                namespace: NAMESPACE,
                ...chartSource(args.charts.controller, CHARTS.controller),
                version: args.chartVersion,
                timeout: RELEASE_TIMEOUT_SECONDS,
                values: controllerValues({
                    ...args,
                    clusterName: cluster.clusterName,
                    vpcId: network.vpcId,
                    serviceAccountName: NAME,
                    roleArn: credentials.annotatedRoleArn,
                    ingressNamespaces:
                        args.ingressNamespaces === "all"
                            ? "all"
                            : [args.gatewayNamespace, ...args.ingressNamespaces],
                    image: args.images.controller,
                }),
            },
            {
                parent: this,
                provider: cluster.kubernetes,
                dependsOn: [
                    // Helm waits for the pods, and pods wait for nodes.
                    cluster.nodes,
                    // A pod gets its credentials when it is admitted: the association with the agent
                    // behind it, or the role with its rights, must be there before.
                    credentials,
                    // A controller watches and writes its kinds in the versions of its own CRDs.
                    definitions,
                ],
            },
        );
        this.registerOutputs({});
    }
}
