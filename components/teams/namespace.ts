import type { TeamPlan } from "../config/plan/teams";
import { controlPlane, UNNAMED } from "../config/revisions";
import type { MeshConfig } from "../config/sections/mesh";
import { HOSTS_ANNOTATION, TEAM_LABEL } from "./guard/policy";

type ControlPlanes = Pick<MeshConfig, "version" | "revisions" | "tags" | "gateway">;

/**
 * The label by which the namespace's pods get their sidecar: of the control plane without a name, or of what
 * stands for it; else of a tag, which moves with the mesh; else of the gateway's own control plane.
 */
export function injectionLabel(mesh: ControlPlanes): Record<string, string> {
    const tags = Object.keys(mesh.tags);
    if (mesh.revisions.includes(UNNAMED) || tags.includes(UNNAMED)) {
        return { "istio-injection": "enabled" };
    }
    const [tag = controlPlane(mesh, mesh.gateway.revision).revision] = tags;
    return { "istio.io/rev": tag };
}

/**
 * Metadata of a team's namespace. `warn` shows a team what its own containers lack of "restricted". Enforced
 * is "baseline" by the guard: Kubernetes' own check would refuse Istio's init container.
 */
export function namespaceMetadata({ name, namespace, hosts }: TeamPlan, mesh: ControlPlanes) {
    return {
        name: namespace,
        labels: {
            [TEAM_LABEL]: name,
            ...injectionLabel(mesh),
            "pod-security.kubernetes.io/enforce": "privileged",
            "pod-security.kubernetes.io/warn": "restricted",
        },
        annotations: { [HOSTS_ANNOTATION]: hosts.join(",") },
    };
}
