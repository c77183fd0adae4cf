import type { Case } from "./case";

const TLS = [{ hosts: ["shop.example.com"], secretName: "shop-tls" }];
const WITHOUT = {
    "listen-ports": undefined,
    "ssl-redirect": undefined,
    "certificate-arn": undefined,
    "ssl-policy": undefined,
};

export const listeners: Case[] = [
    {
        what: "listen-ports that are no JSON",
        changes: { annotations: { "listen-ports": "[{'HTTP': 80}]", "ssl-redirect": undefined } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/listen-ports is not JSON → write for example '[{\"HTTP\": 80}]'",
        ],
    },
    {
        what: "listen-ports as an object",
        changes: { annotations: { "listen-ports": '{"HTTPS": 443}' } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/listen-ports must be a list in [ ] → put it in [ ]",
        ],
    },
    {
        what: "no listener",
        changes: {
            annotations: {
                "listen-ports": "[]",
                "ssl-redirect": undefined,
                "certificate-arn": undefined,
                "ssl-policy": undefined,
            },
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/listen-ports must not be empty → write one or more into it",
        ],
    },
    {
        what: "a port in quotes",
        changes: {
            annotations: {
                "listen-ports": '[{"HTTPS": "443"}]',
                "ssl-redirect": undefined,
                "certificate-arn": undefined,
                "ssl-policy": undefined,
            },
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/listen-ports [0].HTTPS must be a number → write it without quotes",
        ],
    },
    {
        what: "a listener's protocol in lower case",
        changes: {
            annotations: {
                "listen-ports": '[{"https": 443}, {"HTTPS": 8443}]',
                "ssl-redirect": undefined,
            },
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/listen-ports [0] has an unknown field https, which is ignored or refused → write HTTPS",
        ],
    },
    {
        what: "a redirect to a port where nothing listens",
        changes: { annotations: { "ssl-redirect": "8443" } },
        found: [
            'error redirect-port: ssl-redirect redirects to port 8443, but no listener has that port; the controller does not reconcile the Ingress → write "443"',
        ],
    },
    {
        what: "a redirect to a port that speaks HTTP",
        changes: { annotations: { "ssl-redirect": "80" } },
        found: [
            'error redirect-port: ssl-redirect redirects to port 80, which uses HTTP; the controller does not reconcile the Ingress → write "443"',
        ],
    },
    {
        what: "a redirect without any HTTPS",
        changes: {
            annotations: {
                "listen-ports": '[{"HTTP": 80}]',
                "certificate-arn": undefined,
                "ssl-policy": undefined,
            },
        },
        found: [
            'error redirect-port: ssl-redirect redirects to port 443, but no listener has that port; the controller does not reconcile the Ingress → add {"HTTPS": 443} to listen-ports',
        ],
    },
    {
        what: "no redirect",
        changes: { annotations: { "ssl-redirect": undefined } },
        found: [
            'warning plain-http: the HTTP listener forwards requests in plain text, because nothing redirects them to HTTPS → add alb.ingress.kubernetes.io/ssl-redirect: "443"',
        ],
    },
    {
        what: "HTTPS without certificate and host",
        changes: { annotations: { "certificate-arn": undefined } },
        found: [
            "error no-certificate: HTTPS has no certificate, and without a host the controller can't find one in ACM → add alb.ingress.kubernetes.io/certificate-arn",
        ],
    },
    {
        what: "HTTPS without certificate, for a host",
        changes: {
            annotations: { "certificate-arn": undefined },
            rules: [["shop.example.com Prefix / gateway:443"]],
        },
        found: [],
    },
    {
        what: "a certificate by its id",
        changes: { annotations: { "certificate-arn": "0a1b2c3d" } },
        found: [
            'error malformed-value: certificate-arn has "0a1b2c3d", which is not the ARN of a certificate → write arn:aws:acm:<region>:<account>:certificate/<id>',
        ],
    },
    {
        what: "no TLS policy",
        changes: { annotations: { "ssl-policy": undefined } },
        found: [
            "warning old-tls: has no ssl-policy, and the default policy of 2016 accepts TLS 1.0 → add alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-2021-06",
        ],
    },
    {
        what: "an old TLS policy",
        changes: { annotations: { "ssl-policy": "ELBSecurityPolicy-TLS-1-1-2017-01" } },
        found: [
            "warning old-tls: ELBSecurityPolicy-TLS-1-1-2017-01 accepts TLS 1.0 or 1.1 → write ELBSecurityPolicy-TLS13-1-2-2021-06",
        ],
    },
    {
        what: "certificate and policy without HTTPS",
        changes: { annotations: { "listen-ports": '[{"HTTP": 80}]', "ssl-redirect": undefined } },
        found: [
            'error unused-annotation: ssl-policy has no effect, because no listener uses HTTPS → add {"HTTPS": 443} to listen-ports, or take it out',
            'error unused-annotation: certificate-arn has no effect, because no listener uses HTTPS → add {"HTTPS": 443} to listen-ports, or take it out',
        ],
    },
    {
        what: "mutual TLS on a port where nothing listens",
        changes: {
            annotations: { "mutual-authentication": '[{"port": 8443, "mode": "passthrough"}]' },
        },
        found: [
            "error mutual-authentication-port: mutual-authentication is for port 8443, which has no HTTPS listener: the controller ignores it, and clients need no certificate → write the port of an HTTPS listener",
        ],
    },
    {
        what: "mutual TLS on a port that speaks HTTP",
        changes: {
            annotations: { "mutual-authentication": '[{"port": 80, "mode": "passthrough"}]' },
        },
        found: [
            "error mutual-authentication-port: mutual-authentication is for port 80, which has no HTTPS listener: the controller ignores it, and clients need no certificate → write the port of an HTTPS listener",
        ],
    },
    {
        what: "mutual TLS without a trust store",
        changes: { annotations: { "mutual-authentication": '[{"port": 443, "mode": "verify"}]' } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/mutual-authentication [0].trustStore is missing → add it",
        ],
    },
    {
        what: "mutual TLS with a mode in upper case",
        changes: {
            annotations: {
                "mutual-authentication":
                    '[{"port": 443, "mode": "Verify", "trustStore": "clients"}]',
            },
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/mutual-authentication [0].mode must be off or passthrough or verify → write verify",
        ],
    },
    {
        what: "mutual TLS with a port in quotes",
        changes: {
            annotations: { "mutual-authentication": '[{"port": "443", "mode": "passthrough"}]' },
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/mutual-authentication [0].port must be a number → write it without quotes",
        ],
    },
    {
        what: "mutual TLS as an object",
        changes: {
            annotations: { "mutual-authentication": '{"port": 443, "mode": "passthrough"}' },
        },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/mutual-authentication must be a list in [ ] → put it in [ ]",
        ],
    },
    {
        what: "attributes of a listener that is not there",
        changes: {
            annotations: {
                "listener-attributes.HTTPS-8443": "routing.http.response.server.enabled=false",
            },
        },
        found: [
            "error unused-annotation: listener-attributes.HTTPS-8443 names no listener of listen-ports → write it as listener-attributes.HTTPS-443",
        ],
    },
    {
        what: "a port with two protocols",
        changes: {
            annotations: {
                "listen-ports": '[{"HTTP": 443}, {"HTTPS": 443}]',
                "ssl-redirect": undefined,
            },
        },
        found: [
            "error two-protocols: port 443 is listed with HTTP and HTTPS, but a listener has one protocol → give each its own port",
        ],
    },
    {
        what: "HTTPS on port 80, which ssl-redirect does not redirect",
        changes: { annotations: { "listen-ports": '[{"HTTPS": 443}, {"HTTPS": 80}]' } },
        found: [
            'error odd-port: port 80 uses HTTPS, so requests to http:// fail, and ssl-redirect does not redirect it → write {"HTTP": 80}',
        ],
    },
    {
        what: "HTTPS on port 80, and HTTP on port 443",
        changes: {
            annotations: {
                "listen-ports": '[{"HTTP": 443}, {"HTTPS": 80}]',
                "ssl-redirect": undefined,
            },
        },
        found: [
            'warning odd-port: port 443 uses HTTP, so requests to https:// fail → write {"HTTPS": 443}',
            'warning odd-port: port 80 uses HTTPS, so requests to http:// fail → write {"HTTP": 80}',
        ],
    },
    {
        what: "nothing in ssl-redirect with HTTPS alone, which has nothing to redirect",
        changes: { annotations: { "listen-ports": '[{"HTTPS": 443}]' } },
        found: [],
    },
    {
        what: "spec.tls that opens no listener",
        changes: { annotations: WITHOUT, spec: { tls: TLS } },
        found: [
            "error unused-tls: spec.tls does not make an HTTPS listener: this Ingress serves plain HTTP only → add alb.ingress.kubernetes.io/listen-ports: '[{\"HTTPS\": 443}]'; the controller finds the certificate in ACM by host, or takes certificate-arn",
        ],
    },
    {
        what: "nothing in spec.tls whose hosts find the certificate",
        changes: {
            annotations: { "certificate-arn": undefined },
            spec: { tls: [{ hosts: ["shop.example.com"] }] },
        },
        found: [],
    },
    {
        what: "a Secret of spec.tls that the controller does not read",
        changes: { spec: { tls: TLS } },
        found: [
            "note tls-secret: the controller does not read the Secret: certificates come from ACM or IAM → take secretName out, unless other software reads it",
        ],
    },
];
