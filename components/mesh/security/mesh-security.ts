import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { MeshSecurityConfig } from "../../config/sections/mesh-security/security";
import { INTERNAL } from "../gateways";
import { serviceEntries } from "./egress";
import { gatewayPolicies } from "./gateway-policies";
import { jwtObjects } from "./jwt";
import { peerAuthentications } from "./mtls";
import type { IstioObject } from "./objects";

/** All objects of `mesh.security`; none if nothing is turned on. */
export function securityObjects(
    security: MeshSecurityConfig,
    hosts: readonly string[],
    gatewayNamespace: string,
    internalHosts?: readonly string[],
): IstioObject[] {
    const atGateway = (served: readonly string[]) => [
        ...gatewayPolicies(security, served, gatewayNamespace),
        ...jwtObjects(security.jwt, gatewayNamespace),
    ];
    return [
        ...peerAuthentications(security),
        ...atGateway(hosts),
        ...(internalHosts ? atGateway(internalHosts).map(atInternalGateway) : []),
        ...serviceEntries(security.egress),
    ];
}

/** The same at the internal gateway, whose pods the selector of the other leaves out. */
function atInternalGateway(object: IstioObject): IstioObject {
    const selector = { matchLabels: { istio: INTERNAL.labels.istio } };
    return { ...object, name: `internal-${object.name}`, spec: { ...object.spec, selector } };
}

export interface MeshSecurityArgs {
    objects: readonly IstioObject[];
    /** Names of the namespaces that the stack makes itself; others must be there. */
    ownNamespaces: Readonly<Record<string, pulumi.Input<string>>>;
}

/** The objects by which Istio checks which workloads may connect to each other. */
export class MeshSecurity extends pulumi.ComponentResource {
    constructor(name: string, args: MeshSecurityArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:mesh:MeshSecurity", name, {}, opts);

        for (const { apiVersion, kind, spec, ...object } of args.objects) {
            const namespace = args.ownNamespaces[object.namespace] ?? object.namespace;
            // A PeerAuthentication is called the same in every namespace.
            const id = object.name === "default" ? object.namespace : object.name;
            new k8s.apiextensions.CustomResource(
                `${name}-${kind}-${id}`,
                { apiVersion, kind, metadata: { name: object.name, namespace }, spec },
                { parent: this },
            );
        }
        this.registerOutputs({});
    }
}
