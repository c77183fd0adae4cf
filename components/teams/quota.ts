import type { QuotaProfile } from "../config/sections/teams";

interface Size {
    pods: number;
    /** Requested processors, of all pods together. */
    cpu: number;
    /** Requested memory in GiB, of all pods together. */
    memory: number;
    /** The most memory that one container may use, in GiB. */
    container: number;
    /** Services, and objects of each of Istio's kinds. */
    objects: number;
}

/**
 * Per pod some 200m and 400 MiB. A sidecar requests 100m and 128Mi of them and may use 1 GiB (chart istiod,
 * `global.proxy.resources`), so no container is held to less. Objects of Istio: every one is worked out by
 * istiod for each change, so there is an end to them.
 */
const SIZES: Readonly<Record<QuotaProfile, Size>> = {
    small: { pods: 20, cpu: 4, memory: 8, container: 4, objects: 10 },
    medium: { pods: 60, cpu: 16, memory: 32, container: 16, objects: 30 },
    large: { pods: 200, cpu: 64, memory: 128, container: 64, objects: 100 },
};

/** Istio's kinds that a team writes. */
const COUNTED = [
    "virtualservices.networking.istio.io",
    "destinationrules.networking.istio.io",
    "serviceentries.networking.istio.io",
    "authorizationpolicies.security.istio.io",
    "requestauthentications.security.istio.io",
];

/** The `hard` of the namespace's ResourceQuota. */
export function quotaOf(profile: QuotaProfile): Record<string, string> {
    const { pods, cpu, memory, objects } = SIZES[profile];
    return {
        pods: String(pods),
        "requests.cpu": String(cpu),
        "requests.memory": `${memory}Gi`,
        services: String(objects),
        // The guard refuses them as well; this also ends those that were there before it.
        "services.loadbalancers": "0",
        "services.nodeports": "0",
        "count/configmaps": String(5 * objects),
        "count/secrets": String(5 * objects),
        "count/jobs.batch": String(5 * objects),
        ...Object.fromEntries(COUNTED.map((kind) => [`count/${kind}`, String(objects)])),
    };
}

/**
 * The LimitRange's rule for a container. A quota on requests refuses pods without them, so they have some. A
 * container without a limit gets the most; none of the processor, which would only be throttled.
 */
export function limitsOf(profile: QuotaProfile) {
    const memory = `${SIZES[profile].container}Gi`;
    return {
        type: "Container",
        defaultRequest: { cpu: "100m", memory: "128Mi" },
        default: { memory },
        max: { memory },
    };
}
