import { type MeshConfig, ROOT_NAMESPACE } from "../config/sections/mesh";
import { UNNAMED } from "../config/revisions";
import type { Front } from "../config/plan/front";
import type { Profile } from "../config/mesh-sizes";
import { EXTERNAL, type Gateway } from "./gateways";
import type { GatewayService } from "./ports";
import { gatewayProxyConfig, meshTopology, type GatewayTopology } from "./proxy-config";
import type { SecurityMeshConfig } from "./security/mesh-config";
import { type GatewaySize, gatewaySize, type IstiodSize, istiodSize } from "./size";
import { type Spread, spreadOf } from "./spread";
import { type TelemetryMeshConfig, telemetryMeshConfig } from "./telemetry";

/** Namespace of istiod and of the mesh's configuration. */
export const ISTIO_NAMESPACE = ROOT_NAMESPACE;
/**
 * A namespace goes after its last pod, and a gateway's has its whole grace period: up to 14 minutes with
 * the longest drain. The default of 10 ends too early.
 */
export const NAMESPACE_TIMEOUTS = { delete: "20m" };
/** Release of the control plane of a revision, and its Service and Deployment, which the chart names so. */
export function istiodName(revision: string): string {
    return revision === UNNAMED ? "istiod" : `istiod-${revision}`;
}

/** The keys of the chart istiod 1.30 and 1.31 that the program sets. */
export interface IstiodValues extends Omit<IstiodSize, "global"> {
    revision?: string;
    global: { istioNamespace: string; hub?: string; priorityClassName?: string };
    meshConfig: {
        defaultConfig: { gatewayTopology: GatewayTopology };
    } & TelemetryMeshConfig &
        SecurityMeshConfig;
}

/** Helm values of istiod. `hub` is another registry of images. */
export function istiodValues(
    hub: string | undefined,
    front: Front,
    { profile, telemetry }: Pick<MeshConfig, "profile" | "telemetry">,
    security: SecurityMeshConfig,
    revision: string,
): IstiodValues {
    const { global, ...size } = istiodSize(profile, revision);
    return {
        ...size,
        ...revisionValue(revision),
        global: { istioNamespace: ISTIO_NAMESPACE, hub, ...global },
        meshConfig: {
            ...telemetryMeshConfig(telemetry),
            defaultConfig: { gatewayTopology: meshTopology(front) },
            ...security,
        },
    };
}

/** The keys of the chart gateway 1.30 and 1.31 that the program sets. */
export interface GatewayValues extends GatewaySize {
    revision?: string;
    service: GatewayService;
    podAnnotations: Record<string, string>;
    env?: Record<string, string>;
    lifecycle: { preStop: { sleep: { seconds: number } } };
    terminationGracePeriodSeconds: number;
    autoscaling: { enabled: boolean; minReplicas: number; maxReplicas: number };
    podDisruptionBudget: { maxUnavailable: number };
    topologySpreadConstraints: Spread[];
}

/** Helm values of an ingress gateway. */
export function gatewayValues(
    replicas: MeshConfig["gateway"]["replicas"],
    service: GatewayService,
    front: Front,
    profile: Profile,
    revision: string,
    { labels }: Gateway = EXTERNAL,
): GatewayValues {
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
        topologySpreadConstraints: spreadOf(labels),
        ...gatewaySize(profile),
        ...revisionValue(revision),
    };
}

/** Of the charts istiod and gateway; the one without a name is named by no value. */
function revisionValue(revision: string): { revision?: string } {
    return revision === UNNAMED ? {} : { revision };
}
