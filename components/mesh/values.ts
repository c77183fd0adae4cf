import type { MeshConfig } from "../config/mesh";
import type { gatewayService } from "./ports";

/** Namespace of istiod and of the mesh's configuration. */
export const ISTIO_NAMESPACE = "istio-system";
/** Release, Service, Deployment and service account of the gateway. */
export const GATEWAY_NAME = "istio-ingressgateway";
/** Labels that the gateway chart puts on its pods: `istio` is the release's name less `istio-`. */
export const GATEWAY_LABELS = { app: GATEWAY_NAME, istio: "ingressgateway" };

/** Proxies between client and gateway that append to X-Forwarded-For: the ALB. */
const TRUSTED_PROXIES = 1;

/** The keys of the chart istiod 1.30 and 1.31 that the program sets. */
export interface IstiodValues {
    autoscaleMin: number;
    global: { istioNamespace: string; hub?: string };
    meshConfig: {
        accessLogFile: string;
        accessLogEncoding: "JSON" | "TEXT";
        defaultConfig: { gatewayTopology: { numTrustedProxies: number } };
    };
}

/** Helm values of istiod. `hub` is another registry of images. */
export function istiodValues(hub: string | undefined): IstiodValues {
    return {
        // Two, so that the chart makes its disruption budget and a node can be drained.
        autoscaleMin: 2,
        global: { istioNamespace: ISTIO_NAMESPACE, hub },
        meshConfig: {
            accessLogFile: "/dev/stdout",
            accessLogEncoding: "JSON",
            defaultConfig: { gatewayTopology: { numTrustedProxies: TRUSTED_PROXIES } },
        },
    };
}

/** The keys of the chart gateway 1.30 and 1.31 that the program sets. */
export interface GatewayValues {
    service: ReturnType<typeof gatewayService>;
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
    service: GatewayValues["service"],
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
        autoscaling: { enabled: true, minReplicas: replicas.min, maxReplicas: replicas.max },
        podDisruptionBudget: { maxUnavailable: 1 },
        topologySpreadConstraints: [
            spread("topology.kubernetes.io/zone"),
            spread("kubernetes.io/hostname"),
        ],
    };
}
