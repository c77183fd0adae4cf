import type { Case } from "./case";

export const targets: Case[] = [
    {
        what: "plain HTTP to port 443",
        changes: { annotations: { "backend-protocol": undefined } },
        found: [
            "error plain-to-tls: the ALB sends plain HTTP to port 443 of gateway: clients get 502 → add alb.ingress.kubernetes.io/backend-protocol: HTTPS, and healthcheck-protocol: HTTP if the health check's port does not use TLS; or send requests to the plain port",
        ],
    },
    {
        what: "plain HTTP to the port called https",
        changes: {
            annotations: { "backend-protocol": "HTTP" },
            rules: [["Prefix / gateway:https"]],
        },
        found: [
            "error plain-to-tls: the ALB sends plain HTTP to port https of gateway: clients get 502 → add alb.ingress.kubernetes.io/backend-protocol: HTTPS, and healthcheck-protocol: HTTP if the health check's port does not use TLS; or send requests to the plain port",
        ],
    },
    {
        what: "a health check that follows the backend on the status port",
        changes: { annotations: { "healthcheck-protocol": undefined } },
        found: [
            "error health-protocol: the health check on status-port uses HTTPS, like the backend; it fails on a plain port → add alb.ingress.kubernetes.io/healthcheck-protocol: HTTP",
        ],
    },
    {
        what: "a health check that follows the backend on its own port",
        changes: {
            annotations: { "healthcheck-protocol": undefined, "healthcheck-port": undefined },
        },
        found: [
            "note health-protocol: the health check uses HTTPS, like the backend → write alb.ingress.kubernetes.io/healthcheck-protocol, so that readers see it",
            "warning gateway-health: the health check asks Istio's gateway for /healthz/ready on port 443, which answers 404 unless a route for host * answers it → add alb.ingress.kubernetes.io/healthcheck-port: status-port, alb.ingress.kubernetes.io/healthcheck-path: /healthz/ready and healthcheck-protocol: HTTP",
        ],
    },
    {
        what: "a health check on a port that the Service has not",
        changes: { annotations: { "healthcheck-port": "status" } },
        found: [
            "error health-port: Service gateway has no port named status; the controller does not reconcile the Ingress → write one of status-port, http2, https, or traffic-port",
        ],
    },
    {
        what: "a health check on a pod's port with instance targets",
        changes: { annotations: { "healthcheck-port": "15021" } },
        found: [
            "warning health-port: the health check goes to port 15021 of the nodes, which is not a node port → write the name of the Service's port: the controller finds its node port",
        ],
    },
    {
        what: "a health check by name with ip targets and a named targetPort",
        changes: {
            annotations: { "target-type": "ip" },
            service: {
                ports: [
                    { name: "status-port", port: 15021, targetPort: "status" },
                    { name: "https", port: 443, targetPort: 443 },
                ],
            },
        },
        found: [
            "error health-port: the targetPort of status-port is a name, which the controller can't resolve to a number for ip targets → write a number as targetPort, or as healthcheck-port",
        ],
    },
    {
        what: "a timeout as long as the interval",
        changes: { annotations: { "healthcheck-interval-seconds": "5" } },
        found: [
            "error health-times: the health check's timeout of 5 s is not below its interval of 5 s, and AWS refuses it → lower healthcheck-timeout-seconds, or raise healthcheck-interval-seconds",
        ],
    },
    {
        what: "HTTP2 without HTTPS",
        changes: {
            annotations: {
                "listen-ports": '[{"HTTP": 80}]',
                "ssl-redirect": undefined,
                "certificate-arn": undefined,
                "ssl-policy": undefined,
                "backend-protocol-version": "HTTP2",
            },
        },
        found: [
            'error grpc-listener: HTTP2 targets need an HTTPS listener → add {"HTTPS": 443} to listen-ports',
        ],
    },
    {
        what: "GRPC without HTTPS",
        changes: {
            annotations: {
                "listen-ports": '[{"HTTP": 80}]',
                "ssl-redirect": undefined,
                "certificate-arn": undefined,
                "ssl-policy": undefined,
                "backend-protocol-version": "GRPC",
                "healthcheck-port": undefined,
                "healthcheck-path": undefined,
            },
        },
        found: [
            'error grpc-listener: GRPC targets need an HTTPS listener → add {"HTTPS": 443} to listen-ports',
        ],
    },
    {
        what: "GRPC in lower case",
        changes: { annotations: { "backend-protocol-version": "grpc" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/backend-protocol-version must be exactly HTTP1 or HTTP2 or GRPC → did you mean GRPC?",
        ],
    },
    {
        what: "GRPC with the status port's check",
        changes: { annotations: { "backend-protocol-version": "GRPC", "success-codes": "12" } },
        found: [
            "error grpc-health: the health check of GRPC targets expects a gRPC status, but status-port answers in plain HTTP → write backend-protocol-version: HTTP2, or check the traffic-port",
        ],
    },
    {
        what: "GRPC with codes of HTTP",
        changes: {
            annotations: {
                "backend-protocol-version": "GRPC",
                "healthcheck-port": "traffic-port",
                "success-codes": "200",
            },
        },
        found: [
            'error grpc-health: success-codes of GRPC targets are gRPC codes from 0 to 99, not 200 → write "0-99", or "12" for the default path',
        ],
    },
    {
        what: "HTTP2 on the Service",
        changes: {
            serviceAnnotations: { "alb.ingress.kubernetes.io/backend-protocol-version": "HTTP2" },
        },
        found: [
            "warning version-on-service: HTTP2 on a Service applies to each Ingress that sends requests to it; HTTP/1.1 clients get 464 → move it to the Ingress of the hosts that need it",
        ],
    },
    {
        what: "labels of nodes with ip targets",
        changes: { annotations: { "target-type": "ip", "target-node-labels": "role=edge" } },
        found: [
            "error unused-annotation: target-node-labels has no effect on ip targets, which are pods → take it out",
        ],
    },
    {
        what: "instance targets of a ClusterIP Service",
        changes: { service: { type: "ClusterIP" } },
        found: [
            "error no-node-port: Service gateway is of type ClusterIP, which instance targets can't reach; the controller does not reconcile the Ingress → make the Service a NodePort, or set alb.ingress.kubernetes.io/target-type: ip",
        ],
    },
    {
        what: "a Service in another namespace",
        changes: { serviceNamespace: "istio-ingress" },
        found: [
            "error other-namespace: Service gateway is in istio-ingress, not in istio-system, so clients get 503 → put the Ingress into istio-ingress",
        ],
    },
    {
        what: "a Service that is not there",
        changes: { rules: [["Prefix / gatewai:443"]] },
        found: [
            "warning no-service: Service istio-system/gatewai is not in the files; without it clients get 503 → correct the name, or add the Service's file",
        ],
    },
    {
        what: "a port that the Service has not",
        changes: { rules: [["Prefix / gateway:8080"]] },
        found: [
            "error no-service-port: Service gateway has no port 8080 → write one of status-port, http2, https",
        ],
    },
    {
        what: "a Service that says otherwise",
        changes: { serviceAnnotations: { "alb.ingress.kubernetes.io/healthcheck-path": "/" } },
        found: [
            "error service-wins: healthcheck-path is /, because the one on Service gateway wins → take it out of the Service",
        ],
    },
    {
        what: "a health check of two halves",
        changes: {
            annotations: { "healthcheck-port": undefined, "healthcheck-path": undefined },
            serviceAnnotations: {
                "alb.ingress.kubernetes.io/healthcheck-port": "30621",
                "alb.ingress.kubernetes.io/healthcheck-path": "/healthz/ready",
            },
        },
        found: [
            "warning split-target-group: healthcheck-port is on the Service, but other settings of the same target group are on Ingress a → keep them together, on the Ingress",
        ],
    },
    {
        what: "an Istio gateway with the default health check",
        changes: { annotations: { "healthcheck-port": undefined, "healthcheck-path": undefined } },
        found: [
            "warning gateway-health: the health check asks Istio's gateway for / on port 443, which answers 404 unless a route for host * answers it → add alb.ingress.kubernetes.io/healthcheck-port: status-port, alb.ingress.kubernetes.io/healthcheck-path: /healthz/ready and healthcheck-protocol: HTTP",
        ],
    },
    {
        what: "an Istio gateway by its label, without a status port",
        changes: {
            annotations: {
                "target-type": "ip",
                "healthcheck-port": undefined,
                "healthcheck-path": undefined,
            },
            service: {
                selector: { istio: "ingressgateway" },
                ports: [{ name: "https", port: 443, targetPort: 443 }],
            },
        },
        found: [
            `warning gateway-health: the health check asks Istio's gateway for / on port 443, which answers 404 unless a route for host * answers it → add alb.ingress.kubernetes.io/healthcheck-port: "15021", alb.ingress.kubernetes.io/healthcheck-path: /healthz/ready and healthcheck-protocol: HTTP`,
        ],
    },
    {
        what: "an Istio gateway by its name, whose Service is not there",
        changes: {
            service: "none",
            annotations: { "healthcheck-port": undefined, "healthcheck-path": "/" },
            rules: [["Prefix / istio-ingressgateway:443"]],
        },
        found: [
            "warning gateway-health: the health check asks Istio's gateway for / on port 443, which answers 404 unless a route for host * answers it → add alb.ingress.kubernetes.io/healthcheck-port: <name of the Service's port 15021>, alb.ingress.kubernetes.io/healthcheck-path: /healthz/ready and healthcheck-protocol: HTTP",
        ],
    },
    {
        what: "plain HTTP to a port that other programs serve without TLS too",
        changes: {
            service: { ports: [{ name: "https", port: 443, targetPort: 8080, nodePort: 31804 }] },
            annotations: {
                "backend-protocol": undefined,
                "healthcheck-protocol": undefined,
                "healthcheck-port": undefined,
            },
        },
        found: [
            "warning plain-to-tls: the ALB sends plain HTTP to port 443 of gateway: clients get 502 if it expects TLS → add alb.ingress.kubernetes.io/backend-protocol: HTTPS, and healthcheck-protocol: HTTP if the health check's port does not use TLS; or send requests to the plain port",
        ],
    },
    {
        what: "GRPC as a protocol",
        changes: { annotations: { "backend-protocol": "GRPC" } },
        found: [
            "error malformed-value: alb.ingress.kubernetes.io/backend-protocol must be exactly HTTP or HTTPS → did you mean HTTP, with alb.ingress.kubernetes.io/backend-protocol-version: GRPC?",
        ],
    },
];
