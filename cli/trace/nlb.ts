import { parseList } from "../lint-ingress/string-map";
import type { Answer, Stop } from "./answer";
import { certificateNames, coverage } from "./alb/certificates";
import { type GatewayService, podPortOf } from "./gateway-service";
import type { Connection } from "./mesh/entrance";
import type { TracedRequest } from "./request";
import type { Resources } from "./resources";

const PREFIX = "service.beta.kubernetes.io/aws-load-balancer-";

/** A load balancer that works on connections: the gateway's own Service. It asks no web ACL and has no rules. */
export function serviceListener(
    request: TracedRequest,
    gateway: GatewayService,
    resources: Resources,
): { stop: Stop; connection: Connection | undefined } {
    const { port, host, scheme } = request;
    const kind = gateway.ownLoadBalancer === "nlb" ? "NLB" : "Classic Load Balancer";
    const stopAt = (says: string[], answer?: Answer): Stop => ({
        step: { step: "Listener", says, facts: { port } },
        ...(answer && { answer }),
    });
    const found = gateway.ports.find((one) => one.port === port);
    if (found === undefined) {
        const says = `The ${kind} has no listener on port ${port}: the connection fails.`;
        return { stop: stopAt([says], { by: "nobody" }), connection: undefined };
    }
    const podPort = podPortOf(found);
    const written = (name: string) => parseList(gateway.annotations[PREFIX + name] ?? "");
    const certificates = written("ssl-cert");
    const ports = written("ssl-ports");
    // Without a list of them, all listeners have TLS.
    const endsTls =
        certificates.length > 0 &&
        (ports.length === 0 || ports.some((one) => [found.name, String(port)].includes(one)));
    if (!endsTls) {
        const says = `The ${kind} passes connections on port ${port} to the gateway as they are.`;
        const tls = scheme === "https";
        return {
            stop: stopAt([says]),
            connection: { port, podPort, tls, serverName: tls ? host : undefined },
        };
    }
    const certificate = coverage(host, certificateNames(certificates, resources));
    const says = [`The ${kind} terminates TLS on port ${port}.`, certificate.says];
    if (scheme !== "https" || certificate.holds === "no") {
        return { stop: stopAt(says, { by: "nobody" }), connection: undefined };
    }
    const again = written("backend-protocol").some((one) => ["ssl", "tls"].includes(one));
    return {
        stop: stopAt([
            ...says,
            again ? "It encrypts again to the gateway." : "It goes on in plain text.",
        ]),
        connection: { port, podPort, tls: again, serverName: undefined },
    };
}
