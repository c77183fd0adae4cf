import type { Case } from "./case";

const GET = '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET"]}}]';
const BLOG_TOO = '[{"field":"host-header","hostHeaderConfig":{"values":["blog.example.com"]}}]';
const LOGIN = {
    "auth-type": "cognito",
    "auth-idp-cognito":
        '{"userPoolARN":"arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a","userPoolClientID":"c","userPoolDomain":"login"}',
};
const shared = { "group.name": "shared" };
const later = { ...shared, "group.order": "5" };

/** Paths that an earlier rule always takes, by hosts, and across a group. */
export const reach: Case[] = [
    {
        what: "a host behind a wildcard that covers it",
        changes: {
            rules: [
                ["*.example.com Prefix / gateway:443"],
                ["shop.example.com Prefix / gateway:80"],
            ],
        },
        found: [
            "error unreachable-path: Prefix / is never reached: Prefix / of *.example.com comes first → write its entry of rules before that one",
        ],
    },
    {
        what: "the same of a host two labels down, which an ALB's wildcard takes too",
        changes: {
            rules: [
                ["*.example.com Prefix / gateway:443"],
                ["a.b.example.com Prefix / gateway:80"],
            ],
        },
        found: [
            "error unreachable-path: Prefix / is never reached: Prefix / of *.example.com comes first → write its entry of rules before that one",
        ],
    },
    {
        what: "nothing in the wildcard last, in the apex beside it, and in another domain",
        changes: {
            rules: [
                ["shop.example.com Prefix / gateway:80"],
                ["*.example.com Prefix / gateway:443"],
                ["example.com Prefix / gateway:80"],
                ["shop.example.org Prefix / gateway:80"],
            ],
        },
        found: [],
    },
    {
        what: "a path below a Prefix",
        changes: { rules: [["Prefix /a gateway:443", "ImplementationSpecific /a/* gateway:80"]] },
        found: [
            "error unreachable-path: ImplementationSpecific /a/* is never reached: Prefix /a comes first → make it Exact or Prefix, longer than the other one, or put it into an Ingress of a lower group.order",
        ],
    },
    {
        what: "nothing in paths that begin alike",
        changes: {
            rules: [
                [
                    "Exact /a gateway:80",
                    "Prefix /a gateway:443",
                    "ImplementationSpecific /ab gateway:80",
                ],
            ],
        },
        found: [],
    },
    {
        what: "less in a path that leads where the earlier one does",
        changes: { rules: [["Prefix / gateway:443"], ["shop.example.com Prefix / gateway:443"]] },
        found: [
            "warning unreachable-path: Prefix / is never reached: Prefix / comes first → take it out: the first one does the same",
        ],
    },
    {
        what: "nothing behind a condition",
        changes: {
            annotations: { "conditions.gateway": GET },
            rules: [["Prefix / gateway:443"], ["Prefix / gateway:80"]],
        },
        found: [],
    },
    {
        what: "a host that a condition adds to an earlier rule",
        changes: {
            annotations: {
                "conditions.blog": BLOG_TOO,
                "actions.blog":
                    '{"type":"fixed-response","fixedResponseConfig":{"statusCode":"503"}}',
            },
            rules: [
                ["a.example.com Prefix / blog:use-annotation"],
                ["blog.example.com Prefix / gateway:443"],
            ],
        },
        found: [
            "error unreachable-path: Prefix / is never reached: Prefix / of a.example.com comes first → write its entry of rules before that one",
        ],
    },
    {
        what: "a host behind another Ingress's rule for all, in the order of their names",
        changes: {
            annotations: shared,
            sibling: { ...shared, "group.order": undefined },
            siblingRules: [["b.example.com Prefix / gateway:80"]],
        },
        found: [
            "error unreachable-path: Prefix / is never reached: Prefix / on Ingress istio-system/a comes first → give this Ingress a lower alb.ingress.kubernetes.io/group.order than that one",
        ],
    },
    {
        what: "nothing in the same by group.order",
        changes: {
            annotations: shared,
            sibling: { ...shared, "group.order": "-1" },
            siblingRules: [["b.example.com Prefix / gateway:80"]],
        },
        found: [],
    },
    {
        what: "nothing where two Ingresses of a group have no port in common",
        changes: {
            annotations: { ...shared, "listen-ports": '[{"HTTPS": 443}]' },
            sibling: { ...later, "listen-ports": '[{"HTTPS": 8443}]', "ssl-redirect": undefined },
            siblingRules: [["Prefix / gateway:80"]],
        },
        found: [],
    },
    {
        what: "a login that another Ingress of the group goes round",
        changes: {
            annotations: shared,
            sibling: { ...later, ...LOGIN },
            siblingRules: [["Prefix / gateway:443"]],
        },
        found: [
            "error unreachable-path: Prefix / is never reached: Prefix / on Ingress istio-system/a comes first → give this Ingress a lower alb.ingress.kubernetes.io/group.order than that one",
        ],
    },
    {
        what: "rules on a listener that the group redirects from",
        changes: {
            annotations: shared,
            sibling: {
                ...shared,
                "listen-ports": '[{"HTTP": 80}]',
                "ssl-redirect": undefined,
                "certificate-arn": undefined,
                "ssl-policy": undefined,
            },
        },
        found: [
            'warning unserved-rules: the group shared redirects HTTP to 443, but this Ingress has no listener on that port: none of its rules applies → add {"HTTPS": 443} to its listen-ports',
        ],
    },
];
