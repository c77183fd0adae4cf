const TARGETS = "alb.ingress.kubernetes.io/target-group-attributes";
const BALANCER = "alb.ingress.kubernetes.io/load-balancer-attributes";
const ACL = "use alb.ingress.kubernetes.io/wafv2-acl-arn";
const HEADERS =
    "use attributes of the listener, such as alb.ingress.kubernetes.io/listener-attributes.HTTPS-443: routing.http.response.";
const REDIRECT =
    'use alb.ingress.kubernetes.io/actions.<name> with "type":"redirect", and a path with that backend and port.name: use-annotation';

/**
 * Annotations of ingress-nginx (its user guide, "Annotations"), without a prefix, and what the
 * controller, or AWS, has in their place. A pattern covers a family of them.
 */
const NGINX: readonly [pattern: RegExp, cure: string][] = [
    [
        /^rewrite-target$/,
        'use alb.ingress.kubernetes.io/transforms.<service> with "type":"url-rewrite"',
    ],
    [/^(force-)?ssl-redirect$/, 'write alb.ingress.kubernetes.io/ssl-redirect: "443"'],
    [/^(app-root|from-to-www-redirect|(permanent|temporal)-redirect(-code)?)$/, REDIRECT],
    [
        /^(white|allow)list-source-range$/,
        "use alb.ingress.kubernetes.io/inbound-cidrs for the whole load balancer, or conditions.<service> with a source-ip for a path",
    ],
    [/^denylist-source-range$/, ACL],
    [/^(limit-.*|global-rate-limit.*|(enable-)?modsecurity.*|enable-owasp.*)$/, ACL],
    [
        /^(proxy-body-size|client-max-body-size|client-body-buffer-size|proxy-(request-)?buffer.*|proxy-max-temp.*)$/,
        "take it out: an ALB has no limit on the body size and no buffer settings",
    ],
    [
        /^(proxy-(read|send|connect)-timeout|(grpc|client)-.*-timeout)$/,
        `write idle_timeout.timeout_seconds=<seconds> into ${BALANCER}`,
    ],
    [
        /^(affinity.*|session-cookie-.*)$/,
        `write stickiness.enabled=true,stickiness.type=lb_cookie into ${TARGETS}`,
    ],
    [
        /^canary.*$/,
        'use alb.ingress.kubernetes.io/actions.<name> with "type":"forward" and weights, or conditions.<service> for a header',
    ],
    [
        /^(auth-(url|signin|secret|realm|response-headers|.*-snippet).*)$/,
        "use alb.ingress.kubernetes.io/auth-type: oidc or cognito",
    ],
    [/^auth-tls-.*$/, "use alb.ingress.kubernetes.io/mutual-authentication"],
    [/^(enable-cors|cors-.*)$/, `${HEADERS}access_control_allow_origin.header_value=<origin>`],
    [/^hsts.*$/, `${HEADERS}strict_transport_security.header_value=max-age=<seconds>`],
    [
        /^(configuration|server|stream|location)-snippet$/,
        "take it out: an ALB can't do it; the gateway or the application can",
    ],
    [/^use-regex$/, 'use alb.ingress.kubernetes.io/use-regex-path-match: "true"'],
    [/^server-alias$/, "write an entry of spec.rules for each host"],
    [
        /^upstream-vhost$/,
        'use alb.ingress.kubernetes.io/transforms.<service> with "type":"host-header-rewrite"',
    ],
    [/^load-balance$/, `write load_balancing.algorithm.type=<type> into ${TARGETS}`],
    [
        /^(ssl-(protocols|ciphers|prefer-server-ciphers)|proxy-ssl-.*)$/,
        "use alb.ingress.kubernetes.io/ssl-policy",
    ],
    [/^ssl-passthrough$/, "use a Service with an NLB, which passes TLS through"],
    [/^websocket-services$/, "take it out: an ALB supports WebSocket"],
    [
        /^(service-upstream|upstream-hash-by.*|proxy-next-upstream.*|custom-http-errors|default-backend|mirror-.*|x-forwarded-prefix|connection-proxy-header|enable-.*-log|satisfy|proxy-http-version)$/,
        "take it out: the controller has no such setting",
    ],
];

/** Names that look like the controller's own, and what it calls the same. */
const OWN: readonly [pattern: RegExp, cure: string][] = [
    [
        /^(connection-)?idle-timeout(-seconds)?$/,
        `write idle_timeout.timeout_seconds=<seconds> into ${BALANCER}`,
    ],
    [
        /^(enable-)?access-logs?(-.*)?$/,
        `write access_logs.s3.enabled=true,access_logs.s3.bucket=<name> into ${BALANCER}`,
    ],
    [/^deletion-protection(-enabled)?$/, `write deletion_protection.enabled=true into ${BALANCER}`],
    [/^(enable-)?http2(-enabled)?$/, `write routing.http2.enabled=true into ${BALANCER}`],
    [
        /^(stickiness|sticky)(-.*|\..*)?$/,
        `write stickiness.enabled=true,stickiness.type=lb_cookie into ${TARGETS}`,
    ],
    [
        /^deregistration-delay.*$/,
        `write deregistration_delay.timeout_seconds=<seconds> into ${TARGETS}`,
    ],
    [/^slow-start.*$/, `write slow_start.duration_seconds=<seconds> into ${TARGETS}`],
    [/^attributes$/, `did you mean ${BALANCER}?`],
    [
        /^(waf|wafv2|web)-?(v2-)?(web-)?(acl-?)?(arn|id)$/,
        "did you mean alb.ingress.kubernetes.io/wafv2-acl-arn?",
    ],
    [
        /^((ssl|tls|acm)-)?(certificate|cert)(-arns?|s)?$/,
        "did you mean alb.ingress.kubernetes.io/certificate-arn?",
    ],
    [
        /^health-?check-((un)?healthy-threshold)(-count)?$/,
        "did you mean alb.ingress.kubernetes.io/$1-count?",
    ],
    [/^health-?check-(success-codes)$/, "did you mean alb.ingress.kubernetes.io/$1?"],
    [
        /^health-?check-(interval|timeout)(-seconds)?$/,
        "did you mean alb.ingress.kubernetes.io/healthcheck-$1-seconds?",
    ],
    [
        /^health-?check-(path|port|protocol)$/,
        "did you mean alb.ingress.kubernetes.io/healthcheck-$1?",
    ],
    [/^((un)?healthy-threshold)$/, "did you mean alb.ingress.kubernetes.io/$1-count?"],
    [/^(security-group-)?inbound-cidrs?$/, "did you mean alb.ingress.kubernetes.io/inbound-cidrs?"],
    [/^group-?(name|order)$/, "did you mean alb.ingress.kubernetes.io/group.$1?"],
];

/** What there is instead of an annotation of ingress-nginx; undefined for one that it hasn't. */
export function insteadOfNginx(name: string): string | undefined {
    return curedBy(NGINX, name);
}

/** The same for a name that the controller doesn't have, from any other controller. */
export function insteadOf(name: string): string | undefined {
    return curedBy(OWN, name) ?? insteadOfNginx(name);
}

function curedBy(table: readonly [RegExp, string][], name: string): string | undefined {
    const [pattern, cure] = table.find(([candidate]) => candidate.test(name)) ?? [];
    return pattern === undefined || cure === undefined ? undefined : name.replace(pattern, cure);
}
