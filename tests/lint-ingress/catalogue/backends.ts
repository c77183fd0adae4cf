import type { Case } from "./case";

const target = (serviceName: string, servicePort: number | string) => ({
    serviceName,
    servicePort,
});
const forward = (...targets: object[]) =>
    JSON.stringify({
        type: "forward",
        forwardConfig: {
            targetGroups:
                targets.length === 1 ? targets : targets.map((each) => ({ ...each, weight: 1 })),
        },
    });
const backend = (name: string, port: object) => ({ service: { name, port } });
const SPLIT = [["Prefix / split:use-annotation"]];

/** Default backends, and Services that actions name, are looked at like any other. */
export const backends: Case[] = [
    {
        what: "nothing in an action of the default backend",
        changes: {
            annotations: {
                "actions.gone":
                    '{"type":"fixed-response","fixedResponseConfig":{"statusCode":"404"}}',
            },
            spec: { defaultBackend: backend("gone", { name: "use-annotation" }) },
        },
        found: [],
    },
    {
        what: "a default backend without its action",
        changes: { spec: { defaultBackend: backend("gone", { name: "use-annotation" }) } },
        found: [
            "error no-action: there is no annotation actions.gone, so clients get 503 → add alb.ingress.kubernetes.io/actions.gone",
        ],
    },
    {
        what: "conditions of the default backend",
        changes: {
            annotations: {
                "conditions.gone":
                    '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET"]}}]',
                "actions.gone":
                    '{"type":"fixed-response","fixedResponseConfig":{"statusCode":"404"}}',
            },
            spec: { defaultBackend: backend("gone", { name: "use-annotation" }) },
        },
        found: [
            "error unused-annotation: conditions.gone has no effect on the default backend, which is not a rule → name the backend of a path gone; or take it out",
        ],
    },
    {
        what: "a default backend that can't be reached",
        changes: {
            annotations: { "healthcheck-port": "ready", "healthcheck-timeout-seconds": "20" },
            service: { type: "ClusterIP" },
            spec: { rules: [], defaultBackend: backend("gateway", { number: 8443 }) },
        },
        found: [
            "error health-port: Service gateway has no port named ready; the controller does not reconcile the Ingress → write one of status-port, http2, https, or traffic-port",
            "error health-times: the health check's timeout of 20 s is not below its interval of 15 s, and AWS refuses it → lower healthcheck-timeout-seconds, or raise healthcheck-interval-seconds",
            "error no-node-port: Service gateway is of type ClusterIP, which instance targets can't reach; the controller does not reconcile the Ingress → make the Service a NodePort, or set alb.ingress.kubernetes.io/target-type: ip",
            "error no-service-port: Service gateway has no port 8443 → write one of status-port, http2, https",
        ],
    },
    {
        what: "a default backend that is not there",
        changes: { spec: { defaultBackend: backend("web", { number: 80 }) } },
        found: [
            "warning no-service: Service istio-system/web is not in the files; without it clients get 503 → correct the name, or add the Service's file",
        ],
    },
    {
        what: "a Service that an action names and that is not there",
        changes: { annotations: { "actions.split": forward(target("web", 80)) }, rules: SPLIT },
        found: [
            "warning no-service: Service istio-system/web is not in the files; without it clients get 503 → correct the name, or add the Service's file",
        ],
    },
    {
        what: "one of several, without which the controller gives up",
        changes: {
            annotations: {
                "actions.split": forward(
                    target("web", 80),
                    target("gateway", "443"),
                    target("gateway", "grpc"),
                ),
            },
            rules: SPLIT,
        },
        found: [
            "warning no-service: Service istio-system/web is not in the files; without it the controller does not reconcile the Ingress → correct the name, or add the Service's file",
            "error no-service-port: Service gateway has no port grpc → write one of status-port, http2, https",
        ],
    },
    {
        what: "nothing in several that are there",
        changes: {
            annotations: {
                "actions.split": forward(target("gateway", "443"), target("gateway", "https")),
            },
            rules: SPLIT,
        },
        found: [],
    },
];
