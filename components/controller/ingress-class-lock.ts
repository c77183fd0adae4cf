/** What the chart writes into the IngressClassParams of its class. */
export interface IngressClassParams {
    spec: {
        namespaceSelector: {
            matchExpressions: { key: string; operator: "In"; values: string[] }[];
        };
    };
}

/** Kubernetes' own label of a namespace; who may label it can't change that. */
const NAME_LABEL = "kubernetes.io/metadata.name";

/**
 * The chart's values by which the class serves Ingresses of these namespaces alone: a member of a group
 * changes the ALB, the web ACL and the rules of all, and anybody's Ingress makes a load balancer.
 */
export function ingressClassLock(namespaces: "all" | readonly string[]) {
    if (namespaces === "all") return {};
    const values = [...new Set(namespaces)].sort();
    const ofName = { key: NAME_LABEL, operator: "In" as const, values };
    return {
        ingressClassParams: { spec: { namespaceSelector: { matchExpressions: [ofName] } } },
        // An Ingress that names its class in the old annotation is served without a look at the
        // IngressClassParams (pkg/ingress/group_loader.go); this refuses new ones.
        disableIngressClassAnnotation: true,
    };
}
