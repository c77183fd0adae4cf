import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { Front } from "../config/plan/front";
import type { TeamPlan } from "../config/plan/teams";
import type { RoutesConfig } from "../config/sections/routes/routes";
import type { ServicesConfig } from "../config/sections/routes/services";
import { entranceHosts, entranceSpec } from "./entrance";
import { makeEntranceObjects } from "./entrance-objects";
import type { MeshGateway } from "./mesh";

export interface ExistingMeshArgs extends Front {
    namespace: string;
    /** Name of the gateway's Service. */
    gatewayService: string;
    hosts: string[];
    teams: readonly TeamPlan[];
    routes: RoutesConfig;
    services: ServicesConfig;
}

/** An Istio that is there before the stack: its gateway with the stack's own `Gateway` and routes. */
export class ExistingMesh extends pulumi.ComponentResource {
    /** Where the gateway's Service is, for the Ingress that names it as its backend. */
    public readonly gateway: MeshGateway;

    constructor(name: string, args: ExistingMeshArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:mesh:Mesh", name, {}, opts);

        const { namespace, gatewayService } = args;
        // Read, not made; a Service that isn't there ends the preview. Both parts of the id are plain.
        const service = k8s.core.v1.Service.get(
            `${name}-gateway-service`,
            `${namespace}/${gatewayService}`,
            { parent: this },
        );
        makeEntranceObjects(
            name,
            {
                ...args,
                // The labels by which the Service finds the gateway's pods find them for the Gateway too.
                spec: service.spec.selector.apply((selector) =>
                    entranceSpec(args, entranceHosts(namespace, args.teams), selector),
                ),
                validators: [],
                security: [],
            },
            this,
        );
        this.gateway = {
            namespace: service.metadata.namespace,
            serviceName: service.metadata.name,
        };
        this.registerOutputs({ gateway: this.gateway });
    }
}
