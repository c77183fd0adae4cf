import { z } from "zod";

import { compare } from "../../render/state";
import type { KubernetesObject, Resources } from "../resources";
import { destinationRuleSpec, gatewaySpec, virtualServiceSpec } from "./api";

const NETWORKING = "networking.istio.io";

interface Of<Spec> {
    name: string;
    namespace: string;
    created: string;
    spec: Spec;
}
export type Gateway = Of<z.infer<typeof gatewaySpec>>;
export type VirtualService = Of<z.infer<typeof virtualServiceSpec>>;
export type DestinationRule = Of<z.infer<typeof destinationRuleSpec>>;

export function gatewaysOf(resources: Resources): Gateway[] {
    return read(resources.ofKind(NETWORKING, "Gateway"), gatewaySpec);
}

/** In the order in which istiod takes those of one host: by age, then by name and namespace. */
export function virtualServicesOf(resources: Resources): VirtualService[] {
    return read(resources.ofKind(NETWORKING, "VirtualService"), virtualServiceSpec).sort(
        (one, other) =>
            compare(one.created, other.created) ||
            compare(one.name, other.name) ||
            compare(one.namespace, other.namespace),
    );
}

export function destinationRulesOf(resources: Resources): DestinationRule[] {
    return read(resources.ofKind(NETWORKING, "DestinationRule"), destinationRuleSpec);
}

/** Whether an object is seen by what runs in a namespace. */
export function isSeenFrom(
    { namespace, spec }: Of<{ exportTo?: string[] | undefined }>,
    viewer: string,
): boolean {
    const { exportTo = [] } = spec;
    if (exportTo.length === 0 || exportTo.includes("*")) return true;
    return exportTo.includes(viewer) || (exportTo.includes(".") && namespace === viewer);
}

/** A short name is one of the object's own namespace, as istiod reads it. */
export function fullName(host: string, namespace: string): string {
    return host.includes(".") || host.startsWith("*")
        ? host
        : `${host}.${namespace}.svc.cluster.local`;
}

function read<Spec>(objects: readonly KubernetesObject[], schema: z.ZodType<Spec>): Of<Spec>[] {
    return objects.map(({ kind, name, namespace, created, spec }) => {
        const result = schema.safeParse(spec);
        if (result.success) return { name, namespace, created, spec: result.data };
        throw new Error(`${kind} ${namespace}/${name}: ${z.prettifyError(result.error)}`);
    });
}
