import type { RuleConfig } from "../../config/sections/routes/routes";
import type { Destination, HttpRoute } from "./istio-types";

type Backend = RuleConfig["backendRefs"][number];

/** A Service's name in the whole cluster. A short one would be looked up beside the VirtualService. */
export function serviceHost({ name, namespace }: Pick<Backend, "name" | "namespace">): string {
    return `${name}.${namespace}.svc.cluster.local`;
}

export function destinationOf(backend: Omit<Backend, "weight">): Destination {
    return {
        host: serviceHost(backend),
        port: { number: backend.port },
        ...(backend.version !== undefined && { subset: backend.version }),
    };
}

/** Where the requests of a rule go; a weight of 0 stays, so that a shift of weights is an edit in place. */
export function routeOf(backends: readonly Backend[]): NonNullable<HttpRoute["route"]> {
    return backends.map((backend) => ({
        destination: destinationOf(backend),
        ...(backends.length > 1 && { weight: backend.weight }),
    }));
}
