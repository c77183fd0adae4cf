import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { AlbPlan } from "../../config/plan/edge";
import { albAnnotations, withPrefix } from "./annotations";
import { blastRadiusHook } from "../guard/blast-radius-hook";
import { albAttributes, type AlbAttributesArgs } from "./attributes";
import { GrpcIngress } from "./grpc-ingress";
import { gatewayRule } from "./ingress-rule";
import { INGRESS_TIMEOUTS } from "./ingress-timeouts";
import { loadBalancerHostname } from "../dns/load-balancer-hostname";
import { stringMap } from "../../values/string-map";
import type { OutsidePaths } from "../paths/outside-paths";

export interface AlbIngressArgs extends Pick<
    AlbPlan,
    "loadBalancer" | "settings" | "allowReplacement"
> {
    attributes: AlbAttributesArgs;
    ingressClass: pulumi.Input<string>;
    gateway: { namespace: pulumi.Input<string>; serviceName: pulumi.Input<string> };
    subnetIds: pulumi.Input<string>[];
    /** ARNs of issued certificates, the default one first. */
    certificateArns: pulumi.Input<string>[];
    /** Certificates of clients, in the controller's JSON; absent, the listener stays as it is. */
    mutualAuthentication?: pulumi.Input<string> | undefined;
    /** ARN of a web ACL, or `none`. */
    webAcl: pulumi.Input<string>;
    /** Bucket of the access logs; absent, none are written. */
    logBucket: pulumi.Input<string> | undefined;
    /** Prefix lists from which clients come, beside the ranges. */
    prefixListIds: pulumi.Input<string>[];
    /** Paths that don't go to the gateway like all others. */
    outsidePaths: Pick<OutsidePaths, "annotations" | "rules">;
}

/** The Ingress from which the controller makes the ALB in front of the gateway's Service. */
export class AlbIngress extends pulumi.ComponentResource {
    /** DNS name of the ALB, for the alias records. A new ALB has a new one. */
    public readonly loadBalancerHostname: pulumi.Output<string>;

    constructor(name: string, args: AlbIngressArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:AlbIngress", name, {}, opts);

        const { loadBalancer, settings, ingressClass, gateway } = args;
        const { ingressName } = loadBalancer;
        const annotations = albAnnotations<pulumi.Input<string>>({
            ...loadBalancer,
            ...settings,
            mutualAuthentication: args.mutualAuthentication,
            webAcl: args.webAcl,
            subnetIds: joined(args.subnetIds),
            attributes: pulumi
                .output(args.logBucket)
                .apply((bucket) => stringMap(albAttributes(args.attributes, bucket))),
            prefixListIds: args.prefixListIds.length > 0 ? joined(args.prefixListIds) : undefined,
            certificateArn: joined(args.certificateArns),
        });
        const hook = blastRadiusHook(name, args.allowReplacement, () => ingress);
        const ingress: k8s.networking.v1.Ingress = new k8s.networking.v1.Ingress(
            name,
            {
                metadata: {
                    name: ingressName,
                    // The controller finds a backend Service in the Ingress's own namespace only.
                    namespace: gateway.namespace,
                    labels: { app: ingressName },
                    annotations: { ...annotations, ...withPrefix(args.outsidePaths.annotations) },
                },
                spec: {
                    ingressClassName: ingressClass,
                    rules: [
                        ...args.outsidePaths.rules,
                        gatewayRule(gateway.serviceName, settings.backendProtocol),
                    ],
                },
            },
            {
                parent: this,
                // Under protection the controller can't delete the ALB, and a destroy would hang at the
                // finalizer, with everything above already gone; Pulumi refuses before it begins.
                protect: args.attributes.deletionProtection,
                hooks: { beforeUpdate: [hook] },
                customTimeouts: INGRESS_TIMEOUTS,
            },
        );
        if (loadBalancer.grpcHosts.length > 0) {
            new GrpcIngress(
                `${name}-grpc`,
                { loadBalancer, settings, ingressClass, gateway, annotations },
                // Alone in the group it would be an ALB without a name, and an internal one, which
                // replaces the other: it joins after the first Ingress and leaves before it.
                { parent: this, dependsOn: [ingress] },
            );
        }

        this.loadBalancerHostname = ingress.status.apply((status) =>
            loadBalancerHostname("Ingress", ingressName, status),
        );
        this.registerOutputs({ loadBalancerHostname: this.loadBalancerHostname });
    }
}

function joined(values: pulumi.Input<string>[]): pulumi.Output<string> {
    return pulumi.all(values).apply((list) => list.join(","));
}
