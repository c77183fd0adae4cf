import type { Case } from "./case";

export const keys: Case[] = [
    {
        what: "an unknown annotation that is nearly a known one",
        changes: { annotations: { "healthcheck-prot": "15021" } },
        found: [
            "error unknown-annotation: alb.ingress.kubernetes.io/healthcheck-prot is unknown to the controller, which ignores it → did you mean alb.ingress.kubernetes.io/healthcheck-protocol?",
        ],
    },
    {
        what: "an unknown annotation that is like none",
        changes: { annotations: { waf: "enabled" } },
        found: [
            "error unknown-annotation: alb.ingress.kubernetes.io/waf is unknown to the controller, which ignores it → take it out",
        ],
    },
    {
        what: "a family with a wrong name",
        changes: { annotations: { "action.blog": "{}" } },
        found: [
            "error unknown-annotation: alb.ingress.kubernetes.io/action.blog is unknown to the controller, which ignores it → did you mean alb.ingress.kubernetes.io/actions.blog?",
        ],
    },
    {
        what: "a wrong prefix",
        changes: { annotations: { "alb.ingress.k8s.aws/scheme": "internal" } },
        found: [
            "error unknown-annotation: alb.ingress.k8s.aws/scheme is unknown to the controller, which ignores it → did you mean alb.ingress.kubernetes.io/scheme?",
        ],
    },
    {
        what: "an annotation of an NLB on an Ingress",
        changes: {
            annotations: { "service.beta.kubernetes.io/aws-load-balancer-scheme": "internal" },
        },
        found: [
            "error wrong-object: service.beta.kubernetes.io/aws-load-balancer-scheme is for a Service and has no effect on an Ingress → take it out, or use the annotation of the Ingress",
        ],
    },
    {
        what: "an annotation of the Ingress on a Service",
        changes: { serviceAnnotations: { "alb.ingress.kubernetes.io/scheme": "internal" } },
        found: [
            "error wrong-object: alb.ingress.kubernetes.io/scheme has no effect on a Service → move it to the Ingress",
        ],
    },
    {
        what: "web ACLs of WAF Classic",
        changes: { annotations: { "waf-acl-id": "499e8b99" } },
        found: [
            "warning replaced-annotation: alb.ingress.kubernetes.io/waf-acl-id is for WAF Classic, which AWS has shut down → use alb.ingress.kubernetes.io/wafv2-acl-arn",
        ],
    },
    {
        what: "a boolean without quotes",
        changes: { annotations: { "shield-advanced-protection": true } },
        found: [
            "error not-text: the value of alb.ingress.kubernetes.io/shield-advanced-protection is not text, and Kubernetes refuses the object → quote it: 'true'",
        ],
    },
    {
        what: "a number without quotes",
        changes: { annotations: { "ssl-redirect": 443 } },
        found: [
            'warning plain-http: the HTTP listener forwards requests in plain text, because nothing redirects them to HTTPS → add alb.ingress.kubernetes.io/ssl-redirect: "443"',
            "error not-text: the value of alb.ingress.kubernetes.io/ssl-redirect is not text, and Kubernetes refuses the object → quote it: '443'",
        ],
    },
    {
        what: "a list in place of text",
        changes: { annotations: { subnets: ["a", "b"] } },
        found: [
            'error not-text: the value of alb.ingress.kubernetes.io/subnets is not text, and Kubernetes refuses the object → quote it: \'["a","b"]\'',
        ],
    },
    {
        what: "JSON that is written as YAML",
        changes: { annotations: { "listen-ports": [{ HTTP: 80 }, { HTTPS: 443 }] } },
        found: [
            'error not-text: the value of alb.ingress.kubernetes.io/listen-ports is not text, and Kubernetes refuses the object → quote it: \'[{"HTTP":80},{"HTTPS":443}]\'',
        ],
    },
    {
        what: "no class",
        changes: { class: "none" },
        found: [
            "warning no-class: has no class, so the controller ignores it unless the cluster's default class belongs to the controller → write spec.ingressClassName: alb",
        ],
    },
    {
        what: "the deprecated class annotation",
        changes: { class: "annotation" },
        found: [
            "warning class-annotation: kubernetes.io/ingress.class is deprecated, and the controller does not load the parameters of the class → write spec.ingressClassName: alb",
        ],
    },
    {
        what: "the class twice",
        changes: { class: "both" },
        found: [
            "warning class-annotation: kubernetes.io/ingress.class is deprecated, and the controller does not load the parameters of the class → take it out; spec.ingressClassName says the same",
        ],
    },
    {
        what: "the class twice, with a difference",
        changes: { class: "both", className: "internal" },
        found: [
            "error class-conflict: kubernetes.io/ingress.class says alb and spec.ingressClassName says internal; Kubernetes refuses the Ingress → take the annotation out",
        ],
    },
    {
        what: "another controller's class",
        changes: { className: "nginx", classController: "k8s.io/ingress-nginx" },
        found: [
            "warning other-class: the class nginx belongs to another controller, so annotations for an ALB have no effect → take them out, or write spec.ingressClassName: alb",
        ],
    },
    {
        what: "another controller's class by its usual name, and nothing of what it makes ineffective",
        changes: { className: "traefik", annotations: { scheme: "public" } },
        found: [
            "warning other-class: the class traefik belongs to another controller, so annotations for an ALB have no effect → take them out, or write spec.ingressClassName: alb",
        ],
    },
    {
        what: "an Ingress of an old API",
        changes: { apiVersion: "extensions/v1beta1" },
        found: [
            "error old-api: extensions/v1beta1 has no Ingress since Kubernetes 1.22 → write networking.k8s.io/v1",
        ],
    },
];
