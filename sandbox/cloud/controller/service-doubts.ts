import { list, parsed, type Props, record, text } from "../values";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import type { Listener, TargetGroup } from "./model";

/** Why the targets of an NLB can't be healthy or can't answer, though the controller made all of it. */
export function doubtsOf(
    world: World,
    service: Entity,
    { protocol }: Listener,
    { healthCheck, attributes, ...group }: TargetGroup,
): string[] {
    const pods = world.get("kubernetes:apps/v1:Deployment", service.id, service.cluster)?.state;
    const sent = attributes["proxy_protocol_v2.enabled"] === "true";
    const config = parsed(record(pods, "podAnnotations")["proxy.istio.io/config"]);
    const read = "proxyProtocol" in record(config, "gatewayTopology");
    const onStatusPort = record(pods, "env")["ENVOY_STATUS_PORT_ENABLE_PROXY_PROTOCOL"] === "true";
    const byNumber = /^\d+$/.test(healthCheck.port);
    const ports = list<Props>(service.state, "spec.ports").map((port) => text(port, "nodePort"));
    const doubtIf = (wrong: boolean, what: string) => (wrong ? [`${group.key}: ${what}`] : []);
    return [
        ...doubtIf(sent && !read, "the NLB sends a PROXY header that the gateway doesn't read"),
        ...doubtIf(!sent && read, "the gateway wants a PROXY header that the NLB doesn't send"),
        // AWS sends the header with health checks too; istio/istio#39868.
        ...doubtIf(
            sent && healthCheck.protocol !== "TCP" && !onStatusPort,
            "the status port answers 400 to health checks with a PROXY header",
        ),
        ...doubtIf(
            group.targetType === "instance" && byNumber && !ports.includes(healthCheck.port),
            `nothing listens on port ${healthCheck.port} of the nodes, which the health check asks`,
        ),
        // The gateway's port 443 uses TLS, and its port 80 doesn't.
        ...doubtIf(
            protocol === "TLS" && group.key.endsWith(":443") && group.protocol === "TCP",
            "plain TCP goes to the gateway's TLS port",
        ),
        ...doubtIf(
            protocol === "TLS" && group.key.endsWith(":80"),
            "the listener of port 80 uses TLS: ssl-ports is missing",
        ),
        ...doubtIf(group.key.endsWith(":15021"), "the status port is open to clients"),
    ];
}
