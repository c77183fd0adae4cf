import { z } from "zod";

import type { KubernetesObject, Resources } from "../resources";
import type { Pods } from "./routes";

const selecting = z.object({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()).optional() }).optional(),
    action: z.string().optional(),
});

/** Its policies hold for the whole mesh. */
const ROOT_NAMESPACE = "istio-system";

/** What may refuse a request at the gateway's pods, in words; what it asks for isn't decided here. */
export function gatewayPolicies(resources: Resources, pods: Pods): string[] {
    return [
        ...resources.ofKind("security.istio.io", "AuthorizationPolicy"),
        ...resources.ofKind("security.istio.io", "RequestAuthentication"),
    ]
        .filter((policy) => holdsFor(policy, pods))
        .map(({ kind, namespace, name, spec }) => {
            const { action } = selecting.parse(spec ?? {});
            const what = kind === "AuthorizationPolicy" ? ` (${action ?? "ALLOW"})` : "";
            return `${kind} ${namespace}/${name}${what}`;
        });
}

function holdsFor({ namespace, spec }: KubernetesObject, pods: Pods): boolean {
    if (namespace !== pods.namespace && namespace !== ROOT_NAMESPACE) return false;
    const labels = selecting.parse(spec ?? {}).selector?.matchLabels ?? {};
    return Object.entries(labels).every(([key, value]) => pods.labels[key] === value);
}
