import type { Case } from "./case";

const COGNITO =
    '{"userPoolARN":"arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a","userPoolClientID":"c","userPoolDomain":"login"}';
const OIDC =
    '{"issuer":"https://id.example.com","authorizationEndpoint":"https://id.example.com/a","tokenEndpoint":"https://id.example.com/t","userInfoEndpoint":"https://id.example.com/u","secretName":"oidc"}';
const JWT = '{"jwksEndpoint":"https://id.example.com/jwks","issuer":"https://id.example.com"}';
const cognito = { "auth-type": "cognito", "auth-idp-cognito": COGNITO };
const oidc = { "auth-type": "oidc", "auth-idp-oidc": OIDC };
const HTTP_ALONE = {
    "listen-ports": '[{"HTTP": 80}]',
    "ssl-redirect": undefined,
    "certificate-arn": undefined,
    "ssl-policy": undefined,
};
const TO_HTTPS =
    '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","port":"443","statusCode":"HTTP_301"}}';

const secret = (namespace: string, stringData: Record<string, string>) => ({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "oidc", namespace },
    stringData,
});

/** Clients that are not asked who they are, and providers that can't be asked. */
export const auth: Case[] = [
    {
        what: "a login where nothing speaks HTTPS",
        changes: { annotations: { ...HTTP_ALONE, ...cognito } },
        found: [
            'error auth-off: auth-type has no effect, because no listener uses HTTPS: every client gets in → listen with {"HTTPS": 443}, and redirect to it by alb.ingress.kubernetes.io/ssl-redirect: "443"',
        ],
    },
    {
        what: "a login of a Service where nothing speaks HTTPS",
        changes: {
            annotations: HTTP_ALONE,
            serviceAnnotations: {
                "alb.ingress.kubernetes.io/auth-type": "oidc",
                "alb.ingress.kubernetes.io/auth-idp-oidc": OIDC,
            },
        },
        found: [
            'error auth-off: auth-type has no effect, because no listener uses HTTPS: every client gets in → listen with {"HTTPS": 443}, and redirect to it by alb.ingress.kubernetes.io/ssl-redirect: "443"',
        ],
    },
    {
        what: "a token where nothing speaks HTTPS",
        changes: { annotations: { ...HTTP_ALONE, "jwt-validation": JWT } },
        found: [
            'error auth-off: jwt-validation has no effect, because no listener uses HTTPS: every client gets in → listen with {"HTTPS": 443}, and redirect to it by alb.ingress.kubernetes.io/ssl-redirect: "443"',
        ],
    },
    {
        what: "a login beside HTTP that forwards",
        changes: { annotations: { ...cognito, "ssl-redirect": undefined } },
        found: [
            'warning plain-http: the HTTP listener forwards requests in plain text, because nothing redirects them to HTTPS → add alb.ingress.kubernetes.io/ssl-redirect: "443"',
            'error auth-off: auth-type does not apply to port 80, which uses HTTP: clients get in there without it → listen with {"HTTPS": 443}, and redirect to it by alb.ingress.kubernetes.io/ssl-redirect: "443"',
        ],
    },
    {
        what: "a login of a group's member without HTTPS, whose others may redirect",
        changes: { annotations: { ...HTTP_ALONE, ...cognito, "group.name": "shared" } },
        found: [
            'warning auth-off: auth-type has no effect, because no listener uses HTTPS: every client gets in, unless another Ingress of the group redirects → listen with {"HTTPS": 443}, and redirect to it by alb.ingress.kubernetes.io/ssl-redirect: "443"',
        ],
    },
    {
        what: "nothing in a login beside HTTP that redirects, by the annotation or by an action",
        changes: {
            annotations: { ...cognito, "ssl-redirect": undefined, "actions.up": TO_HTTPS },
            rules: [["Prefix / up:use-annotation", "Prefix / gateway:443"]],
        },
        found: [],
    },
    {
        what: "a provider without auth-type",
        changes: { annotations: { "auth-idp-cognito": COGNITO } },
        found: [
            "error auth-off: auth-idp-cognito has no effect without auth-type: no client has to log in → add alb.ingress.kubernetes.io/auth-type: cognito",
        ],
    },
    {
        what: "the same less surely, where the Service that may have it was not given",
        changes: { annotations: { "auth-idp-oidc": OIDC }, service: "none" },
        found: [
            "warning auth-off: auth-idp-oidc has no effect without auth-type: no client has to log in → add alb.ingress.kubernetes.io/auth-type: oidc",
        ],
    },
    {
        what: "nothing in a provider of which auth-type is the Service's",
        changes: {
            annotations: { "auth-idp-oidc": OIDC },
            serviceAnnotations: { "alb.ingress.kubernetes.io/auth-type": "oidc" },
        },
        found: [],
    },
    {
        what: "nothing in auth-type none beside a provider",
        changes: { annotations: { "auth-idp-oidc": OIDC, "auth-type": "none" } },
        found: [],
    },
    {
        what: "what a login is to ask for, without a login",
        changes: { annotations: { "auth-scope": "openid email" } },
        found: [
            "warning auth-off: auth-scope has no effect without auth-type: no client has to log in → add alb.ingress.kubernetes.io/auth-type: cognito or oidc",
        ],
    },
    {
        what: "a login without its provider",
        changes: { annotations: { "auth-type": "oidc" } },
        found: [
            "error no-identity-provider: auth-type oidc needs auth-idp-oidc; without it the controller does not reconcile the Ingress → add alb.ingress.kubernetes.io/auth-idp-oidc",
        ],
    },
    {
        what: "a login with another one's provider",
        changes: { annotations: { "auth-type": "oidc", "auth-idp-cognito": COGNITO } },
        found: [
            "error no-identity-provider: auth-type oidc needs auth-idp-oidc; without it the controller does not reconcile the Ingress → write auth-type: cognito, because auth-idp-cognito is set",
        ],
    },
    {
        what: "a login and a token for the same rule",
        changes: { annotations: { ...oidc, "jwt-validation": JWT } },
        found: [
            "error two-authentications: auth-type oidc and jwt-validation are for the same rule, which can have only one; the controller does not reconcile the Ingress → take one out, or split the Ingress into two of one group",
        ],
    },
    {
        what: "a Secret in another namespace",
        changes: {
            annotations: oidc,
            more: [secret("default", { clientID: "a", clientSecret: "b" })],
        },
        found: [
            "error no-secret: Secret oidc is in default, but the controller reads it from istio-system; without it the controller does not reconcile the Ingress → put the Secret into istio-system",
        ],
    },
    {
        what: "a Secret with other keys",
        changes: {
            annotations: oidc,
            more: [secret("istio-system", { client_id: "a", client_secret: "b" })],
        },
        found: [
            "error no-secret: Secret oidc has no clientID and clientSecret; the controller does not reconcile the Ingress → add the keys clientID and clientSecret to it",
        ],
    },
    {
        what: "nothing in a Secret with the older controller's key",
        changes: {
            annotations: oidc,
            more: [secret("istio-system", { clientId: "a", clientSecret: "b" })],
        },
        found: [],
    },
    {
        what: "a provider at a plain address",
        changes: {
            annotations: {
                ...oidc,
                "auth-idp-oidc": OIDC.replace(
                    "https://id.example.com/t",
                    "http://id.example.com/t",
                ),
            },
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/auth-idp-oidc tokenEndpoint must be a full URL that begins with https:// → write https://id.example.com/t",
        ],
    },
    {
        what: "a pool's domain with its scheme, and a pool by its id",
        changes: {
            annotations: {
                "auth-type": "cognito",
                "auth-idp-cognito":
                    '{"userPoolARN":"eu-west-1_a","userPoolClientID":"c","userPoolDomain":"https://login.example.com"}',
            },
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/auth-idp-cognito userPoolARN must be the ARN of a user pool → write arn:aws:cognito-idp:<region>:<account>:userpool/<id>",
            "error malformed-value: alb.ingress.kubernetes.io/auth-idp-cognito userPoolDomain must be the prefix or the name of the pool's domain, without https:// → write login.example.com",
        ],
    },
];
