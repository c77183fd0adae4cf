import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { EdgeConfig } from "../config/edge";
import { albAnnotations, withPrefix } from "./alb-annotations";
import { drainPlan } from "../mesh/drain";
import { blastRadiusHook } from "./blast-radius-hook";
import { albAttributes } from "./alb-attributes";
import { loadBalancerHostname } from "./load-balancer-hostname";
import { stringMap } from "./string-map";
import type { OutsidePaths } from "./paths/outside-paths";

export interface AlbIngressArgs extends EdgeConfig {
    ingressClass: string;
    gateway: { namespace: pulumi.Input<string>; serviceName: pulumi.Input<string> };
    subnetIds: pulumi.Input<string>[];
    /** ARN of an issued certificate. */
    issuedCertificateArn: pulumi.Input<string>;
    /** ARN of a web ACL, or `none`. */
    webAcl: pulumi.Input<string>;
    region: string;
    /** Bucket of the access logs; absent, none are written. */
    logBucket: pulumi.Input<string> | undefined;
    /** Prefix lists from which clients come, beside the ranges. */
    prefixListIds: pulumi.Input<string>[];
    /** The provider's default tags don't reach what the controller makes. */
    stackTags: Record<string, string>;
    /** Paths that don't go to the gateway like all others. */
    outsidePaths: Pick<OutsidePaths, "annotations" | "rules">;
}

/** The port of the gateway's Service that the ALB sends to. */
export function gatewayPort({ backendProtocol }: Pick<EdgeConfig, "backendProtocol">): number {
    return backendProtocol === "https" ? 443 : 80;
}

/** The Ingress from which the controller makes the ALB in front of the gateway's Service. */
export class AlbIngress extends pulumi.ComponentResource {
    /** DNS name of the ALB, for the alias records. A new ALB has a new one. */
    public readonly loadBalancerHostname: pulumi.Output<string>;

    constructor(name: string, args: AlbIngressArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:AlbIngress", name, {}, opts);

        const hook = blastRadiusHook(name, args.allowReplacement, () => ingress);
        const ingress: k8s.networking.v1.Ingress = new k8s.networking.v1.Ingress(
            name,
            {
                metadata: {
                    name: args.ingressName,
                    // The controller finds a backend Service in the Ingress's own namespace only.
                    namespace: args.gateway.namespace,
                    labels: { app: args.ingressName },
                    annotations: {
                        ...albAnnotations<pulumi.Input<string>>({
                            ...args,
                            deregistrationDelay: drainPlan(args.drainSeconds).deregistrationDelay,
                            subnetIds: pulumi.all(args.subnetIds).apply((ids) => ids.join(",")),
                            attributes: pulumi
                                .output(args.logBucket)
                                .apply((bucket) => stringMap(albAttributes(args, bucket))),
                            prefixListIds:
                                args.prefixListIds.length > 0
                                    ? pulumi.all(args.prefixListIds).apply((ids) => ids.join(","))
                                    : undefined,
                            tags: { ...args.stackTags, ...args.tags },
                            certificateArn: args.issuedCertificateArn,
                        }),
                        ...withPrefix(args.outsidePaths.annotations),
                    },
                },
                spec: {
                    ingressClassName: args.ingressClass,
                    rules: [
                        ...args.outsidePaths.rules,
                        {
                            http: {
                                paths: [
                                    {
                                        path: "/",
                                        pathType: "Prefix",
                                        backend: {
                                            service: {
                                                name: args.gateway.serviceName,
                                                port: { number: gatewayPort(args) },
                                            },
                                        },
                                    },
                                ],
                            },
                        },
                    ],
                },
            },
            {
                parent: this,
                // Under protection the controller can't delete the ALB, and a destroy would hang at the
                // finalizer, with everything above already gone; Pulumi refuses before it begins.
                protect: args.deletionProtection,
                // The controller retries in loops of minutes while AWS lets go of an ALB's network
                // interfaces; the default of 10 minutes ends too early.
                hooks: { beforeUpdate: [hook] },
                customTimeouts: { create: "20m", update: "20m", delete: "20m" },
            },
        );

        this.loadBalancerHostname = ingress.status.apply((status) =>
            loadBalancerHostname("Ingress", args.ingressName, status),
        );
        this.registerOutputs({ loadBalancerHostname: this.loadBalancerHostname });
    }
}
