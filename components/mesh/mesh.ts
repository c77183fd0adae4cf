import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { MeshConfig } from "../config/sections/mesh";
import type { ChartsConfig, ImagesConfig } from "../config/sections/mirrors";
import type { RoutesConfig } from "../config/sections/routes/routes";
import type { ServicesConfig } from "../config/sections/routes/services";
import { makeControlPlanes } from "./control-plane";
import { entranceHosts, entranceSpec } from "./entrance";
import { makeEntranceObjects } from "./entrance-objects";
import type { Front } from "../config/plan/front";
import { grantedHosts, type TeamPlan } from "../config/plan/teams";
import { EXTERNAL, INTERNAL } from "./gateways";
import { makeIngressGateway } from "./ingress-gateway";
import { MeshSecurity, securityObjects } from "./security/mesh-security";
import { telemetrySpec } from "./telemetry";
import { ISTIO_NAMESPACE, NAMESPACE_TIMEOUTS } from "./values";

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
    /** What a second gateway is for, behind a load balancer of its own. */
    internal: { front: Front; hosts: string[] } | undefined;
    routes: RoutesConfig;
    services: ServicesConfig;
    charts: Pick<ChartsConfig, "istio">;
    images: Pick<ImagesConfig, "istio">;
}

/** Istio: its definitions, its control plane, and the ingress gateway with the `Gateway` it serves. */
export class Mesh extends pulumi.ComponentResource {
    public readonly gateway: MeshGateway & {
        /** The release that holds the Service; the id of either is `<namespace>/<name>`. */
        release: k8s.helm.v3.Release;
    };
    /** Undefined where all hosts are the edge's. */
    public readonly internalGateway: MeshGateway | undefined;

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
        const objects = securityObjects(
            args.security,
            served,
            args.gateway.namespace,
            args.internal?.hosts,
        );
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
        const shared = { ...args, namespace: gatewayNamespace, istiods, security };
        const gateway = makeIngressGateway(
            `${name}-gateway`,
            { ...shared, names: EXTERNAL, front: args, nodePorts: args.gateway.nodePorts },
            this,
        );
        const internalGateway =
            args.internal &&
            makeIngressGateway(
                `${name}-internal-gateway`,
                {
                    ...shared,
                    names: INTERNAL,
                    front: args.internal.front,
                    // Fixed ones are for firewalls outside; a second set would have to be kept apart.
                    nodePorts: "auto",
                    controller: undefined,
                    serviceAnnotations: {},
                },
                this,
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
        this.internalGateway = internalGateway && {
            namespace: gatewayNamespace,
            serviceName: internalGateway.name,
        };
        const { namespace, serviceName } = this.gateway;
        this.registerOutputs({ gateway: { namespace, serviceName } });
    }
}
