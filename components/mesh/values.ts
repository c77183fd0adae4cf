import { type MeshConfig, ROOT_NAMESPACE } from "../config/sections/mesh";
import type { Front } from "../config/plan/front";
import type { GatewayService } from "./ports";
import { gatewayProxyConfig, meshTopology, type GatewayTopology } from "./proxy-config";
import type { SecurityMeshConfig } from "./security/mesh-config";

/** Namespace of istiod and of the mesh's configuration. */
export const ISTIO_NAMESPACE = ROOT_NAMESPACE;
/** Release, Service, Deployment and service account of the gateway. */
export const GATEWAY_NAME = "istio-ingressgateway";
/** Labels that the gateway chart puts on its pods: `istio` is the release's name less `istio-`. */
export const GATEWAY_LABELS = { app: GATEWAY_NAME, istio: "ingressgateway" };

/** The keys of the chart istiod 1.30 and 1.31 that the program sets. */
export interface IstiodValues {
    autoscaleMin: number;
    global: { istioNamespace: string; hub?: string };
    meshConfig: {
        accessLogFile: string;
        accessLogEncoding: "JSON" | "TEXT";
        defaultConfig: { gatewayTopology: GatewayTopology };
    } & SecurityMeshConfig;
}

/** Helm values of istiod. `hub` is another registry of images. */
export function istiodValues(
    hub: string | undefined,
    front: Front,
    security: SecurityMeshConfig,
): IstiodValues {
    return {
        // Two, so that the chart makes its disruption budget and a node can be drained.
        autoscaleMin: 2,
        global: { istioNamespace: ISTIO_NAMESPACE, hub },
        meshConfig: {
            accessLogFile: "/dev/stdout",
            accessLogEncoding: "JSON",
            defaultConfig: { gatewayTopology: meshTopology(front) },
            ...security,
        },
    };
}

/** The keys of the chart gateway 1.30 and 1.31 that the program sets. */
export interface GatewayValues {
    service: GatewayService;
    podAnnotations: Record<string, string>;
    env?: Record<string, string>;
    lifecycle: { preStop: { sleep: { seconds: number } } };
    terminationGracePeriodSeconds: number;
    autoscaling: { enabled: boolean; minReplicas: number; maxReplicas: number };
    podDisruptionBudget: { maxUnavailable: number };
    topologySpreadConstraints: {
        maxSkew: number;
        topologyKey: string;
        whenUnsatisfiable: "ScheduleAnyway" | "DoNotSchedule";
        labelSelector: { matchLabels: Record<string, string> };
    }[];
}

/** Helm values of the ingress gateway. */
export function gatewayValues(
    replicas: MeshConfig["gateway"]["replicas"],
    service: GatewayService,
    front: Front,
): GatewayValues {
    const spread = (topologyKey: string) => ({
        maxSkew: 1,
        topologyKey,
        // Only a wish: a zone without a free node must not keep a gateway pod from starting.
        whenUnsatisfiable: "ScheduleAnyway" as const,
        labelSelector: { matchLabels: GATEWAY_LABELS },
    });
    return {
        service,
        podAnnotations: { "proxy.istio.io/config": gatewayProxyConfig(front) },
        // An NLB begins its health checks with the PROXY header too; the kubelet's have none. With
        // this the status port takes both (Istio 1.27 and newer).
        env: front.proxyProtocol ? { ENVOY_STATUS_PORT_ENABLE_PROXY_PROTOCOL: "true" } : undefined,
        // Kubernetes' own sleep: the proxy's image may have no shell.
        lifecycle: { preStop: { sleep: { seconds: front.drain.preStop } } },
        terminationGracePeriodSeconds: front.drain.gracePeriod,
        autoscaling: { enabled: true, minReplicas: replicas.min, maxReplicas: replicas.max },
        podDisruptionBudget: { maxUnavailable: 1 },
        topologySpreadConstraints: [
            spread("topology.kubernetes.io/zone"),
            spread("kubernetes.io/hostname"),
        ],
    };
}
