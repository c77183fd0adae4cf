import { BY_PLATFORM, type GuardPolicy } from "./policy";

/**
 * Kinds that reach beyond a namespace: they change proxies, open ways in, or say which addresses a name has.
 * A team's Role has none of them; this holds for roles that somebody else gives.
 */
export function kindsPolicy(): GuardPolicy {
    return {
        name: "mesh-edge-kinds",
        scope: "teams",
        matched: [
            {
                group: "networking.istio.io",
                resources: [
                    "envoyfilters",
                    "gateways",
                    "proxyconfigs",
                    "workloadentries",
                    "workloadgroups",
                ],
            },
            { group: "extensions.istio.io", resources: ["*"] },
            { group: "gateway.networking.k8s.io", resources: ["*"] },
            { group: "gateway.networking.x-k8s.io", resources: ["*"] },
            { group: "networking.k8s.io", resources: ["ingresses"] },
            { group: "elbv2.k8s.aws", resources: ["*"] },
            { group: "gateway.k8s.aws", resources: ["*"] },
            { group: "aga.k8s.aws", resources: ["*"] },
            { group: "vpcresources.k8s.aws", resources: ["*"] },
        ],
        validations: [
            {
                expression: "false",
                messageExpression:
                    "object.kind + ' is for the platform team only: requests come in by routes'",
            },
        ],
    };
}

/** The platform writes the one of the namespace itself. */
export function sidecarsPolicy(): GuardPolicy {
    return {
        name: "mesh-edge-sidecars",
        scope: "teams",
        matched: [{ group: "networking.istio.io", resources: ["sidecars"] }],
        validations: [
            { expression: BY_PLATFORM, message: "the Sidecar of the namespace is the platform's" },
        ],
    };
}

/** Other types open ways in beside the gateway, or give another team's service a name here. */
export function servicesPolicy(): GuardPolicy {
    return {
        name: "mesh-edge-services",
        scope: "teams",
        matched: [{ group: "", resources: ["services"] }],
        validations: [
            {
                expression:
                    "object.spec.?type.orValue('ClusterIP') == 'ClusterIP' && size(object.spec.?externalIPs.orValue([])) == 0",
                message:
                    "a Service must be of type ClusterIP, without externalIPs: requests come in by routes",
            },
        ],
    };
}

/**
 * The addresses behind a Service. Written by hand they could be those of other teams' pods, which admit the
 * gateway (CVE-2021-25740). Kubernetes' own controllers write them, as users that EKS gives to nobody else.
 */
export function endpointsPolicy(): GuardPolicy {
    return {
        name: "mesh-edge-endpoints",
        scope: "teams",
        matched: [
            { group: "", resources: ["endpoints"] },
            { group: "discovery.k8s.io", resources: ["endpointslices"] },
        ],
        variables: [{ name: "user", expression: "request.userInfo.username" }],
        validations: [
            {
                expression:
                    "variables.user.startsWith('system:serviceaccount:kube-system:') || variables.user.startsWith('eks:') || (variables.user.startsWith('system:') && !variables.user.startsWith('system:serviceaccount:'))",
                messageExpression:
                    "object.kind + ' must be left to Kubernetes: give the Service a selector'",
            },
        ],
    };
}

/** One that lets no pod be evicted holds up every upgrade of the nodes. */
export function disruptionsPolicy(): GuardPolicy {
    return {
        name: "mesh-edge-disruptions",
        scope: "teams",
        matched: [{ group: "policy", resources: ["poddisruptionbudgets"] }],
        validations: [
            {
                expression:
                    "!(string(object.spec.?maxUnavailable.orValue(1)) in ['0', '0%']) && string(object.spec.?minAvailable.orValue(0)) != '100%'",
                message:
                    "a PodDisruptionBudget must let a pod be evicted: maxUnavailable above 0, minAvailable below 100%",
            },
        ],
    };
}
