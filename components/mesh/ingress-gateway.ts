import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { CHARTS, RELEASE_TIMEOUT_SECONDS, chartSource } from "../charts";
import type { Front } from "../config/plan/front";
import { controlPlane } from "../config/revisions";
import type { MeshConfig } from "../config/sections/mesh";
import type { ChartsConfig } from "../config/sections/mirrors";
import type { Gateway } from "./gateways";
import { gatewayService, loadBalancerService } from "./ports";
import { gatewayValues } from "./values";

export interface IngressGatewayArgs extends Omit<MeshConfig, "security"> {
    names: Gateway;
    front: Front;
    nodePorts: MeshConfig["gateway"]["nodePorts"];
    namespace: pulumi.Input<string>;
    charts: Pick<ChartsConfig, "istio">;
    /** Makes an NLB of the gateway's Service; undefined where it makes none. */
    controller: pulumi.Resource | undefined;
    /** What the Service says to it; empty where it makes none. */
    serviceAnnotations: Record<string, pulumi.Input<string>>;
    istiods: pulumi.Resource[];
    security: pulumi.Resource[];
}

/** The release of a gateway. */
export function makeIngressGateway(
    name: string,
    args: IngressGatewayArgs,
    parent: pulumi.Resource,
): k8s.helm.v3.Release {
    const { front, nodePorts, namespace, istiods, security } = args;
    const controlledBy = controlPlane(args, args.gateway.revision);
    return new k8s.helm.v3.Release(
        name,
        {
            name: args.names.name,
            namespace,
            ...chartSource(args.charts.istio, CHARTS.istioGateway),
            version: controlledBy.version,
            timeout: RELEASE_TIMEOUT_SECONDS,
            values: gatewayValues(
                args.gateway.replicas,
                front.kind === "alb"
                    ? gatewayService(front.targetType, nodePorts)
                    : loadBalancerService(front, nodePorts, args.serviceAnnotations),
                front,
                args.profile,
                controlledBy.revision,
                args.names,
            ),
        },
        {
            parent,
            dependsOn: [
                // istiod's webhook fills in the image of the gateway's pods when they are admitted.
                ...istiods,
                ...security,
                // An NLB's Service keeps a finalizer until the controller has deleted the NLB, so
                // the controller with its role must outlive it; on up, Helm waits for its address.
                ...(args.controller ? [args.controller] : []),
            ],
        },
    );
}
