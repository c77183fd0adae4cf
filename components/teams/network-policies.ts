import { ISTIO_NAMESPACE } from "../mesh/values";

/** Label of a namespace whose pods may read metrics of every team's. */
export const METRICS_LABEL = "mesh-edge/metrics";

/** Of a sidecar: Envoy's metrics with the application's, and Envoy's alone (Istio, "Ports used by Istio"). */
const METRICS_PORTS = [15020, 15090];

/** XDS and certificates over TLS, the one port of istiod that a sidecar needs; it never comes to the sidecar. */
const ISTIOD_PORT = 15012;

/** Gives credentials of the node's own role; EKS Pod Identity has another address. */
const INSTANCE_METADATA = "169.254.169.254/32";

export interface NetworkPolicyArgs {
    gatewayNamespace: string;
    /** Labels of the gateway's pods; undefined where the whole namespace is the gateway's. */
    gatewayPods: Readonly<Record<string, string>> | undefined;
    /**
     * Ranges where every other team's pods are: those of the VPC, and that of the cluster's Services, which
     * the policies see before kube-proxy has chosen a pod.
     */
    clusterCidrs: readonly string[];
    /** Ranges in it that the team's pods may reach. */
    egressCidrs: readonly string[];
}

const tcp = (port: number) => ({ protocol: "TCP", port });
const namespace = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });
const ALL_PODS = {};

/**
 * NetworkPolicies of a team's namespace by name. They only ever admit, so `default-deny` is what makes the
 * others mean something. Probes of the kubelet need none: a node always reaches its own pods. Nor does the
 * injection: the API server asks istiod, on 15017.
 */
export function networkPolicies(args: NetworkPolicyArgs) {
    const { gatewayNamespace, gatewayPods, clusterCidrs, egressCidrs } = args;
    const except = [...clusterCidrs, INSTANCE_METADATA];
    return {
        "default-deny": { podSelector: ALL_PODS, policyTypes: ["Ingress", "Egress"] },
        "within-namespace": {
            podSelector: ALL_PODS,
            policyTypes: ["Ingress", "Egress"],
            ingress: [{ from: [{ podSelector: ALL_PODS }] }],
            egress: [{ to: [{ podSelector: ALL_PODS }] }],
        },
        "from-gateway": {
            podSelector: ALL_PODS,
            policyTypes: ["Ingress"],
            ingress: [
                {
                    from: [
                        {
                            namespaceSelector: namespace(gatewayNamespace),
                            ...(gatewayPods && { podSelector: { matchLabels: gatewayPods } }),
                        },
                    ],
                },
            ],
        },
        "from-metrics": {
            podSelector: ALL_PODS,
            policyTypes: ["Ingress"],
            ingress: [
                {
                    from: [{ namespaceSelector: { matchLabels: { [METRICS_LABEL]: "true" } } }],
                    ports: METRICS_PORTS.map(tcp),
                },
            ],
        },
        "to-istiod": {
            podSelector: ALL_PODS,
            policyTypes: ["Egress"],
            egress: [
                {
                    to: [
                        {
                            namespaceSelector: namespace(ISTIO_NAMESPACE),
                            podSelector: { matchLabels: { app: "istiod" } },
                        },
                    ],
                    ports: [tcp(ISTIOD_PORT)],
                },
            ],
        },
        "to-dns": {
            podSelector: ALL_PODS,
            policyTypes: ["Egress"],
            egress: [
                {
                    to: [
                        {
                            namespaceSelector: namespace("kube-system"),
                            podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
                        },
                    ],
                    ports: [{ protocol: "UDP", port: 53 }, tcp(53)],
                },
            ],
        },
        "to-outside": {
            podSelector: ALL_PODS,
            policyTypes: ["Egress"],
            egress: [
                {
                    to: [
                        { ipBlock: { cidr: "0.0.0.0/0", except } },
                        ...egressCidrs.map((cidr) => ({ ipBlock: { cidr } })),
                    ],
                },
            ],
        },
    };
}
