import { type Case, casesOf, PLATFORM } from "./case";

const kind = (apiVersion: string, name: string, resource: string) =>
    casesOf(apiVersion, name, resource, "mesh-edge-kinds");
const services = casesOf("v1", "Service", "services", "mesh-edge-services");
const sidecars = casesOf("networking.istio.io/v1", "Sidecar", "sidecars", "mesh-edge-sidecars");
const slices = casesOf(
    "discovery.k8s.io/v1",
    "EndpointSlice",
    "endpointslices",
    "mesh-edge-endpoints",
);
const endpoints = casesOf("v1", "Endpoints", "endpoints", "mesh-edge-endpoints");
const budgets = casesOf(
    "policy/v1",
    "PodDisruptionBudget",
    "poddisruptionbudgets",
    "mesh-edge-disruptions",
);

const service = (changes: object = {}) => ({
    selector: { app: "api" },
    ports: [{ port: 80 }],
    ...changes,
});
const by = (user: string): Partial<Case> => ({ user, groups: [] });
const DEFAULT_EGRESS = { egress: [{ hosts: ["*/*"] }] };

export const KINDS: readonly Case[] = [
    kind("networking.istio.io/v1alpha3", "EnvoyFilter", "envoyfilters").refused("any", {}),
    kind("networking.istio.io/v1", "Gateway", "gateways").refused("any", {}),
    kind("networking.istio.io/v1beta1", "ProxyConfig", "proxyconfigs").refused("any", {}),
    kind("networking.istio.io/v1", "WorkloadEntry", "workloadentries").refused(
        "a pod of another team",
        { address: "10.40.1.7", labels: { app: "api" } },
    ),
    kind("networking.istio.io/v1", "WorkloadGroup", "workloadgroups").refused("any", {}),
    kind("extensions.istio.io/v1alpha1", "WasmPlugin", "wasmplugins").refused("any", {}),
    kind("gateway.networking.k8s.io/v1", "Gateway", "gateways").refused("of Gateway API", {}),
    kind("gateway.networking.k8s.io/v1", "HTTPRoute", "httproutes").refused("any", {}),
    kind("networking.k8s.io/v1", "Ingress", "ingresses").refused("any", {}),
    kind("networking.k8s.io/v1", "Ingress", "ingresses").refused(
        "even by the platform",
        {},
        PLATFORM,
    ),
    kind("elbv2.k8s.aws/v1beta1", "TargetGroupBinding", "targetgroupbindings").refused("any", {}),
    kind(
        "gateway.k8s.aws/v1beta1",
        "LoadBalancerConfiguration",
        "loadbalancerconfigurations",
    ).refused("any", {}),
    kind("vpcresources.k8s.aws/v1beta1", "SecurityGroupPolicy", "securitygrouppolicies").refused(
        "any",
        {},
    ),
    kind("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies").admitted(
        "by who may write it: the Role has it not",
        {},
    ),
    kind("apps/v1", "Deployment", "deployments").admitted("any", {}),

    sidecars.refused("by the team", DEFAULT_EGRESS),
    sidecars.admitted("by the platform", DEFAULT_EGRESS, PLATFORM),

    services.admitted("ClusterIP", service()),
    services.admitted("ClusterIP, by name", service({ type: "ClusterIP" })),
    services.admitted("headless", service({ clusterIP: "None" })),
    services.refused("LoadBalancer", service({ type: "LoadBalancer" })),
    services.refused("NodePort", service({ type: "NodePort" })),
    services.refused("ExternalName", {
        type: "ExternalName",
        externalName: "pay.team-b.svc.cluster.local",
    }),
    services.refused("externalIPs", service({ externalIPs: ["203.0.113.9"] })),

    endpoints.refused("by the team", {}),
    endpoints.admitted(
        "by Kubernetes",
        {},
        by("system:serviceaccount:kube-system:endpoint-controller"),
    ),
    slices.refused("by the team", {}),
    slices.refused("by a pod of the team", {}, by("system:serviceaccount:team-a:default")),
    slices.refused("even by the platform", {}, PLATFORM),
    slices.admitted(
        "by Kubernetes",
        {},
        by("system:serviceaccount:kube-system:endpointslice-controller"),
    ),
    slices.admitted(
        "by Kubernetes, all controllers as one",
        {},
        by("system:kube-controller-manager"),
    ),
    slices.admitted("by EKS", {}, by("eks:service-operations")),

    budgets.admitted("maxUnavailable 1", { maxUnavailable: 1 }),
    budgets.admitted("minAvailable 1", { minAvailable: 1 }),
    budgets.admitted("minAvailable 50%", { minAvailable: "50%" }),
    budgets.refused("maxUnavailable 0", { maxUnavailable: 0 }),
    budgets.refused("maxUnavailable 0%", { maxUnavailable: "0%" }),
    budgets.refused("minAvailable 100%", { minAvailable: "100%" }),
];
