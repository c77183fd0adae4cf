import { expect, it } from "vitest";

import { lint } from "../../cli/lint-ingress/lint";
import { parseManifests } from "../../cli/lint-ingress/read";

/** Two Ingresses of a group with many faults. */
const TEXT = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
    name: a
    namespace: shop
    annotations:
        alb.ingress.kubernetes.io/group.name: shared
        alb.ingress.kubernetes.io/target-type: ip
        alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 80}, {"HTTP": 443}]'
        alb.ingress.kubernetes.io/auth-type: oidc
        alb.ingress.kubernetes.io/inbound-cidrs: 203.0.113.0/24
        alb.ingress.kubernetes.io/actions.home: '{"type":"redirect","redirectConfig":{"path":"/home","statusCode":"HTTP_301"}}'
        alb.ingress.kubernetes.io/actions.idle: '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","statusCode":"HTTP_301"}}'
spec:
    ingressClassName: alb
    tls:
        - secretName: shop-tls
    defaultBackend: { service: { name: gone, port: { name: use-annotation } } }
    rules:
        - host: shop.example.com
          http:
              paths:
                  - { path: /*, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
                  - { path: /home, pathType: Prefix, backend: { service: { name: home, port: { name: use-annotation } } } }
        - host: Shop.example.com
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
    name: b
    namespace: shop
    annotations:
        alb.ingress.kubernetes.io/group.name: shared
        alb.ingress.kubernetes.io/target-type: ip
        alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 443}]'
        alb.ingress.kubernetes.io/inbound-cidrs: 198.51.100.0/24
        alb.ingress.kubernetes.io/jwt-validation: '{"jwksEndpoint":"https://id.example.com/jwks","issuer":"https://id.example.com"}'
spec:
    ingressClassName: alb
    tls: [{ hosts: [shop.example.com] }]
    rules:
        - host: shop.example.com
          http:
              paths:
                  - { path: /home/b, pathType: Prefix, backend: { service: { name: b, port: 80 } } }
                  - { path: /home/a, pathtype: Prefix, backend: { service: { name: a, port: { number: 80 } } } }
`;

it("a finding stands where its mistake does", () => {
    const lines = TEXT.split("\n");
    const found = lint(parseManifests("a.yaml", TEXT)).map(
        ({ line, column, check }) =>
            `${line} ${check}: ${(lines[line - 1] ?? "").slice(column - 1, column + 19)}`,
    );
    expect(found).toEqual([
        "6 old-tls: annotations:",
        '9 two-protocols: \'[{"HTTP": 80}, {"HT',
        '9 odd-port: \'[{"HTTP": 80}, {"HT',
        '9 odd-port: \'[{"HTTP": 80}, {"HT',
        "10 auth-off: oidc",
        "10 no-identity-provider: oidc",
        '12 redirect-to-itself: \'{"type":"redirect",',
        "13 unused-annotation: alb.ingress.kubernet",
        "17 tls-secret: secretName: shop-tls",
        "18 no-action: gone, port: { name: ",
        "23 path-wildcard: /*, pathType: Prefix",
        "25 refused-by-kubernetes: Shop.example.com",
        "35 odd-port: '[{\"HTTP\": 443}]'",
        "36 group-conflict: 198.51.100.0/24",
        "40 unused-tls: tls: [{ hosts: [shop",
        "45 unreachable-path: /home/b, pathType: P",
        "45 refused-by-kubernetes: 80 } } }",
        "46 refused-by-kubernetes: { path: /home/a, pat",
        "46 unreachable-path: /home/a, pathtype: P",
        "46 unknown-field: pathtype: Prefix, ba",
    ]);
});
