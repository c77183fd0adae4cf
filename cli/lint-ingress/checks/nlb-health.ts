import { STATUS_PORT } from "../istio-gateway";
import { NLB_PREFIX } from "../nlb-annotations";
import type { NlbService } from "../nlb-service";
import { error, type Remark, warning } from "../remark";
import { namedHealthPort, numberedHealthPort } from "./health-port";

/** How an NLB checks its targets (controller 3.5.0: `model_build_target_group.go` of Services). */
export function nlbHealthRemarks(service: NlbService): Remark[] {
    return [...published(service), ...port(service), ...times(service), ...unused(service)];
}

function published({ manifest }: NlbService): Remark[] {
    return manifest
        .list("spec", "ports")
        .map((_, index) => ["spec", "ports", index, "port"] as const)
        .filter((at) => manifest.get(...at) === STATUS_PORT)
        .map((at) =>
            warning(
                "status-port-published",
                manifest.valuePlace(...at),
                "each port of the Service gets a listener, so the gateway's status port is open to all clients",
                `take the port out; health checks of ip targets can use ${STATUS_PORT} without it`,
            ),
        );
}

function port(service: NlbService): Remark[] {
    const value = service.get("healthcheck-port") ?? "traffic-port";
    const place = service.valuePlace("healthcheck-port");
    if (value === "traffic-port") return [];
    if (/^\d+$/.test(value)) {
        return service.targetType === "instance" ? numberedHealthPort(value, place) : [];
    }
    const index = service.ports.findIndex(({ name }) => name === value);
    if (index < 0) {
        const names = service.ports.flatMap(({ name }) => name ?? []);
        return [
            error(
                "health-port",
                place,
                `the Service has no port named ${value}; the controller does not reconcile it`,
                `write ${[...names, "traffic-port"].join(" or ")}`,
            ),
        ];
    }
    const isNamed = typeof service.manifest.get("spec", "ports", index, "targetPort") === "string";
    return service.targetType === "ip" && isNamed ? [namedHealthPort(value, place)] : [];
}

/** A node that has none of the pods answers on the Service's healthCheckNodePort, in HTTP. */
function isLocal({ manifest, targetType }: NlbService): boolean {
    return targetType === "instance" && manifest.text("spec", "externalTrafficPolicy") === "Local";
}

/** Of an NLB both may be the same. */
function times(service: NlbService): Remark[] {
    const interval = Number(service.get("healthcheck-interval") ?? 10);
    const timeout = Number(service.get("healthcheck-timeout") ?? (isLocal(service) ? 6 : 10));
    return timeout > interval
        ? [
              error(
                  "health-times",
                  service.get("healthcheck-timeout") === undefined
                      ? service.valuePlace("healthcheck-interval")
                      : service.valuePlace("healthcheck-timeout"),
                  `the health check's timeout of ${timeout} s is above its interval of ${interval} s, and AWS refuses it`,
                  `write ${NLB_PREFIX}healthcheck-timeout: "${Math.max(2, Math.min(timeout, interval))}"`,
              ),
          ]
        : [];
}

function unused(service: NlbService): Remark[] {
    const fallback = isLocal(service) ? "HTTP" : "TCP";
    const protocol = service.get("healthcheck-protocol") ?? fallback;
    return protocol.toUpperCase() !== "TCP"
        ? []
        : ["healthcheck-path", "healthcheck-success-codes"]
              .filter((name) => service.get(name) !== undefined)
              .map((name) =>
                  warning(
                      "unused-annotation",
                      service.keyPlace(name),
                      `${name} has no effect on a TCP health check, which is the default`,
                      `add ${NLB_PREFIX}healthcheck-protocol: HTTP, or take it out`,
                  ),
              );
}
