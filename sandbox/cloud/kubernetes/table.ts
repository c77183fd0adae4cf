import { statusOf } from "../controller/address";
import {
    admitIngress,
    assertIngressCanGo,
    cleanUp,
    reconcileIngress,
    retryIngress,
} from "../controller/ingress";
import { sharesAlb } from "../controller/group";
import { applyCrd, assertCrdAllowed, refuseRelinquished } from "./crds";
import { assertDefinitionsCanGo } from "../karpenter/charts";
import { assertInstallable, assertUpgradable, install, uninstall } from "./helm/releases";
import { leavePending } from "./helm/revisions";
import { assertServicesCanGo } from "./load-balancer-services";
import { assertNamespace, assertNamespaceEmpty } from "./namespace";
import {
    clusterObject,
    conflict,
    identity,
    istioObject,
    metadata,
    objectId,
    plainObject,
} from "./object-rows";
import { text } from "../values";
import { CloudError } from "../world/errors";
import type { Table } from "../world/row";

/** Durations: releases as a run of the real charts on an idle API server took, plus image pulls. */
export const kubernetes: Table = {
    "kubernetes:core/v1:Namespace": {
        id: ({ entity }) => text(entity.inputs, "metadata.name") ?? "",
        computed: { ...metadata, status: () => ({ phase: "Active" }) },
        forceNew: ["apiVersion", "kind", "metadata.name"],
        exists: conflict("namespaces"),
        beforeDelete: assertNamespaceEmpty,
        seconds: [1, 1, 7],
    },
    "kubernetes:admissionregistration.k8s.io/v1:MutatingWebhookConfiguration": clusterObject(
        "mutatingwebhookconfigurations.admissionregistration.k8s.io",
    ),
    "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy": clusterObject(
        "validatingadmissionpolicies.admissionregistration.k8s.io",
    ),
    "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding": clusterObject(
        "validatingadmissionpolicybindings.admissionregistration.k8s.io",
    ),
    "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinitionPatch": {
        id: ({ entity }) => text(entity.inputs, "metadata.name") ?? "",
        computed: metadata,
        forceNew: ["apiVersion", "kind", "metadata.name"],
        adopts: true,
        beforeCreate: assertCrdAllowed,
        afterCreate: applyCrd,
        beforeUpdate: assertCrdAllowed,
        afterUpdate: applyCrd,
        beforeDelete: refuseRelinquished,
        seconds: [1, 1, 1],
    },
    "kubernetes:core/v1:ResourceQuota": plainObject("resourcequotas"),
    "kubernetes:core/v1:LimitRange": plainObject("limitranges"),
    "kubernetes:networking.k8s.io/v1:NetworkPolicy": plainObject(
        "networkpolicies.networking.k8s.io",
    ),
    "kubernetes:rbac.authorization.k8s.io/v1:Role": plainObject("roles.rbac.authorization.k8s.io"),
    "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding": {
        ...plainObject("rolebindings.rbac.authorization.k8s.io"),
        // The API server keeps a binding's role for good (pkg/apis/rbac/validation).
        forceNew: [...identity, "roleRef"],
    },
    "kubernetes:helm.sh/v3:Release": {
        id: ({ entity: { inputs } }) =>
            `${text(inputs, "namespace") ?? "default"}/${text(inputs, "name") ?? ""}`,
        autoname: "name",
        computed: {
            status: (c) => ({
                name: text(c.entity.inputs, "name") ?? "",
                namespace: text(c.entity.inputs, "namespace") ?? "default",
                chart: text(c.entity.inputs, "chart") ?? "",
                version: text(c.entity.inputs, "version") ?? "",
                appVersion: text(c.entity.inputs, "version") ?? "",
                revision: Number(text(c.old?.state, "status.revision") ?? "0") + 1,
                status: "deployed",
            }),
            resourceNames: () => ({}),
        },
        unsettled: ["status", "resourceNames"],
        forceNew: ["name", "namespace"],
        exists: () => new CloudError("", "cannot re-use a name that is still in use"),
        beforeCreate: assertInstallable,
        afterCreate: install,
        beforeUpdate: assertUpgradable,
        afterUpdate: install,
        cutOff: leavePending,
        beforeDelete: (context) => {
            assertServicesCanGo(context);
            assertDefinitionsCanGo(context);
        },
        afterDelete: uninstall,
        seconds: [40, 30, 10],
    },
    // Helm makes those that there are; a program may read them.
    "kubernetes:core/v1:Service": {
        id: objectId,
        seconds: [0, 0, 0],
        madeOutside: true,
    },
    "kubernetes:networking.k8s.io/v1:IngressClass": {
        id: ({ entity }) => text(entity.inputs, "metadata.name") ?? "",
        seconds: [0, 0, 0],
        madeOutside: true,
    },
    "kubernetes:networking.k8s.io/v1:Ingress": {
        id: objectId,
        computed: {
            ...metadata,
            status: (c) => statusOf(c.old),
        },
        forceNew: identity,
        exists: conflict("ingresses.networking.k8s.io"),
        beforeCreate: (context) => {
            assertNamespace(context);
            admitIngress(context);
        },
        afterCreate: reconcileIngress,
        beforeUpdate: admitIngress,
        afterUpdate: reconcileIngress,
        onRead: retryIngress,
        beforeDelete: assertIngressCanGo,
        afterDelete: cleanUp,
        // An ALB takes two to three minutes to be active, and its interfaces keep security groups for half a minute.
        seconds: [160, 15, 40],
        secondsHere: (context) => (sharesAlb(context) ? [15, 15, 15] : undefined),
    },
    "kubernetes:networking.istio.io/v1:Gateway": istioObject("gateways.networking.istio.io"),
    "kubernetes:networking.istio.io/v1:Sidecar": istioObject("sidecars.networking.istio.io"),
    "kubernetes:networking.istio.io/v1:VirtualService": istioObject(
        "virtualservices.networking.istio.io",
    ),
    "kubernetes:networking.istio.io/v1:DestinationRule": istioObject(
        "destinationrules.networking.istio.io",
    ),
    "kubernetes:networking.istio.io/v1:ServiceEntry": istioObject(
        "serviceentries.networking.istio.io",
    ),
    "kubernetes:telemetry.istio.io/v1:Telemetry": istioObject("telemetries.telemetry.istio.io"),
    "kubernetes:security.istio.io/v1:PeerAuthentication": istioObject(
        "peerauthentications.security.istio.io",
    ),
    "kubernetes:security.istio.io/v1:AuthorizationPolicy": istioObject(
        "authorizationpolicies.security.istio.io",
    ),
    "kubernetes:security.istio.io/v1:RequestAuthentication": istioObject(
        "requestauthentications.security.istio.io",
    ),
};
