/** How long each part of the way out of a gateway pod takes, in seconds. */
export interface DrainPlan {
    /** The load balancer lets requests to a target that it has taken out go on. */
    deregistrationDelay: number;
    /** The pod goes on as before, while the load balancer and kube-proxy turn away from it. */
    preStop: number;
    /** Envoy asks its clients to close, and ends what has not. */
    terminationDrain: number;
    /** When Kubernetes kills the pod; it counts from the start. */
    gracePeriod: number;
}

/** What the controller takes until AWS knows that a target goes, and AWS until it acts on it. */
const NOTICE_SECONDS = 10;

/** What Envoy and its agent take to end once they are told to. */
const EXIT_SECONDS = 5;

/**
 * The order in which a gateway pod may go without an answer lost: the load balancer's delay has passed
 * before the pod stops, and all of it has passed before Kubernetes kills the pod.
 */
export function drainPlan(drainSeconds: number): DrainPlan {
    const preStop = NOTICE_SECONDS + drainSeconds;
    return {
        deregistrationDelay: drainSeconds,
        preStop,
        terminationDrain: drainSeconds,
        gracePeriod: preStop + drainSeconds + EXIT_SECONDS,
    };
}
