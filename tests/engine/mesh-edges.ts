import type { Wait } from "../support/waits";

const BASE = "Release mesh-base";
const ISTIOD = "Release mesh-istiod";
const INGRESS = "Ingress edge-ingress";

const CHECKED = "base defines its kind, and istiod's webhook validates it";
const UNVERSIONED =
    "a route to a version that no rule defines yet, or any more, is answered with 503";
const OPEN = "none ever answers unprotected, on the way up or down";

const ROUTES = [
    "shop.example.com",
    "api.example.com",
    "cart.preview.example.com",
    "grpc.example.com",
].map((host) => `VirtualService mesh-default-route-${host}`);
const VERSIONS = ["cart", "orders", "search", "stock", "web"].map(
    (service) => `DestinationRule mesh-service-${service}.shop`,
);

/** What the objects of `Pulumi.routes.yaml` wait for on the way up, and outlive on the way down. */
export const ROUTE_WAITS: Wait[] = [
    ...ROUTES.map((who) => ({ who, forWhat: VERSIONS, because: UNVERSIONED })),
    ...[...ROUTES, ...VERSIONS].map((who) => ({
        who,
        forWhat: [BASE, ISTIOD],
        because: CHECKED,
    })),
    {
        who: INGRESS,
        forWhat: [...ROUTES, ...VERSIONS],
        because: "clients must find a way when the names lead to it, until they don't any more",
    },
];

const POLICIES = [
    "PeerAuthentication mesh-security-PeerAuthentication-istio-system",
    "PeerAuthentication mesh-security-PeerAuthentication-default",
    "AuthorizationPolicy mesh-security-AuthorizationPolicy-declared-hosts",
    "AuthorizationPolicy mesh-security-AuthorizationPolicy-clients-office",
    "AuthorizationPolicy mesh-security-AuthorizationPolicy-jwt-shop",
    "AuthorizationPolicy mesh-security-AuthorizationPolicy-jwt-admin",
    "RequestAuthentication mesh-security-RequestAuthentication-jwt",
    "ServiceEntry mesh-security-ServiceEntry-egress-payments",
    "ServiceEntry mesh-security-ServiceEntry-eks-pod-identity-agent",
];

/** The same of `tests/stacks/mesh-security.yaml`. */
export const SECURITY_WAITS: Wait[] = [
    ...POLICIES.map((who) => ({ who, forWhat: [BASE, ISTIOD], because: CHECKED })),
    ...[
        "Release mesh-gateway",
        "Gateway mesh-entrance",
        "VirtualService mesh-default-route-shop.example.com",
        INGRESS,
    ].map((who) => ({ who, forWhat: POLICIES, because: OPEN })),
];

/** The same of a mesh with tracing, and with a tag for the control plane `default`. */
export const OPERATION_WAITS: Wait[] = [
    { who: "Telemetry mesh-telemetry", forWhat: [BASE, ISTIOD], because: CHECKED },
    {
        who: "MutatingWebhookConfiguration mesh-tag-stable",
        forWhat: [ISTIOD],
        because: "a pod that the tag matches can't start while its control plane isn't there",
    },
];
