import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { AlbPlan } from "../../config/plan/edge";
import { grpcAnnotations } from "./grpc-annotations";
import { INGRESS_TIMEOUTS } from "./ingress-timeouts";
import { gatewayRule } from "./ingress-rule";

export interface GrpcIngressArgs extends Pick<AlbPlan, "loadBalancer" | "settings"> {
    ingressClass: pulumi.Input<string>;
    gateway: { namespace: pulumi.Input<string>; serviceName: pulumi.Input<string> };
    /** Those of the Ingress whose ALB it shares, its group among them. */
    annotations: Record<string, pulumi.Input<string>>;
}

/**
 * The Ingress of the gRPC hosts. The protocol version is a property of an Ingress's target group, so
 * it takes a second Ingress to send HTTP/2 to the gateway's port that the others reach by HTTP/1.1.
 */
export class GrpcIngress extends pulumi.ComponentResource {
    constructor(name: string, args: GrpcIngressArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:GrpcIngress", name, {}, opts);

        const { ingressName, grpcHosts } = args.loadBalancer;
        new k8s.networking.v1.Ingress(
            name,
            {
                metadata: {
                    name: `${ingressName}-grpc`,
                    namespace: args.gateway.namespace,
                    labels: { app: ingressName },
                    annotations: grpcAnnotations(args.annotations),
                },
                spec: {
                    ingressClassName: args.ingressClass,
                    rules: grpcHosts.map((host) =>
                        gatewayRule(args.gateway.serviceName, args.settings.backendProtocol, host),
                    ),
                },
            },
            { parent: this, customTimeouts: INGRESS_TIMEOUTS },
        );
        this.registerOutputs({});
    }
}
