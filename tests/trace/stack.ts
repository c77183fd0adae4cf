import { parseAllDocuments } from "yaml";

import type { Answer, Trace } from "../../cli/trace/answer";
import { parseRequest } from "../../cli/trace/request";
import { Resources } from "../../cli/trace/resources";
import { trace } from "../../cli/trace/trace";

const BALANCER = "edge-1.eu-west-1.elb.amazonaws.com";
const CERTIFICATE = "arn:aws:acm:eu-west-1:111122223333:certificate/shop";
export const ACL = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/edge/1";

/** A resource of a state by its type. */
export const resource = (type: string, name: string, inputs: object, outputs: object = {}) => ({
    urn: `urn:pulumi:dev::mesh-edge::${type}::${name}`,
    type,
    inputs,
    outputs,
});

interface KubernetesYaml {
    apiVersion: string;
    kind: string;
    metadata: { name: string };
}

/** Kubernetes objects of a YAML text, as resources of a state. */
export const objects = (text: string, outputs: object = {}) =>
    parseAllDocuments(text).map((document) => {
        const inputs = document.toJS() as KubernetesYaml;
        const type = `kubernetes:${inputs.apiVersion}:${inputs.kind}`;
        return resource(type, inputs.metadata.name, inputs, outputs);
    });

/** What leads requests for `*.example.com` to a gateway, as the program declares it. */
export function edge({
    annotations = {},
    rules = [],
    hosts = ["shop.example.com", "*.example.com"],
}: { annotations?: Record<string, string>; rules?: object[]; hosts?: string[] } = {}) {
    const alb = Object.fromEntries(
        Object.entries({
            "backend-protocol": "HTTPS",
            "certificate-arn": CERTIFICATE,
            "healthcheck-path": "/healthz/ready",
            "healthcheck-port": "status-port",
            "healthcheck-protocol": "HTTP",
            "listen-ports": '[{"HTTP":80},{"HTTPS":443}]',
            "ssl-redirect": "443",
            "success-codes": "200",
            ...annotations,
        }).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]),
    );
    const gateway = {
        path: "/",
        pathType: "Prefix",
        backend: { service: { name: "istio-ingressgateway", port: { number: 443 } } },
    };
    const metadata = { name: "edge", namespace: "istio-system", annotations: alb };
    const spec = { ingressClassName: "alb", rules: [...rules, { http: { paths: [gateway] } }] };
    return [
        ...hosts.map((name) =>
            resource("aws:route53/record:Record", name, {
                name,
                type: "A",
                aliases: [{ name: BALANCER, zoneId: "Z1", evaluateTargetHealth: true }],
            }),
        ),
        resource(
            "aws:acm/certificate:Certificate",
            "edge",
            { domainName: "example.com", subjectAlternativeNames: ["*.example.com"] },
            { arn: CERTIFICATE },
        ),
        resource(
            "kubernetes:networking.k8s.io/v1:Ingress",
            "edge",
            { apiVersion: "networking.k8s.io/v1", kind: "Ingress", metadata, spec },
            { status: { loadBalancer: { ingress: [{ hostname: BALANCER }] } } },
        ),
        resource("kubernetes:helm.sh/v3:Release", "gateway", {
            name: "istio-ingressgateway",
            namespace: "istio-system",
            chart: "gateway",
            values: {
                service: {
                    type: "NodePort",
                    ports: [
                        { name: "http2", port: 80, nodePort: 31565 },
                        { name: "https", port: 443, nodePort: 31804 },
                    ],
                },
            },
        }),
        ...objects(GATEWAY),
    ];
}

const GATEWAY = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: common-external-gateway, namespace: istio-system }
spec:
    selector: { istio: ingressgateway }
    servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: ["*"]
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: ["*"]
          tls: { mode: SIMPLE, credentialName: "builtin://" }
`;

export const stack = (...resources: object[]) => new Resources({ deployment: { resources } });

/** A VirtualService of the gateway for one host, from the YAML of its `http`. */
export const routed = (http: string, host = "shop.example.com") =>
    objects(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: istio-system }
spec:
    hosts: ["${host}"]
    gateways: [common-external-gateway]
    http:
${http.trimEnd().replaceAll(/^/gm, "        ")}
`);

/** The trace of a request through an edge with these resources besides. */
export const traced = (
    resources: object[],
    text: string,
    headers: string[] = [],
    from?: string,
): Trace => trace(parseRequest(text, headers, from), stack(...resources));

export const answered = (...args: Parameters<typeof traced>): Answer => traced(...args).answer;
