import type { Case } from "./case";

export const rules: Case[] = [
    {
        what: "an action that no rule refers to",
        changes: { annotations: { "actions.ssl-redirect": "443", "ssl-redirect": undefined } },
        found: [
            'error unused-annotation: actions.ssl-redirect has no effect, because no rule has a backend named ssl-redirect: nothing redirects to HTTPS → write alb.ingress.kubernetes.io/ssl-redirect: "443" in its place',
            "error malformed-value: alb.ingress.kubernetes.io/actions.ssl-redirect must be an object in { } → write it as JSON, with double quotes, for redirect or forward or fixed-response",
        ],
    },
    {
        what: "an action whose backend has another port",
        changes: {
            annotations: {
                "actions.gateway":
                    '{"type":"fixed-response","fixedResponseConfig":{"statusCode":"503"}}',
            },
        },
        found: [
            "error unused-annotation: actions.gateway has no effect, because its backend has another port than use-annotation → write port: { name: use-annotation }",
        ],
    },
    {
        what: "a condition that no rule refers to",
        changes: {
            annotations: {
                "conditions.blog":
                    '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET"]}}]',
            },
        },
        found: [
            "error unused-annotation: conditions.blog has no effect, because no rule has a backend named blog → name the backend of a path blog; or take it out",
        ],
    },
    {
        what: "a rule without its action",
        changes: { rules: [["Prefix /blog blog:use-annotation", "Prefix / gateway:443"]] },
        found: [
            "error no-action: there is no annotation actions.blog, so clients get 503 → add alb.ingress.kubernetes.io/actions.blog",
        ],
    },
    {
        what: "a status code as a number",
        changes: {
            annotations: {
                "actions.blog":
                    '{"type":"fixed-response","fixedResponseConfig":{"statusCode":503}}',
            },
            rules: [["Prefix /blog blog:use-annotation"]],
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/actions.blog fixedResponseConfig.statusCode must be text → put it in double quotes",
        ],
    },
    {
        what: "a field that there is not",
        changes: {
            annotations: {
                "actions.blog":
                    '{"type":"fixed-response","fixedResponseConfig":{"contentTyp":"text/plain","statusCode":"503"}}',
            },
            rules: [["Prefix /blog blog:use-annotation"]],
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/actions.blog fixedResponseConfig has an unknown field contentTyp, which is ignored or refused → write contentType",
        ],
    },
    {
        what: "a type that there is not",
        changes: {
            annotations: {
                "actions.blog": '{"type":"redirct","redirectConfig":{"statusCode":"HTTP_301"}}',
            },
            rules: [["Prefix /blog blog:use-annotation"]],
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/actions.blog type must be fixed-response or redirect or forward → write redirect",
        ],
    },
    {
        what: "a port of a redirect as a number",
        changes: {
            annotations: {
                "actions.blog":
                    '{"type":"redirect","redirectConfig":{"port":443,"statusCode":"HTTP_301"}}',
            },
            rules: [["Prefix /blog blog:use-annotation"]],
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/actions.blog redirectConfig.port must be text → put it in double quotes",
        ],
    },
    {
        what: "a redirect to itself",
        changes: {
            annotations: {
                "actions.blog": '{"type":"redirect","redirectConfig":{"statusCode":"HTTP_301"}}',
            },
            rules: [["Prefix /blog blog:use-annotation"]],
        },
        found: [
            "warning redirect-to-itself: actions.blog redirects to the URL that the client already requested; the controller drops it and its rule → set host, path, port or protocol",
        ],
    },
    {
        what: "weights that are all 0",
        changes: {
            annotations: {
                "actions.blog":
                    '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"gateway","servicePort":443,"weight":0}]}}',
            },
            rules: [["Prefix /blog blog:use-annotation"]],
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/actions.blog forwardConfig.targetGroups must not all have the weight 0 → give one of them a higher weight",
        ],
    },
    {
        what: "a target without a port",
        changes: {
            annotations: {
                "actions.blog":
                    '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"gateway"}]}}',
            },
            rules: [["Prefix /blog blog:use-annotation"]],
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/actions.blog forwardConfig.targetGroups[0] needs servicePort with serviceName → add servicePort, a port of that Service",
        ],
    },
    {
        what: "a condition that can't be read",
        changes: {
            annotations: {
                "conditions.gateway":
                    '[{"field":"source-ip","sourceIPConfig":{"values":["not-an-ip"]}}]',
            },
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/conditions.gateway [0].sourceIPConfig.values[0] must be a CIDR block → write for example 203.0.113.0/24",
        ],
    },
    {
        what: "a path after the one for all",
        changes: { rules: [["Prefix / gateway:443", "ImplementationSpecific /old/* gateway:80"]] },
        found: [
            "error unreachable-path: ImplementationSpecific /old/* is never reached: Prefix / comes first → make it Exact or Prefix, longer than the other one, or put it into an Ingress of a lower group.order",
        ],
    },
    {
        what: "a host after all hosts",
        changes: {
            rules: [["Prefix / gateway:443"], ["shop.example.com Prefix /shop gateway:80"]],
        },
        found: [
            "error unreachable-path: Prefix /shop is never reached: Prefix / comes first → write its entry of rules before that one",
        ],
    },
    {
        what: "the same path twice",
        changes: { rules: [["Exact /a gateway:443", "Exact /a gateway:80"]] },
        found: [
            "error unreachable-path: Exact /a is never reached: Exact /a comes first → take one of them out",
        ],
    },
];
