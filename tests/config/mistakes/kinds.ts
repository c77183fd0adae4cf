import type { Mistake } from "./mistake";

const NLB = { "edge.kind": "nlb" };
const CLB = { "edge.kind": "clb" };
const PASSED = { ...NLB, "edge.nlb.tls": "passthrough" };
const CERTIFICATE =
    "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000";

/** A key that a kind has no use for. */
function unheeded(
    kind: "nlb" | "clb",
    key: string,
    value: unknown,
    reason: string,
): Pick<Mistake, "set" | "problems"> {
    return {
        set: { "edge.kind": kind, [`edge.${key}`]: value },
        problems: [
            {
                path: `mesh-edge:edge.${key}`,
                value,
                rule: `must not be set with edge.kind ${kind}: ${reason}`,
                cure: "take it out, or write kind: alb",
            },
        ],
    };
}

const waf = { mode: "off" };

export const KINDS: readonly Mistake[] = [
    {
        states: "a kind that there is not",
        set: { "edge.kind": "elb" },
        problems: [
            {
                path: "mesh-edge:edge.kind",
                value: "elb",
                rule: "must be one of alb, nlb, clb",
                cure: 'write one of "alb", "nlb", "clb"',
            },
        ],
    },
    {
        states: "a web ACL on a Network Load Balancer, even switched off",
        set: { ...NLB, waf: { mode: "off" } },
        problems: [
            {
                path: "mesh-edge:waf",
                value: waf,
                rule: "must not be set with edge.kind nlb: AWS WAF can't protect a Network Load Balancer",
                cure: "take waf out, or write kind: alb",
            },
        ],
    },
    {
        states: "a web ACL on a Classic Load Balancer",
        set: { ...CLB, waf: { mode: "off" } },
        problems: [
            {
                path: "mesh-edge:waf",
                value: waf,
                rule: "must not be set with edge.kind clb: AWS WAF can't protect a Classic Load Balancer",
                cure: "take waf out, or write kind: alb",
            },
        ],
    },
    {
        states: "an Ingress with a Network Load Balancer",
        ...unheeded("nlb", "ingressName", "shop", "only an ALB is made from an Ingress"),
    },
    {
        states: "the idle timeout of an ALB with a Network Load Balancer, though it is the default",
        ...unheeded("nlb", "idleTimeoutSeconds", 60, "it is a setting of an ALB"),
    },
    {
        states: "an Ingress with a Classic Load Balancer",
        ...unheeded("clb", "ingressName", "shop", "only an ALB is made from an Ingress"),
    },
    {
        states: "pods as the targets of a Classic Load Balancer",
        ...unheeded("clb", "targetType", "ip", "a Classic Load Balancer sends to node ports only"),
    },
    {
        states: "a certificate on a Classic Load Balancer",
        ...unheeded(
            "clb",
            "certificateArn",
            CERTIFICATE,
            "without annotations a Classic Load Balancer terminates no TLS",
        ),
    },
    {
        states: "a TLS policy on a Classic Load Balancer",
        ...unheeded(
            "clb",
            "sslPolicy",
            "ELBSecurityPolicy-TLS13-1-2-2021-06",
            "without annotations a Classic Load Balancer terminates no TLS",
        ),
    },
    {
        states: "a protocol behind a Classic Load Balancer",
        ...unheeded(
            "clb",
            "backendProtocol",
            "https",
            "a Classic Load Balancer without annotations passes TCP through",
        ),
    },
    {
        states: "a name for a Classic Load Balancer",
        ...unheeded(
            "clb",
            "loadBalancerName",
            "payments",
            "Kubernetes names a Classic Load Balancer itself",
        ),
    },
    {
        states: "the section of a Network Load Balancer with a Classic one",
        ...unheeded("clb", "nlb", { tls: "passthrough" }, "it is about a Network Load Balancer"),
    },
    {
        states: "an internal Classic Load Balancer",
        set: { ...CLB, "edge.scheme": "internal" },
        problems: [
            {
                path: "mesh-edge:edge.scheme",
                value: "internal",
                rule: "must be internet-facing with edge.kind clb: a Service without annotations gets no internal one",
                cure: "leave it out, or write kind: nlb for an internal one",
            },
        ],
    },
    {
        states: "plain text to the gateway's TLS port",
        set: { ...NLB, "edge.backendProtocol": "http" },
        problems: [
            {
                path: "mesh-edge:edge.backendProtocol",
                value: "http",
                rule: "must be https with edge.kind nlb: an NLB sends port 443 to the gateway's TLS port, and plain text fails there",
                cure: "write https, or leave it out",
            },
        ],
    },
    {
        states: "a certificate on a Network Load Balancer that passes TLS through",
        set: { ...PASSED, "edge.certificateArn": CERTIFICATE },
        problems: [
            {
                path: "mesh-edge:edge.certificateArn",
                value: CERTIFICATE,
                rule: "must not be set with edge.nlb.tls passthrough: the gateway terminates TLS, not the NLB",
                cure: "take it out and name a Secret in edge.credentialName, or write tls: terminate",
            },
        ],
    },
    {
        states: "a zone to prove a certificate in that nobody makes, the gateway ending TLS",
        set: { ...PASSED, "edge.validationZone": "example.com" },
        problems: [
            {
                path: "mesh-edge:edge.validationZone",
                value: "example.com",
                rule: "must not be set with edge.nlb.tls passthrough: the gateway terminates TLS, not the NLB",
                cure: "take it out and name a Secret in edge.credentialName, or write tls: terminate",
            },
        ],
    },
    {
        states: "a certificate and a zone to prove one in, the gateway ending TLS",
        set: {
            ...PASSED,
            "edge.certificateArn": CERTIFICATE,
            "edge.validationZone": "example.com",
        },
        problems: [
            ["certificateArn", CERTIFICATE],
            ["validationZone", "example.com"],
        ].map(([key, value]) => ({
            path: `mesh-edge:edge.${String(key)}`,
            value,
            rule: "must not be set with edge.nlb.tls passthrough: the gateway terminates TLS, not the NLB",
            cure: "take it out and name a Secret in edge.credentialName, or write tls: terminate",
        })),
    },
    {
        states: "a TLS policy on a Network Load Balancer that passes TLS through",
        set: { ...PASSED, "edge.sslPolicy": "ELBSecurityPolicy-TLS13-1-3-2021-06" },
        problems: [
            {
                path: "mesh-edge:edge.sslPolicy",
                value: "ELBSecurityPolicy-TLS13-1-3-2021-06",
                rule: "must not be set with edge.nlb.tls passthrough: the gateway terminates TLS, not the NLB",
                cure: "take it out and name a Secret in edge.credentialName, or write tls: terminate",
            },
        ],
    },
    {
        states: "a Secret for the gateway behind a Network Load Balancer that ends TLS",
        set: { ...NLB, "edge.credentialName": "shop-tls" },
        problems: [
            {
                path: "mesh-edge:edge.credentialName",
                value: "shop-tls",
                rule: "must not be set if the NLB terminates TLS: clients see its certificate, and it doesn't verify the gateway's",
                cure: "take it out, or write tls: passthrough",
            },
        ],
    },
    {
        states: "a Secret for the gateway behind an ALB",
        set: { "edge.credentialName": "shop-tls" },
        problems: [
            {
                path: "mesh-edge:edge.credentialName",
                value: "shop-tls",
                rule: "must not be set if the ALB terminates TLS: clients see its certificate, and it doesn't verify the gateway's",
                cure: "take it out; edge.certificateArn names the certificate that clients see",
            },
        ],
    },
    {
        states: "an ALB that passes TLS through",
        set: { "edge.nlb.tls": "passthrough" },
        problems: [
            {
                path: "mesh-edge:edge.nlb.tls",
                value: "passthrough",
                rule: "must be terminate with edge.kind alb: an ALB always terminates TLS",
                cure: "take edge.nlb out, or write kind: nlb",
            },
        ],
    },
    {
        states: "a misspelt way of TLS",
        set: { ...NLB, "edge.nlb.tls": "passthru" },
        problems: [
            {
                path: "mesh-edge:edge.nlb.tls",
                value: "passthru",
                rule: "must be one of terminate, passthrough",
                cure: 'write "passthrough"',
            },
        ],
    },
    {
        states: "a Secret of an impossible name",
        set: { ...PASSED, "edge.credentialName": "Shop_TLS" },
        problems: [
            {
                path: "mesh-edge:edge.credentialName",
                value: "Shop_TLS",
                rule: "must be the name of a Secret, or builtin://",
                cure: 'write for example "shop-tls"',
            },
        ],
    },
    {
        states: "no proxy in front of the gateway, where an ALB is one",
        set: { "edge.proxiesInFront": 0 },
        problems: [
            {
                path: "mesh-edge:edge.proxiesInFront",
                value: 0,
                rule: "must be 1 or more with edge.kind alb: the ALB itself counts as one",
                cure: "write 1, or 2 with CloudFront before the ALB",
            },
        ],
    },
    {
        states: "one proxy in front, where CloudFront and an ALB are two",
        set: {
            "edge.cloudFront": true,
            "edge.redirectHttp": false,
            "edge.proxiesInFront": 1,
        },
        problems: [
            {
                path: "mesh-edge:edge.proxiesInFront",
                value: 1,
                rule: "must be 2 or more with edge.cloudFront: CloudFront and the ALB count as two",
                cure: "write 2, or leave it out",
            },
        ],
    },
    {
        states: "access logs of a Network Load Balancer, though they are off",
        ...unheeded(
            "nlb",
            "accessLogs",
            {
                enabled: false,
                connectionLogs: false,
                prefix: "alb",
                retentionDays: 90,
                keepOnDestroy: false,
            },
            "it is a setting of an ALB",
        ),
    },
    {
        states: "more proxies than a request can come through",
        set: { "edge.proxiesInFront": 11 },
        problems: [
            {
                path: "mesh-edge:edge.proxiesInFront",
                value: 11,
                rule: "must be a whole number, 0 to 10",
                cure: "lower it to 10",
            },
        ],
    },
    {
        states: "no time to drain",
        set: { "edge.drainSeconds": 0 },
        problems: [
            {
                path: "mesh-edge:edge.drainSeconds",
                value: 0,
                rule: "must be a whole number, 1 to 420",
                cure: "raise it to 1",
            },
        ],
    },
    {
        states: "a drain longer than EKS waits for the pods of a node",
        set: { "edge.drainSeconds": 600 },
        problems: [
            {
                path: "mesh-edge:edge.drainSeconds",
                value: 600,
                rule: "must be a whole number, 1 to 420",
                cure: "lower it to 420",
            },
        ],
    },
];
