/** A rule of a Role. */
export interface RoleRule {
    apiGroups: string[];
    resources: string[];
    verbs: string[];
}

const READ = ["get", "list", "watch"];
const WRITE = [...READ, "create", "update", "patch", "delete"];

const rule = (apiGroup: string, resources: string[], verbs: string[]): RoleRule => ({
    apiGroups: [apiGroup],
    resources,
    verbs,
});

/**
 * What a team may do in its namespace: exactly the kinds by which it runs and routes its services. None by
 * which it could leave the namespace or change what the platform has put there (docs/decisions/0032).
 */
export const TEAM_RIGHTS: readonly RoleRule[] = [
    rule("apps", ["deployments", "statefulsets"], WRITE),
    rule("apps", ["deployments/scale", "statefulsets/scale"], ["get", "update", "patch"]),
    rule("batch", ["jobs", "cronjobs"], WRITE),
    rule("", ["services", "configmaps", "secrets", "serviceaccounts"], WRITE),
    rule("autoscaling", ["horizontalpodautoscalers"], WRITE),
    rule("policy", ["poddisruptionbudgets"], WRITE),
    rule("networking.istio.io", ["virtualservices", "destinationrules", "serviceentries"], WRITE),
    rule("security.istio.io", ["authorizationpolicies", "requestauthentications"], WRITE),
    // A pod that hangs is deleted, and made again by its workload.
    rule("", ["pods"], [...READ, "delete"]),
    // To see what became of it.
    rule("", ["pods/log", "events", "endpoints", "resourcequotas", "limitranges"], READ),
    rule("apps", ["replicasets"], READ),
    rule("discovery.k8s.io", ["endpointslices"], READ),
    rule("events.k8s.io", ["events"], READ),
];

/**
 * Kubernetes group of a team's principals. EKS takes none that begins with `system:` or `eks:` (EKS user
 * guide, "Create access entries").
 */
export function teamGroup(team: string): string {
    return `mesh-edge-team-${team}`;
}
