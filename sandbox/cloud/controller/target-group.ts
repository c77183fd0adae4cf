import { list, type Props, record, show, text, type Value } from "../values";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { Annotations, BuildError, serviceAnnotations } from "./annotations";
import type { TargetGroup } from "./model";

/** A Service of the Ingress's own namespace. */
export function serviceOf(world: World, ingress: Entity, name: string): Entity | undefined {
    const namespace = text(ingress.inputs, "metadata.namespace") ?? "default";
    return world.get("kubernetes:core/v1:Service", `${namespace}/${name}`, ingress.cluster);
}

function portOf(service: Entity, wanted: Value | undefined): Props {
    const found = list<Props>(service.state, "spec.ports").find(
        (port) => port["name"] === wanted || show(port["port"]) === show(wanted),
    );
    if (found) return found;
    throw new BuildError(`unable to find port ${show(wanted)} on service ${service.id}`);
}

/** pkg/ingress/model_build_target_group.go: annotations of the Service win over those of the Ingress. */
export function buildTargetGroup(ingress: Entity, service: Entity, wanted: Value): TargetGroup {
    const annotations = new Annotations(
        serviceAnnotations(service),
        record(ingress.inputs, "metadata.annotations"),
    );
    const port = portOf(service, wanted);
    const targetType = annotations.choice(
        "target-type",
        ["instance", "ip"],
        "instance",
        (raw) => `unknown targetType: ${raw}`,
    );
    const protocol = annotations.choice(
        "backend-protocol",
        ["HTTP", "HTTPS"],
        "HTTP",
        (raw) => `backend protocol must be within [HTTP, HTTPS]: ${raw}`,
    );
    const protocolVersion = annotations.choice(
        "backend-protocol-version",
        ["HTTP1", "HTTP2", "GRPC"],
        "HTTP1",
        (raw) => `backend protocol version must be within [HTTP1, HTTP2, GRPC]: ${raw}`,
    );
    const target = targetType === "instance" ? port["nodePort"] : port["targetPort"];
    if (targetType === "instance" && target === undefined) {
        throw new BuildError(
            "TargetGroup port is empty. When using Instance targets, your service must be of type 'NodePort' or 'LoadBalancer'",
        );
    }
    const grpc = protocolVersion === "GRPC";
    return {
        key: `${ingress.id}-${text(service.inputs, "name") ?? service.id}:${show(wanted)}`,
        protocol,
        protocolVersion,
        targetType,
        port: typeof target === "number" ? target : 1,
        attributes: annotations.map("target-group-attributes") ?? {},
        healthCheck: {
            port: healthCheckPort(annotations, service, targetType),
            // The code's default is the backend's protocol, whatever its documentation says.
            protocol: annotations.choice(
                "healthcheck-protocol",
                ["HTTP", "HTTPS"],
                protocol,
                (raw) => `healthCheckProtocol must be within [HTTP, HTTPS]: ${raw}`,
            ),
            path: annotations.string("healthcheck-path") ?? (grpc ? "/AWS.ALB/healthcheck" : "/"),
            matcher: {
                [grpc ? "GrpcCode" : "HttpCode"]:
                    annotations.string("success-codes") ?? (grpc ? "12" : "200"),
            },
            interval: annotations.integer("healthcheck-interval-seconds") ?? 15,
            timeout: annotations.integer("healthcheck-timeout-seconds") ?? 5,
            healthy: annotations.integer("healthy-threshold-count") ?? 2,
            unhealthy: annotations.integer("unhealthy-threshold-count") ?? 2,
        },
    };
}

function healthCheckPort(annotations: Annotations, service: Entity, targetType: string): string {
    const raw = annotations.string("healthcheck-port") ?? "traffic-port";
    if (raw === "traffic-port" || /^\d+$/.test(raw)) return raw;
    const named = list<Props>(service.state, "spec.ports").find((port) => port["name"] === raw);
    if (named === undefined) {
        throw new BuildError(
            `failed to resolve healthCheckPort: unable to find port ${raw} on service ${service.id}`,
        );
    }
    const port = targetType === "instance" ? named["nodePort"] : named["targetPort"];
    if (typeof port === "number") return String(port);
    throw new BuildError(
        "cannot use named healthCheckPort for IP TargetType when service's targetPort is a named port",
    );
}
