import type { Case } from "./case";

const ALB = "alb.ingress.kubernetes.io/";
const NGINX = "nginx.ingress.kubernetes.io/";
const ATTRIBUTES = `${ALB}load-balancer-attributes`;
const TARGETS = `${ALB}target-group-attributes`;

/** Names that the controller doesn't know, and what there is instead. */
const UNKNOWN: [name: string, cure: string][] = [
    ["rewrite-target", `use ${ALB}transforms.<service> with "type":"url-rewrite"`],
    ["force-ssl-redirect", `write ${ALB}ssl-redirect: "443"`],
    [
        "whitelist-source-range",
        `use ${ALB}inbound-cidrs for the whole load balancer, or conditions.<service> with a source-ip for a path`,
    ],
    ["limit-rps", `use ${ALB}wafv2-acl-arn`],
    ["proxy-body-size", "take it out: an ALB has no limit on the body size and no buffer settings"],
    ["proxy-read-timeout", `write idle_timeout.timeout_seconds=<seconds> into ${ATTRIBUTES}`],
    ["affinity", `write stickiness.enabled=true,stickiness.type=lb_cookie into ${TARGETS}`],
    ["auth-signin", `use ${ALB}auth-type: oidc or cognito`],
    ["auth-tls-secret", `use ${ALB}mutual-authentication`],
    ["use-regex", `use ${ALB}use-regex-path-match: "true"`],
    ["wafv2-web-acl-arn", `did you mean ${ALB}wafv2-acl-arn?`],
    ["waf-arn", `did you mean ${ALB}wafv2-acl-arn?`],
    ["ssl-cert", `did you mean ${ALB}certificate-arn?`],
    ["health-check-path", `did you mean ${ALB}healthcheck-path?`],
    ["health-check-interval", `did you mean ${ALB}healthcheck-interval-seconds?`],
    ["healthcheck-timeout", `did you mean ${ALB}healthcheck-timeout-seconds?`],
    ["healthcheck-healthy-threshold", `did you mean ${ALB}healthy-threshold-count?`],
    ["unhealthy-threshold", `did you mean ${ALB}unhealthy-threshold-count?`],
    ["healthcheck-success-codes", `did you mean ${ALB}success-codes?`],
    ["idle-timeout", `write idle_timeout.timeout_seconds=<seconds> into ${ATTRIBUTES}`],
    ["deletion-protection", `write deletion_protection.enabled=true into ${ATTRIBUTES}`],
    [
        "access-logs",
        `write access_logs.s3.enabled=true,access_logs.s3.bucket=<name> into ${ATTRIBUTES}`,
    ],
    ["attributes", `did you mean ${ATTRIBUTES}?`],
    [
        "deregistration-delay",
        `write deregistration_delay.timeout_seconds=<seconds> into ${TARGETS}`,
    ],
    ["slow-start", `write slow_start.duration_seconds=<seconds> into ${TARGETS}`],
    ["group-name", `did you mean ${ALB}group.name?`],
    ["security-group-inbound-cidrs", `did you mean ${ALB}inbound-cidrs?`],
];

/** Annotations of ingress-nginx on an Ingress of the controller. */
const OTHERS: [name: string, cure: string][] = [
    [
        "canary-weight",
        `use ${ALB}actions.<name> with "type":"forward" and weights, or conditions.<service> for a header`,
    ],
    [
        "permanent-redirect",
        `use ${ALB}actions.<name> with "type":"redirect", and a path with that backend and port.name: use-annotation`,
    ],
    [
        "configuration-snippet",
        "take it out: an ALB can't do it; the gateway or the application can",
    ],
    [
        "enable-cors",
        `use attributes of the listener, such as ${ALB}listener-attributes.HTTPS-443: routing.http.response.access_control_allow_origin.header_value=<origin>`,
    ],
    ["something-new", "take it out"],
];

export const habits: Case[] = [
    ...UNKNOWN.map(([name, cure]) => ({
        what: name,
        changes: { annotations: { [name]: "1" } },
        found: [
            `error unknown-annotation: ${ALB}${name} is unknown to the controller, which ignores it → ${cure}`,
        ],
    })),
    ...OTHERS.map(([name, cure]) => ({
        what: `${NGINX}${name}`,
        changes: { annotations: { [`${NGINX}${name}`]: "1" } },
        found: [
            `warning nginx-annotation: ${NGINX}${name} is for NGINX, and has no effect on an ALB → ${cure}`,
        ],
    })),
];
