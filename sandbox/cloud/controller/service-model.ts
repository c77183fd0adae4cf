import { list, type Props, show, text } from "../values";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { BuildError, serviceAnnotations, ServiceAnnotations } from "./annotations";
import { defaultName } from "./load-balancer";
import type { Listener, Model, TargetGroup } from "./model";
import { buildGroups } from "./security-groups";
import { buildSourceRanges } from "./source-ranges";
import { subnetsOf } from "./subnets";

/**
 * pkg/service/model_builder.go: one listener and one target group for each port of the Service. The shared
 * security group is asked for on the way, so that it is there whatever is found wrong after that.
 */
export function buildServiceModel(world: World, service: Entity, askShared: () => void): Model {
    const group = `service:${service.id}`;
    const annotations = new ServiceAnnotations(serviceAnnotations(service));
    // Absent is internal.
    const scheme = annotations.choice(
        "scheme",
        ["internal", "internet-facing"],
        "internal",
        (raw) => `unknown scheme: ${raw}`,
    );
    const subnets = subnetsOf(
        world,
        { cluster: service.cluster, group },
        { scheme, ipAddressType: "ipv4" },
        annotations.list("subnets"),
    );
    const attributes = annotations.map("attributes") ?? {};
    const securityGroups = buildGroups(world, service.cluster, [annotations]);
    const inbound = buildSourceRanges(service, annotations);
    if (securityGroups?.managed !== false) askShared();
    const name = annotations.string("name") ?? defaultName(service.id, [service]);
    if (name.length > 32) {
        throw new BuildError("load balancer name cannot be longer than 32 characters");
    }
    const ports = list<Props>(service.state, "spec.ports");
    const pairs = ports.map((port) => listenerOf(service, annotations, port));
    return {
        type: "network",
        group,
        name,
        scheme: scheme === "internal" ? "internal" : "internet-facing",
        ipAddressType: "ipv4",
        subnets,
        securityGroups,
        attributes,
        inbound,
        tags: annotations.map("additional-resource-tags") ?? {},
        shield: undefined,
        webAclArn: undefined,
        listeners: pairs.map(({ listener }) => listener),
        targetGroups: pairs.map(({ targetGroup }) => targetGroup),
    };
}

/** pkg/service/model_build_listener.go. */
function listenerOf(service: Entity, annotations: ServiceAnnotations, port: Props) {
    const certificates = annotations.list("ssl-cert") ?? [];
    const tlsPorts = annotations.list("ssl-ports") ?? [];
    const names = [text(port, "name"), text(port, "port")];
    const all = list<Props>(service.state, "spec.ports").flatMap((p) => [p["name"], p["port"]]);
    const unused = tlsPorts.filter((p) => !all.some((known) => show(known) === p));
    if (unused.length > 0) {
        throw new BuildError(`Unused port in ssl-ports annotation [${unused.join(" ")}]`);
    }
    // A certificate without ssl-ports makes every listener use TLS.
    const tls =
        certificates.length > 0 &&
        (tlsPorts.length === 0 || names.some((n) => tlsPorts.includes(n ?? "")));
    const encrypted = tls && annotations.string("backend-protocol") === "ssl";
    const targetGroup = targetGroupOf(service, annotations, port, encrypted ? "TLS" : "TCP");
    const listener: Listener = {
        port: Number(text(port, "port")),
        protocol: tls ? "TLS" : "TCP",
        certificates: tls ? certificates : [],
        sslPolicy: tls
            ? (annotations.string("ssl-negotiation-policy") ?? "ELBSecurityPolicy-2016-08")
            : undefined,
        mutualAuthentication: undefined,
        defaultAction: { type: "forward", targetGroups: [{ key: targetGroup.key }] },
        rules: [],
    };
    return { listener, targetGroup };
}

/** pkg/service/model_build_target_group.go. */
function targetGroupOf(
    service: Entity,
    annotations: ServiceAnnotations,
    port: Props,
    protocol: string,
): TargetGroup {
    const targetType = annotations.choice(
        "nlb-target-type",
        ["instance", "ip"],
        "instance",
        (raw) => `unsupported target type "${raw}" for load balancer type`,
    );
    const target = port[targetType === "instance" ? "nodePort" : "targetPort"];
    if (typeof target !== "number") {
        throw new BuildError("unable to support instance target type with an unallocated NodePort");
    }
    const proxy = annotations.string("proxy-protocol");
    if (proxy !== undefined && proxy !== "*") {
        throw new BuildError(
            `invalid value ${proxy} for Load Balancer proxy protocol v2 annotation, only value currently supported is *`,
        );
    }
    const checked = annotations.choice(
        "healthcheck-protocol",
        ["TCP", "HTTP", "HTTPS", "tcp", "http", "https"],
        "TCP",
        (raw) => `Unsupported health check protocol ${raw}, must be one of [TCP HTTP HTTPS]`,
    );
    return {
        key: `${service.id}:${text(port, "port") ?? ""}`,
        protocol,
        protocolVersion: "",
        targetType,
        port: target,
        attributes: {
            "proxy_protocol_v2.enabled": "false",
            ...annotations.map("target-group-attributes"),
            ...(proxy === undefined ? {} : { "proxy_protocol_v2.enabled": "true" }),
        },
        healthCheck: {
            port: checkedPort(service, annotations, targetType),
            protocol: checked.toUpperCase(),
            path: annotations.string("healthcheck-path") ?? "/",
            matcher: { HttpCode: annotations.string("healthcheck-success-codes") ?? "200-399" },
            interval: annotations.integer("healthcheck-interval") ?? 10,
            timeout: annotations.integer("healthcheck-timeout") ?? 10,
            healthy: annotations.integer("healthcheck-healthy-threshold") ?? 3,
            unhealthy: annotations.integer("healthcheck-unhealthy-threshold") ?? 3,
        },
    };
}

/** A number is taken as it is, also where nothing listens on it; a name is looked up in the Service. */
function checkedPort(service: Entity, annotations: ServiceAnnotations, type: string): string {
    const raw = annotations.string("healthcheck-port") ?? "traffic-port";
    if (raw === "traffic-port" || /^\d+$/.test(raw)) return raw;
    const named = list<Props>(service.state, "spec.ports").find((port) => port["name"] === raw);
    const found = named?.[type === "instance" ? "nodePort" : "targetPort"];
    if (typeof found === "number") return String(found);
    throw new BuildError(`unable to find port ${raw} on service ${service.id}`);
}
