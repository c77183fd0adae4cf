import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { TeamPlan } from "../config/plan/teams";
import type { MeshConfig } from "../config/sections/mesh";
import { ISTIO_API } from "../mesh/routes/istio-types";
import { SECURITY_API } from "../mesh/security/objects";
import { ISTIO_NAMESPACE, NAMESPACE_TIMEOUTS } from "../mesh/values";
import { namespaceMetadata } from "./namespace";
import { type NetworkPolicyArgs, networkPolicies } from "./network-policies";
import { limitsOf, quotaOf } from "./quota";
import { TEAM_RIGHTS, teamGroup } from "./rights";

export interface TeamArgs extends Omit<NetworkPolicyArgs, "egressCidrs"> {
    team: TeamPlan;
    mesh: MeshConfig;
}

/** A team's namespace with its bounds, its rights, and what keeps it apart from its neighbours. */
export class Team extends pulumi.ComponentResource {
    constructor(name: string, args: TeamArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:teams:Team", name, {}, opts);

        const { team, mesh, gatewayNamespace } = args;
        const namespace = new k8s.core.v1.Namespace(
            name,
            { metadata: namespaceMetadata(team, mesh) },
            { parent: this, customTimeouts: NAMESPACE_TIMEOUTS },
        ).metadata.name;
        const inside = (objectName: string) => ({ name: objectName, namespace });

        new k8s.core.v1.ResourceQuota(
            `${name}-quota`,
            { metadata: inside("quota"), spec: { hard: quotaOf(team.quota) } },
            { parent: this },
        );
        new k8s.core.v1.LimitRange(
            `${name}-limits`,
            { metadata: inside("limits"), spec: { limits: [limitsOf(team.quota)] } },
            { parent: this },
        );
        for (const [policy, spec] of Object.entries(networkPolicies({ ...args, ...team }))) {
            new k8s.networking.v1.NetworkPolicy(
                `${name}-${policy}`,
                { metadata: inside(policy), spec },
                { parent: this },
            );
        }
        const role = new k8s.rbac.v1.Role(
            `${name}-role`,
            { metadata: inside("team"), rules: [...TEAM_RIGHTS] },
            { parent: this },
        );
        new k8s.rbac.v1.RoleBinding(
            `${name}-role`,
            {
                metadata: inside("team"),
                roleRef: {
                    apiGroup: "rbac.authorization.k8s.io",
                    kind: "Role",
                    name: role.metadata.name,
                },
                subjects: [
                    {
                        apiGroup: "rbac.authorization.k8s.io",
                        kind: "Group",
                        name: teamGroup(team.name),
                    },
                ],
            },
            { parent: this },
        );
        new k8s.apiextensions.CustomResource(
            `${name}-sidecar`,
            {
                apiVersion: ISTIO_API,
                kind: "Sidecar",
                metadata: inside("default"),
                // What its pods are told of: their own, Istio's own and the gateway. istiod sends no
                // more, and names of other teams' services lead nowhere.
                spec: {
                    egress: [
                        {
                            hosts: [...new Set([".", ISTIO_NAMESPACE, gatewayNamespace])].map(
                                (from) => `${from}/*`,
                            ),
                        },
                    ],
                },
            },
            { parent: this },
        );
        new k8s.apiextensions.CustomResource(
            `${name}-mtls`,
            {
                apiVersion: SECURITY_API,
                kind: "PeerAuthentication",
                metadata: inside("default"),
                spec: { mtls: { mode: "STRICT" } },
            },
            { parent: this },
        );
        this.registerOutputs({});
    }
}
