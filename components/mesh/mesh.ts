import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { CHARTS, RELEASE_TIMEOUT_SECONDS, chartSource } from "../charts";
import { controlPlane } from "../config/revisions";
import type { MeshConfig } from "../config/sections/mesh";
import type { ChartsConfig, ImagesConfig } from "../config/sections/mirrors";
import type { RoutesConfig } from "../config/sections/routes/routes";
import type { ServicesConfig } from "../config/sections/routes/services";
import { makeControlPlanes } from "./control-plane";
import { entranceHosts, entranceSpec } from "./entrance";
import { makeEntranceObjects } from "./entrance-objects";
import type { Front } from "../config/plan/front";
import { grantedHosts, type TeamPlan } from "../config/plan/teams";
import { gatewayService, loadBalancerService } from "./ports";
import { MeshSecurity, securityObjects } from "./security/mesh-security";
import { telemetrySpec } from "./telemetry";
import { GATEWAY_NAME, gatewayValues, ISTIO_NAMESPACE, NAMESPACE_TIMEOUTS } from "./values";

/** Where a gateway's Service is. */
export interface MeshGateway {
    namespace: pulumi.Output<string>;
    serviceName: pulumi.Output<string>;
}

export interface MeshArgs extends MeshConfig, Front {
    nodes: pulumi.Resource;
    /** Makes an NLB of the gateway's Service; undefined where it makes none. */
    controller: pulumi.Resource | undefined;
    /** What the Service says to it; empty where it makes none. */
    serviceAnnotations: Record<string, pulumi.Input<string>>;
    /** Hosts that shall answer before a service is routed; empty without an edge. */
    hosts: string[];
    /** Teams with routes of their own at the gateway. */
    teams: readonly TeamPlan[];
    routes: RoutesConfig;
    services: ServicesConfig;
    charts: Pick<ChartsConfig, "istio">;
    images: Pick<ImagesConfig, "istio">;
}

/** Istio: its definitions, its control plane, and the ingress gateway with the `Gateway` it serves. */
export class Mesh extends pulumi.ComponentResource {
    /** Where the gateway's Service is, for the Ingress that names it as its backend. */
    public readonly gateway: MeshGateway & {
        /** The release that holds the Service; the id of either is `<namespace>/<name>`. */
        release: k8s.helm.v3.Release;
    };

    constructor(name: string, args: MeshArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:mesh:Mesh", name, {}, opts);

        const makeNamespace = (namespace: string) =>
            new k8s.core.v1.Namespace(
                `${name}-${namespace}`,
                { metadata: { name: namespace } },
                { parent: this, customTimeouts: NAMESPACE_TIMEOUTS },
            ).metadata.name;
        const istioNamespace = makeNamespace(ISTIO_NAMESPACE);
        const gatewayNamespace =
            args.gateway.namespace === ISTIO_NAMESPACE
                ? istioNamespace
                : makeNamespace(args.gateway.namespace);

        const istiods = makeControlPlanes(name, { ...args, namespace: istioNamespace }, this);
        const served = [...args.hosts, ...grantedHosts(args.teams)];
        const objects = securityObjects(args.security, served, args.gateway.namespace);
        // Before the gateway and its routes, and gone after them: none of them ever answers unprotected.
        const security =
            objects.length > 0
                ? [
                      new MeshSecurity(
                          `${name}-security`,
                          {
                              objects,
                              ownNamespaces: {
                                  [ISTIO_NAMESPACE]: istioNamespace,
                                  [args.gateway.namespace]: gatewayNamespace,
                              },
                          },
                          // base defines the kinds, istiod's webhook validates them.
                          { parent: this, dependsOn: istiods },
                      ),
                  ]
                : [];
        const controlledBy = controlPlane(args, args.gateway.revision);
        const gateway = new k8s.helm.v3.Release(
            `${name}-gateway`,
            {
                name: GATEWAY_NAME,
                namespace: gatewayNamespace,
                ...chartSource(args.charts.istio, CHARTS.istioGateway),
                version: controlledBy.version,
                timeout: RELEASE_TIMEOUT_SECONDS,
                values: gatewayValues(
                    args.gateway.replicas,
                    args.kind === "alb"
                        ? gatewayService(args.targetType, args.gateway.nodePorts)
                        : loadBalancerService(
                              args,
                              args.gateway.nodePorts,
                              args.serviceAnnotations,
                          ),
                    args,
                    args.profile,
                    controlledBy.revision,
                ),
            },
            {
                parent: this,
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

        makeEntranceObjects(
            name,
            {
                ...args,
                namespace: gatewayNamespace,
                spec: entranceSpec(args, entranceHosts(args.gateway.namespace, args.teams)),
                validators: istiods,
                security,
            },
            this,
        );

        const telemetry = telemetrySpec(args.telemetry);
        if (telemetry) {
            new k8s.apiextensions.CustomResource(
                `${name}-telemetry`,
                {
                    apiVersion: "telemetry.istio.io/v1",
                    kind: "Telemetry",
                    // In the root namespace, without a selector, it is about the whole mesh.
                    metadata: { name: "mesh-edge", namespace: istioNamespace },
                    spec: telemetry,
                },
                // base defines the kind, istiod's webhook validates it.
                { parent: this, dependsOn: istiods },
            );
        }

        this.gateway = {
            namespace: gatewayNamespace,
            serviceName: gateway.name,
            release: gateway,
        };
        const { namespace, serviceName } = this.gateway;
        this.registerOutputs({ gateway: { namespace, serviceName } });
    }
}
