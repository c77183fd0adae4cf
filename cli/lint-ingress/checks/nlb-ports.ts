import { NLB_PREFIX } from "../nlb-annotations";
import type { NlbService, Port } from "../nlb-service";
import { parseBool } from "../parse-bool";
import { error, errorIf, type Remark, warning } from "../remark";
import { parseList } from "../string-map";

/** What an NLB makes listeners of (controller 3.5.0: `model_build_listener.go` of Services). */
export function portRemarks(service: NlbService): Remark[] {
    return [...protocols(service), ...both(service), ...quic(service), ...nodePorts(service)];
}

function protocols({ manifest, ports }: NlbService): Remark[] {
    return ports.flatMap(({ protocol }, index) =>
        ["TCP", "UDP"].includes(protocol)
            ? []
            : [
                  error(
                      "port-protocol",
                      manifest.valuePlace("spec", "ports", index, "protocol"),
                      `an NLB does not support ${protocol}, and AWS refuses the listener`,
                      "take the port out, or write TCP or UDP",
                  ),
              ],
    );
}

/** Listeners are identified by their port alone: without the annotation, the controller drops the later one silently. */
function both(service: NlbService): Remark[] {
    const { manifest, ports } = service;
    if (parseBool(service.get("enable-tcp-udp-listener") ?? "") === true) return [];
    return ports.flatMap(({ port }, index) =>
        ports.slice(0, index).some((earlier) => earlier.port === port)
            ? [
                  warning(
                      "port-protocol",
                      manifest.valuePlace("spec", "ports", index, "port"),
                      `port ${port} is here with two protocols, and this one gets no listener unless the controller's settings allow it`,
                      `add ${NLB_PREFIX}enable-tcp-udp-listener: "true"`,
                  ),
              ]
            : [],
    );
}

/** QUIC runs over UDP: the controller does not reconcile a Service that sets it for a TCP port. */
function quic(service: NlbService): Remark[] {
    const isOf = (name: string) => (port: Port) => [port.name, port.port].includes(name);
    return parseList(service.get("quic-enabled-ports") ?? "")
        .filter((name) => {
            const [named] = service.ports.filter(isOf(name));
            const same = service.ports.filter(({ port }) => port === named?.port);
            return same.length > 0 && same.every(({ protocol }) => protocol === "TCP");
        })
        .map((name) =>
            error(
                "port-protocol",
                service.valuePlace("quic-enabled-ports"),
                `quic-enabled-ports names ${name}, which is a TCP port; the controller does not reconcile the Service`,
                "write a UDP port, or take it out",
            ),
        );
}

/** Node ports are what instance targets are reached by; `default-target-type` of the controller may be ip. */
function nodePorts(service: NlbService): Remark[] {
    const { manifest, ports } = service;
    if (service.targetType !== "instance") return [];
    if (manifest.get("spec", "allocateLoadBalancerNodePorts") !== false) return [];
    return ports.flatMap(({ name, port, nodePort }, index) =>
        nodePort
            ? []
            : [
                  errorIf(service.get("nlb-target-type") === "instance")(
                      "no-node-port",
                      manifest.keyPlace("spec", "ports", index, "port"),
                      `port ${name ?? port} has no node port, which instance targets need, and the controller does not reconcile the Service`,
                      `take allocateLoadBalancerNodePorts: false out, write a nodePort, or set ${NLB_PREFIX}nlb-target-type: ip`,
                  ),
              ],
    );
}
