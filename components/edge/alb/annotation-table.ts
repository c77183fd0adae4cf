import {
    AUTH_SESSION,
    HEALTH_INTERVAL,
    HEALTH_THRESHOLD,
    HEALTH_TIMEOUT,
} from "../../values/elb-limits";
import { entryOf } from "../../values/entry-of";
import type { Annotation, ValueType } from "./annotation";
import {
    backendProtocol,
    boolean,
    integer,
    ipAddressType,
    json,
    list,
    loadBalancerName,
    map,
    matching,
    oneOf,
    path,
    port,
    scheme,
    targetType,
    text,
} from "./value-types";

type Traits = Partial<Omit<Annotation, "of" | "value">>;

const row =
    (of: Annotation["of"], common: Traits) =>
    (value: ValueType, traits: Traits = {}): Annotation => ({
        onService: false,
        inGroup: "same",
        effect: "in-place",
        ...common,
        ...traits,
        of,
        value,
    });
const balancer = row("load-balancer", {});
const listener = row("listener", {});
const rule = row("rule", { inGroup: "own" });
const auth = row("rule", { inGroup: "own", onService: true });
const targets = row("target-group", { inGroup: "own", onService: true });
const frontend = row("frontend-nlb", {});

const checkPort = integer({ min: 1, max: 65535 }, "traffic-port");
const groupName = matching(
    /^(?=.{1,63}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
    "must be at most 63 of a-z, 0-9, - and ., starting and ending with a letter or digit",
    "shared",
);

/**
 * Every `alb.ingress.kubernetes.io/*` annotation of controller 3.5.0, without the prefix: its
 * `pkg/annotations/constants.go` and `docs/guide/ingress/annotations.md`, corrected by what it was
 * seen to do. The builder writes only these, and the linter knows only these.
 */
export const ANNOTATIONS = {
    "group.name": row("group", { inGroup: "own" })(groupName, { effect: "new-load-balancer" }),
    "group.order": row("group", { inGroup: "own" })(integer({ min: -1000, max: 1000 }), {
        fallback: "0",
    }),

    "load-balancer-name": balancer(loadBalancerName, { effect: "at-next-load-balancer" }),
    scheme: balancer(scheme, { fallback: "internal", effect: "new-load-balancer" }),
    subnets: balancer({ kind: "list", fewest: 1 }),
    "ip-address-type": balancer(
        ipAddressType("ipv4", "dualstack", "dualstack-without-public-ipv4"),
        {
            fallback: "ipv4",
        },
    ),
    "customer-owned-ipv4-pool": balancer(text, { effect: "at-next-load-balancer" }),
    "ipam-ipv4-pool-id": balancer(text),
    "security-groups": balancer(list),
    "manage-backend-security-group-rules": balancer(boolean, { fallback: "false" }),
    "inbound-cidrs": balancer(list, { fallback: "0.0.0.0/0" }),
    "security-group-prefix-lists": balancer(list),
    "load-balancer-attributes": balancer(map, { inGroup: "merged-by-key" }),
    "minimum-load-balancer-capacity": balancer(map),
    "wafv2-acl-arn": balancer(text),
    "wafv2-acl-name": balancer(text),
    "waf-acl-id": balancer(text, { instead: "wafv2-acl-arn" }),
    "web-acl-id": balancer(text, { instead: "wafv2-acl-arn" }),
    "shield-advanced-protection": balancer(boolean),
    tags: row("load-balancer", { inGroup: "merged-by-key", onService: true })(map),
    /** The controller writes its plan there; it is no wish of anybody's. */
    "dry-run-plan": row("load-balancer", { inGroup: "own" })(text),

    "listen-ports": listener(json("listen-ports"), { inGroup: "merged" }),
    "ssl-redirect": listener({ ...port, example: "443" }),
    "certificate-arn": listener({ kind: "list", fewest: 1 }, { inGroup: "merged" }),
    "create-acm-cert": listener(boolean, { inGroup: "own", fallback: "false" }),
    "acm-pca-arn": listener(text, { inGroup: "own" }),
    "ssl-policy": listener(text, { fallback: "ELBSecurityPolicy-2016-08" }),
    "mutual-authentication": listener(json("mutual-authentication")),

    "target-type": targets(targetType, {
        fallback: "instance",
        effect: "new-target-group",
    }),
    "backend-protocol": targets(backendProtocol, {
        fallback: "HTTP",
        effect: "new-target-group",
    }),
    "backend-protocol-version": targets(oneOf("HTTP1", "HTTP2", "GRPC"), {
        fallback: "HTTP1",
        effect: "new-target-group",
    }),
    "target-group-attributes": targets(map),
    "target-node-labels": targets(map),
    "multi-cluster-target-group": targets(boolean, { fallback: "false" }),
    // Its fallback is the backend's protocol, whatever the controller's documentation says.
    "healthcheck-protocol": targets(oneOf("HTTP", "HTTPS")),
    // Besides, the name of a port of the Service.
    "healthcheck-port": targets(text, { fallback: "traffic-port" }),
    "healthcheck-path": targets(path),
    "healthcheck-interval-seconds": targets(integer(HEALTH_INTERVAL), { fallback: "15" }),
    "healthcheck-timeout-seconds": targets(integer(HEALTH_TIMEOUT), { fallback: "5" }),
    "healthy-threshold-count": targets(integer(HEALTH_THRESHOLD), { fallback: "2" }),
    "unhealthy-threshold-count": targets(integer(HEALTH_THRESHOLD), { fallback: "2" }),
    "success-codes": targets(
        matching(/^\d+(-\d+)?(,\d+(-\d+)?)*$/, "must be status codes and ranges", "200,301-399"),
    ),

    "auth-type": auth(oneOf("none", "oidc", "cognito"), { fallback: "none" }),
    "auth-idp-cognito": auth(json("cognito")),
    "auth-idp-oidc": auth(json("oidc")),
    "auth-on-unauthenticated-request": auth(oneOf("authenticate", "allow", "deny"), {
        fallback: "authenticate",
    }),
    "auth-scope": auth(text, { fallback: "openid" }),
    "auth-session-cookie": auth(text, { fallback: "AWSELBAuthSessionCookie" }),
    "auth-session-timeout": auth(integer(AUTH_SESSION), { fallback: "604800" }),
    "jwt-validation": rule(json("jwt")),
    "use-regex-path-match": rule(boolean, { fallback: "false" }),

    "enable-frontend-nlb": frontend(boolean, { fallback: "false" }),
    "frontend-nlb-scheme": frontend(scheme, {
        fallback: "internal",
        effect: "new-load-balancer",
    }),
    "frontend-nlb-subnets": frontend(list),
    "frontend-nlb-security-groups": frontend(list),
    "frontend-nlb-listener-port-mapping": frontend(map, { inGroup: "merged" }),
    "frontend-nlb-eip-allocations": frontend(list),
    "frontend-nlb-healthcheck-port": frontend(checkPort, { fallback: "traffic-port" }),
    "frontend-nlb-healthcheck-protocol": frontend(oneOf("HTTP", "HTTPS"), { fallback: "HTTP" }),
    "frontend-nlb-healthcheck-path": frontend(path, { fallback: "/" }),
    "frontend-nlb-healthcheck-interval-seconds": frontend(integer(HEALTH_INTERVAL), {
        fallback: "15",
    }),
    "frontend-nlb-healthcheck-timeout-seconds": frontend(integer(HEALTH_TIMEOUT), {
        fallback: "5",
    }),
    "frontend-nlb-healthcheck-healthy-threshold-count": frontend(integer(HEALTH_THRESHOLD), {
        fallback: "3",
    }),
    "frontend-nlb-healthcheck-unhealthy-threshold-count": frontend(integer(HEALTH_THRESHOLD), {
        fallback: "3",
    }),
    "frontend-nlb-healthcheck-success-codes": frontend(text, { fallback: "200" }),
    "frontend-nlb-attributes": frontend(map),
    "frontend-nlb-tags": frontend(map),
} as const satisfies Record<string, Annotation>;

/** Annotations that are a family: what follows the dot names a backend, a listener or a port. */
export const ANNOTATION_FAMILIES = {
    actions: rule(json("action")),
    conditions: rule(json("conditions")),
    transforms: rule(json("transforms")),
    "listener-attributes": listener(map, { inGroup: "merged" }),
    "target-control-port": targets(port, { effect: "new-target-group" }),
} as const satisfies Record<string, Annotation>;

export type AnnotationFamily = keyof typeof ANNOTATION_FAMILIES;

/** The name of an annotation, without its prefix. */
export type AnnotationName = keyof typeof ANNOTATIONS | `${AnnotationFamily}.${string}`;

/** The table's entry for an annotation; undefined if the controller has no such annotation. */
export function annotationOf(name: string): Annotation | undefined {
    const table: Readonly<Record<string, Annotation>> = ANNOTATIONS;
    const families: Readonly<Record<string, Annotation>> = ANNOTATION_FAMILIES;
    const [, family = ""] = /^([^.]+)\../.exec(name) ?? [];
    return entryOf(table, name) ?? entryOf(families, family);
}
