import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { ownHosts, type TeamPlan } from "../config/plan/teams";
import type { RoutesConfig } from "../config/sections/routes/routes";
import type { ServicesConfig } from "../config/sections/routes/services";
import { defaultRouteName } from "./default-route";
import { entranceSpec, type GatewaySpec } from "./entrance";
import { ISTIO_API } from "./routes/istio-types";
import type { Front } from "../config/plan/front";
import { EXTERNAL, INTERNAL } from "./gateways";
import { destinationRules } from "./routes/destination-rules";
import { virtualServices } from "./routes/virtual-services";

export interface EntranceObjectsArgs {
    /** Of the gateway and of all that is about it. */
    namespace: pulumi.Input<string>;
    spec: pulumi.Input<GatewaySpec>;
    /** Hosts that shall answer before a service is routed; empty without an edge. */
    hosts: string[];
    /** Teams with routes of their own at the gateway. */
    teams: readonly TeamPlan[];
    /** The second gateway, where there is one, and its hosts. */
    internal?: { front: Front; hosts: string[] } | undefined;
    routes: RoutesConfig;
    services: ServicesConfig;
    /** What defines Istio's kinds and validates them. */
    validators: pulumi.Resource[];
    /** What protects the gateway, and is there before its routes. */
    security: pulumi.Resource[];
}

/** The `Gateway` that hosts attach to, with its routes: the stack's own behind whoever's gateway. */
export function makeEntranceObjects(
    name: string,
    args: EntranceObjectsArgs,
    parent: pulumi.Resource,
): void {
    const { namespace, validators, security } = args;
    const entrances = [
        { id: `${name}-entrance`, called: EXTERNAL.entrance, spec: args.spec },
        ...(args.internal
            ? [
                  {
                      id: `${name}-internal-entrance`,
                      called: INTERNAL.entrance,
                      spec: entranceSpec(
                          args.internal.front,
                          args.teams.length > 0 ? ["./*"] : ["*"],
                          {
                              istio: INTERNAL.labels.istio,
                          },
                      ),
                  },
              ]
            : []),
    ];
    for (const { id, called, spec } of entrances) {
        new k8s.apiextensions.CustomResource(
            id,
            { apiVersion: ISTIO_API, kind: "Gateway", metadata: { name: called, namespace }, spec },
            // base defines the kind, istiod's webhook validates it.
            { parent, dependsOn: [...validators, ...security] },
        );
    }
    const versions = destinationRules(args.services).map(
        (rule) =>
            new k8s.apiextensions.CustomResource(
                `${name}-service-${rule.name}`,
                {
                    apiVersion: ISTIO_API,
                    kind: "DestinationRule",
                    metadata: { name: rule.name, namespace },
                    spec: rule.spec,
                },
                // base defines the kind, istiod's webhook validates it.
                { parent, dependsOn: validators },
            ),
    );
    for (const [host, spec] of virtualServices(ownHosts(args), args.routes, args.internal?.hosts)) {
        new k8s.apiextensions.CustomResource(
            `${name}-default-route-${host}`,
            {
                apiVersion: ISTIO_API,
                kind: "VirtualService",
                metadata: { name: defaultRouteName(host), namespace },
                spec,
            },
            {
                parent,
                dependsOn: [
                    // base defines the kind, istiod's webhook validates it.
                    ...validators,
                    ...security,
                    // A route to a version that no rule defines yet, or any more, is answered with 503.
                    ...versions,
                ],
            },
        );
    }
}
