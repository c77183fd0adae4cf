import type { Case } from "./case";

const GATEWAY = { service: { name: "gateway", port: { number: 443 } } };

const path = (changes: Record<string, unknown>) => ({
    rules: [{ http: { paths: [{ path: "/", pathType: "Prefix", backend: GATEWAY, ...changes }] } }],
});
const port = (value: unknown) => path({ backend: { service: { name: "gateway", port: value } } });
const host = (value: unknown) => ({
    rules: [
        { host: value, http: { paths: [{ path: "/", pathType: "Prefix", backend: GATEWAY }] } },
    ],
});

/** What the API server refuses. */
export const schema: Case[] = [
    {
        what: "no pathType",
        changes: { spec: path({ pathType: undefined }) },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths[0].pathType is missing → add pathType: Prefix, Exact or ImplementationSpecific",
        ],
    },
    {
        what: "a pathType in lower case",
        changes: { spec: path({ pathType: "prefix" }) },
        found: [
            'error refused-by-kubernetes: spec.rules[0].http.paths[0].pathType "prefix" must be one of Exact, Prefix, ImplementationSpecific → write one of Exact, Prefix, ImplementationSpecific, in this spelling',
        ],
    },
    {
        what: "a path without a slash",
        changes: { spec: path({ path: "shop" }) },
        found: [
            'error refused-by-kubernetes: spec.rules[0].http.paths[0].path "shop" must begin with / → write /shop',
        ],
    },
    {
        what: "a Prefix without a path",
        changes: { spec: path({ path: undefined }) },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths[0].path must begin with / → write /",
        ],
    },
    {
        what: "two slashes",
        changes: { spec: path({ path: "/a//b" }) },
        found: [
            'error refused-by-kubernetes: spec.rules[0].http.paths[0].path "/a//b" must not contain // → write the path without it',
        ],
    },
    {
        what: "a path that ends upwards",
        changes: { spec: path({ path: "/a/.." }) },
        found: [
            'error refused-by-kubernetes: spec.rules[0].http.paths[0].path "/a/.." must not end with /. or /.. → take that off',
        ],
    },
    {
        what: "a wildcard without a slash",
        changes: { spec: path({ path: "*", pathType: "ImplementationSpecific" }) },
        found: [
            'error refused-by-kubernetes: spec.rules[0].http.paths[0].path "*" must begin with / → write /*',
        ],
    },
    {
        what: "nothing in two slashes of an ImplementationSpecific path",
        changes: { spec: path({ path: "/a//b", pathType: "ImplementationSpecific" }) },
        found: [],
    },
    {
        what: "a backend as before networking.k8s.io/v1",
        changes: { spec: path({ backend: { serviceName: "gateway", servicePort: 443 } }) },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths[0].backend has serviceName and servicePort, which networking.k8s.io/v1 does not have → write service: { name: …, port: { number: … } }",
        ],
    },
    {
        what: "a port with name and number",
        changes: { spec: port({ name: "https", number: 443 }) },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths[0].backend.service.port must have either name or number → write one of them",
        ],
    },
    {
        what: "a port with neither",
        changes: { spec: port({}) },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths[0].backend.service.port must have either name or number → write one of them",
        ],
    },
    {
        what: "a port that is a number",
        changes: { spec: port(443) },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths[0].backend.service.port must be an object with name or number → write port: { number: 443 }",
        ],
    },
    {
        what: "a port that is a name",
        changes: { spec: port("https") },
        found: [
            'error refused-by-kubernetes: spec.rules[0].http.paths[0].backend.service.port "https" must be an object with name or number → write port: { name: https }',
        ],
    },
    {
        what: "a port's number in quotes",
        changes: { spec: port({ number: "443" }) },
        found: [
            'error refused-by-kubernetes: spec.rules[0].http.paths[0].backend.service.port.number "443" must be a whole number → write it without quotes',
        ],
    },
    {
        what: "a number as a port's name",
        changes: { spec: port({ name: 443 }) },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths[0].backend.service.port.name must be text → put it in quotes",
        ],
    },
    {
        what: "a Service with its namespace",
        changes: {
            spec: path({ backend: { service: { name: "gateway.web", port: { number: 443 } } } }),
            service: "none",
        },
        found: [
            'error refused-by-kubernetes: spec.rules[0].http.paths[0].backend.service.name "gateway.web" must be the name of a Service: at most 63 of a-z, 0-9 and - → write metadata.name of the Service, without its namespace',
        ],
    },
    {
        what: "no backend",
        changes: { spec: path({ backend: undefined }) },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths[0].backend is missing → add backend",
        ],
    },
    {
        what: "a backend without a service",
        changes: { spec: path({ backend: {} }) },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths[0].backend must have a service and no resource, which the controller does not support → write service: { name: …, port: { number: … } }",
        ],
    },
    {
        what: "a resource",
        changes: { spec: path({ backend: { resource: { kind: "Bucket", name: "files" } } }) },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths[0].backend must have a service and no resource, which the controller does not support → write service: { name: …, port: { number: … } }",
        ],
    },
    {
        what: "an address as host",
        changes: { spec: host("10.0.0.1") },
        found: [
            'error refused-by-kubernetes: spec.rules[0].host "10.0.0.1" must be a DNS name, not an address → write a name, or leave host out',
        ],
    },
    {
        what: "a host in upper case",
        changes: { spec: host("Shop.example.com") },
        found: [
            'error refused-by-kubernetes: spec.rules[0].host "Shop.example.com" must be a DNS name in lower case, with no wildcard but a first label * → write shop.example.com or *.example.com; without scheme, port and path',
        ],
    },
    {
        what: "a wildcard alone",
        changes: { spec: host("*") },
        found: [
            'error refused-by-kubernetes: spec.rules[0].host "*" must be a DNS name in lower case, with no wildcard but a first label * → write shop.example.com or *.example.com; without scheme, port and path',
        ],
    },
    {
        what: "a wildcard within",
        changes: { spec: host("shop.*.example.com") },
        found: [
            'error refused-by-kubernetes: spec.rules[0].host "shop.*.example.com" must be a DNS name in lower case, with no wildcard but a first label * → write shop.example.com or *.example.com; without scheme, port and path',
        ],
    },
    {
        what: "a host with a port",
        changes: { spec: host("shop.example.com:443") },
        found: [
            'error refused-by-kubernetes: spec.rules[0].host "shop.example.com:443" must be a DNS name in lower case, with no wildcard but a first label * → write shop.example.com or *.example.com; without scheme, port and path',
        ],
    },
    {
        what: "a number as host",
        changes: { spec: host(5) },
        found: ["error refused-by-kubernetes: spec.rules[0].host must be text → put it in quotes"],
    },
    {
        what: "nothing in a wildcard as first label",
        changes: { spec: host("*.example.com") },
        found: [],
    },
    { what: "nothing in an empty host", changes: { spec: host("") }, found: [] },
    {
        what: "no rules",
        changes: { spec: { rules: undefined } },
        found: [
            "error refused-by-kubernetes: spec must have rules or a defaultBackend → add rules",
        ],
    },
    {
        what: "no paths",
        changes: { spec: { rules: [{ http: { paths: [] } }] } },
        found: [
            "error refused-by-kubernetes: spec.rules[0].http.paths must not be empty → add a path, or take http out",
        ],
    },
    {
        what: "rules that are no list",
        changes: { spec: { rules: { host: "a.example.com" } } },
        found: [
            "error refused-by-kubernetes: spec.rules must be a list → write it as a list, with - before each entry",
        ],
    },
    {
        what: "nothing in a default backend without rules",
        changes: { spec: { rules: [], defaultBackend: GATEWAY } },
        found: [],
    },
    {
        what: "a host of TLS that is no list",
        changes: { spec: { tls: [{ hosts: "shop.example.com" }] } },
        found: [
            'error refused-by-kubernetes: spec.tls[0].hosts "shop.example.com" must be a list → write it as a list, with - before each entry',
        ],
    },
    {
        what: "a default backend as before networking.k8s.io/v1",
        changes: { spec: { backend: { serviceName: "gateway", servicePort: 443 } } },
        found: [
            "warning unknown-field: spec.backend is not a field of an Ingress: Kubernetes refuses or drops it → did you mean defaultBackend?",
        ],
    },
    {
        what: "a field that there is not",
        changes: { spec: { ingressClass: "alb" } },
        found: [
            "warning unknown-field: spec.ingressClass is not a field of an Ingress: Kubernetes refuses or drops it → did you mean ingressClassName?",
        ],
    },
    {
        what: "a name in upper case",
        changes: { metadata: { name: "Edge" } },
        found: [
            'error refused-by-kubernetes: metadata.name "Edge" must be of a-z, 0-9, - and ., with a letter or digit at both ends of each part → check for upper case, _ and the ends',
        ],
    },
    {
        what: "no name",
        changes: { metadata: { name: undefined } },
        found: ["error refused-by-kubernetes: metadata must have a name → add name"],
    },
    {
        what: "nothing in the beginning of a name",
        changes: { metadata: { name: undefined, generateName: "edge-" } },
        found: [],
    },
    { what: "nothing in a field that is null", changes: { spec: { tls: null } }, found: [] },
    {
        what: "an annotation with a name that is too long",
        changes: {
            annotations: {
                "tags.a-name-with-more-than-sixty-three-characters-behind-its-slash-x": "",
            },
        },
        found: [
            "error unknown-annotation: alb.ingress.kubernetes.io/tags.a-name-with-more-than-sixty-three-characters-behind-its-slash-x is unknown to the controller, which ignores it → take it out",
            "error refused-by-kubernetes: alb.ingress.kubernetes.io/tags.a-name-with-more-than-sixty-three-characters-behind-its-slash-x is not a valid annotation name: after the / it must be at most 63 of A-Z, a-z, 0-9, -, _ and ., with a letter or digit at both ends → shorten it; for actions and conditions, shorten the name of the backend",
        ],
    },
];
