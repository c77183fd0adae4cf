import { stringify } from "yaml";

/** A path of an Ingress, in short: `Prefix / gateway:443`, with `host` before it if it has one. */
export type ShortPath = string;

/** What a case changes in an Ingress, a Service and a class that are without fault. */
export interface Changes {
    /** Without their prefix, where they have none of their own; undefined takes one out. */
    annotations?: Record<string, unknown>;
    /** Lists of paths, one for each entry of `rules`. */
    rules?: ShortPath[][];
    className?: string;
    /** No class at all, or its annotation. */
    class?: "none" | "annotation" | "both";
    apiVersion?: string;
    /** Annotations and fields of the gateway's Service; `none` leaves the Service out. */
    service?: Record<string, unknown> | "none";
    serviceAnnotations?: Record<string, string | undefined>;
    serviceNamespace?: string;
    /** Leaves the Ingress out. */
    ingress?: "none";
    /** Fields of the Ingress's spec, beside or in place of the others. */
    spec?: Record<string, unknown>;
    metadata?: Record<string, unknown>;
    /** Annotations of another Ingress of the group, with a host of its own that comes first. */
    sibling?: Record<string, string | undefined>;
    siblingRules?: ShortPath[][];
    siblingSpec?: Record<string, unknown>;
    /** Objects besides. */
    more?: object[];
    /** The class of the Ingress, and its parameters. */
    params?: Record<string, unknown>;
    classController?: string;
    classAnnotations?: Record<string, string>;
}

const ANNOTATIONS: Readonly<Record<string, string>> = {
    scheme: "internet-facing",
    "listen-ports": '[{"HTTP": 80}, {"HTTPS": 443}]',
    "ssl-redirect": "443",
    "ssl-policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
    "certificate-arn": "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d",
    "target-type": "instance",
    "backend-protocol": "HTTPS",
    "healthcheck-protocol": "HTTP",
    "healthcheck-port": "status-port",
    "healthcheck-path": "/healthz/ready",
};
const PORTS = [
    { name: "status-port", port: 15021, targetPort: 15021, nodePort: 30621 },
    { name: "http2", port: 80, targetPort: 80, nodePort: 31565 },
    { name: "https", port: 443, targetPort: 443, nodePort: 31804 },
];

export function manifests(changes: Changes): string {
    const { params, classController, className = "alb" } = changes;
    const objects = [
        ...(changes.ingress === "none" ? [] : [ingress(changes)]),
        ...(changes.sibling ? [ingress(sibling(changes), "b")] : []),
        ...(changes.more ?? []),
        ...(changes.service === "none" ? [] : [service(changes)]),
        ...((params ?? classController)
            ? [
                  {
                      apiVersion: "networking.k8s.io/v1",
                      kind: "IngressClass",
                      metadata: { name: className, annotations: changes.classAnnotations },
                      spec: {
                          controller: classController ?? "ingress.k8s.aws/alb",
                          parameters: { kind: "IngressClassParams", name: "pinned" },
                      },
                  },
                  {
                      apiVersion: "elbv2.k8s.aws/v1beta1",
                      kind: "IngressClassParams",
                      metadata: { name: "pinned" },
                      spec: params,
                  },
              ]
            : []),
    ];
    return objects.map((object) => stringify(object)).join("---\n");
}

function sibling(changes: Changes): Changes {
    return {
        ...changes,
        annotations: { "group.order": "-1", ...changes.sibling },
        rules: changes.siblingRules ?? [["b.example.com Prefix / gateway:443"]],
        spec: changes.siblingSpec ?? {},
    };
}

function ingress(changes: Changes, name = "a") {
    const { className = "alb", apiVersion = "networking.k8s.io/v1" } = changes;
    const all = { ...ANNOTATIONS, ...changes.annotations };
    const prefixed = Object.entries(all)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [
            key.includes("/") ? key : `alb.ingress.kubernetes.io/${key}`,
            value,
        ]);
    const oldClass =
        changes.class === "annotation" || changes.class === "both"
            ? { "kubernetes.io/ingress.class": "alb" }
            : {};
    return {
        apiVersion,
        kind: "Ingress",
        metadata: {
            name,
            namespace: "istio-system",
            annotations: { ...oldClass, ...Object.fromEntries(prefixed) },
            ...changes.metadata,
        },
        spec: {
            ...(changes.class === "none" || changes.class === "annotation"
                ? {}
                : { ingressClassName: className }),
            rules: (changes.rules ?? [["Prefix / gateway:443"]]).map(entry),
            ...changes.spec,
        },
    };
}

function entry(paths: ShortPath[]) {
    const parsed = paths.map((short) => {
        const [, host, pathType, path = "", name, port = ""] =
            /^(?:([\w.*-]+\.\w+) )?(Prefix|Exact|ImplementationSpecific) (\S*) ([\w-]+):(\S+)$/.exec(
                short,
            ) ?? [];
        const servicePort = /^\d+$/.test(port) ? { number: Number(port) } : { name: port };
        return {
            host,
            path: { path, pathType, backend: { service: { name, port: servicePort } } },
        };
    });
    const [first] = parsed;
    return {
        ...(first?.host === undefined ? {} : { host: first.host }),
        http: { paths: parsed.map(({ path }) => path) },
    };
}

function service(changes: Changes) {
    return {
        apiVersion: "v1",
        kind: "Service",
        metadata: {
            name: "gateway",
            namespace: changes.serviceNamespace ?? "istio-system",
            annotations: changes.serviceAnnotations ?? {},
        },
        spec: { type: "NodePort", ports: PORTS, ...Object(changes.service) },
    };
}
