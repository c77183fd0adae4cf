import type { Case } from "./case";

const BLOG = '{"Type":"fixed-response","FixedResponseConfig":{"StatusCode":"503"}}';
const GET = '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET"]}}]';

/** What looks like a mistake and is none, or only half of one. */
export const fine: Case[] = [
    {
        what: "nothing in a longer prefix behind a shorter one, which the controller sorts",
        changes: { rules: [["Prefix / gateway:443", "Prefix /shop gateway:https"]] },
        found: [],
    },
    {
        what: "nothing in a path behind one that has conditions of its own",
        changes: {
            annotations: { "conditions.gateway": GET },
            rules: [["Prefix / gateway:443"], ["ImplementationSpecific /old/* gateway:443"]],
        },
        found: [],
    },
    {
        what: "nothing in a host of its own behind another host",
        changes: {
            rules: [["a.example.com Prefix / gateway:443"], ["b.example.com Prefix / gateway:443"]],
        },
        found: [],
    },
    {
        what: "nothing in an Ingress whose TLS policy another one of its group names",
        changes: {
            annotations: { "group.name": "shared", "ssl-policy": undefined },
            sibling: { "group.name": "shared" },
        },
        found: [],
    },
    {
        what: "nothing in two groups that differ",
        changes: {
            annotations: { "group.name": "public" },
            sibling: { "group.name": "private", scheme: "internal" },
        },
        found: [],
    },
    {
        what: "nothing in two Ingresses without a group that differ",
        changes: { sibling: { scheme: "internal" } },
        found: [],
    },
    {
        what: "nothing in one group whose attributes have different keys",
        changes: {
            annotations: {
                "group.name": "shared",
                "load-balancer-attributes": "idle_timeout.timeout_seconds=60",
            },
            sibling: {
                "group.name": "shared",
                "load-balancer-attributes": "routing.http2.enabled=true",
            },
        },
        found: [],
    },
    {
        what: "nothing in fields of JSON that begin with a capital, which Go takes as well",
        changes: {
            annotations: { "actions.blog": BLOG },
            rules: [["Prefix /blog blog:use-annotation", "Prefix / gateway:443"]],
        },
        found: [],
    },
    {
        what: "nothing in IPv6 on a dual-stack ALB",
        changes: {
            annotations: { "ip-address-type": "dualstack", "inbound-cidrs": "2001:db8::/32" },
        },
        found: [],
    },
    {
        what: "nothing in a comma that is escaped",
        changes: { annotations: { tags: "owner=a\\,b,team=shop" } },
        found: [],
    },
    {
        what: "nothing in booleans as Go writes them",
        changes: { annotations: { "shield-advanced-protection": "T" } },
        found: [],
    },
    {
        what: "nothing in a protocol that only the Service has",
        changes: {
            annotations: { "backend-protocol": undefined, "healthcheck-protocol": undefined },
            serviceAnnotations: {
                "alb.ingress.kubernetes.io/backend-protocol": "HTTPS",
                "alb.ingress.kubernetes.io/healthcheck-protocol": "HTTP",
            },
        },
        found: [
            "warning split-target-group: healthcheck-protocol is on the Service, but other settings of the same target group are on Ingress a → keep them together, on the Ingress",
        ],
    },
    {
        what: "the protocol of the Service where the Ingress has another",
        changes: {
            serviceAnnotations: { "alb.ingress.kubernetes.io/backend-protocol": "HTTP" },
        },
        found: [
            "error service-wins: backend-protocol is HTTP, because the one on Service gateway wins → take it out of the Service",
            "error plain-to-tls: the ALB sends plain HTTP to port 443 of gateway: clients get 502 → add alb.ingress.kubernetes.io/backend-protocol: HTTPS, and healthcheck-protocol: HTTP if the health check's port does not use TLS; or send requests to the plain port",
        ],
    },
    {
        what: "no parameters of a class that the annotation keeps from being loaded",
        changes: { class: "both", params: { scheme: "internal" } },
        found: [
            "warning class-annotation: kubernetes.io/ingress.class is deprecated, and the controller does not load the parameters of the class → take it out; spec.ingressClassName says the same",
        ],
    },
    {
        what: "a certificate that is none, although there is a host",
        changes: {
            annotations: { "certificate-arn": "0a1b2c3d" },
            rules: [["shop.example.com Prefix / gateway:443"]],
        },
        found: [
            'error malformed-value: certificate-arn has "0a1b2c3d", which is not the ARN of a certificate → write arn:aws:acm:<region>:<account>:certificate/<id>',
        ],
    },
    {
        what: "nothing in a Service that is not in the files, if none is",
        changes: { service: "none" },
        found: [],
    },
    {
        what: "nothing in a health check of an Istio gateway that has 404 for a good answer",
        changes: {
            annotations: {
                "healthcheck-port": undefined,
                "healthcheck-path": undefined,
                "success-codes": "200-404",
            },
        },
        found: [],
    },
    {
        what: "nothing in a path of its own that the mesh has a route for",
        changes: { annotations: { "healthcheck-port": undefined, "healthcheck-path": "/status" } },
        found: [],
    },
    {
        what: "nothing in EKS Auto Mode's class",
        changes: {
            classController: "eks.amazonaws.com/alb",
            params: { scheme: "internet-facing" },
        },
        found: [],
    },
    {
        what: "nothing in an Ingress without a class where one is the default",
        changes: {
            class: "none",
            classController: "ingress.k8s.aws/alb",
            classAnnotations: { "ingressclass.kubernetes.io/is-default-class": "true" },
        },
        found: [],
    },
    {
        what: "nothing in five values of a rule, with those of its conditions",
        changes: {
            annotations: { "conditions.gateway": GET.replace('"GET"', '"GET","HEAD"') },
            rules: [["a.example.com Prefix /shop gateway:443"]],
        },
        found: [],
    },
    {
        what: "nothing in annotations of NGINX where the class is nobody's that the files show",
        changes: {
            className: "internal",
            annotations: { "nginx.ingress.kubernetes.io/rewrite-target": "/" },
        },
        found: [],
    },
    {
        what: "nothing in one name that several subnets may have",
        changes: { annotations: { subnets: "public" } },
        found: [],
    },
    {
        what: "no conflict of the class annotation with a default class, which Kubernetes doesn't fill in there",
        changes: {
            class: "annotation",
            className: "others",
            classController: "k8s.io/ingress-nginx",
            classAnnotations: { "ingressclass.kubernetes.io/is-default-class": "true" },
        },
        found: [
            "warning class-annotation: kubernetes.io/ingress.class is deprecated, and the controller does not load the parameters of the class → write spec.ingressClassName: alb",
        ],
    },
];
