import { type Check, error, note, type Remark, warning } from "../remark";
import { isIstioGateway, STATUS_PORT } from "../istio-gateway";
import { type TargetGroup, targetGroupsOf } from "../target-group";
import { namedHealthPort, numberedHealthPort } from "./health-port";

/** Istio's status port, by the name that its charts give it and by its number. */
const STATUS_PORTS = ["status-port", String(STATUS_PORT)];

/** The protocol from the ALB to its targets, and their health checks. */
export const targetChecks: Check = (ingress) =>
    targetGroupsOf(ingress).flatMap((group) => [
        ...protocol(group),
        ...healthProtocol(group),
        ...healthPort(group),
        ...healthTimes(group),
        ...grpc(group),
        ...nodes(group),
    ]);

function protocol(group: TargetGroup): Remark[] {
    const { backend } = group;
    const port = group.portCalled(backend.port);
    const isTls = /^(443|8443)$/.test(backend.port) || /^https\b/.test(port?.name ?? backend.port);
    if (!isTls || group.effective("backend-protocol") !== "HTTP") return [];
    const cure =
        "add alb.ingress.kubernetes.io/backend-protocol: HTTPS, and healthcheck-protocol: HTTP if the health check's port does not use TLS; or send requests to the plain port";
    const what = `the ALB sends plain HTTP to port ${backend.port} of ${backend.service}`;
    // Behind such a port there are programs that leave TLS to the load balancer.
    const isCertain =
        isIstioGateway(group) || [443, 8443, "https"].some((tls) => tls === port?.targetPort);
    return [
        isCertain
            ? error("plain-to-tls", group.portPlace, `${what}: clients get 502`, cure)
            : warning(
                  "plain-to-tls",
                  group.portPlace,
                  `${what}: clients get 502 if it expects TLS`,
                  cure,
              ),
    ];
}

function healthProtocol(group: TargetGroup): Remark[] {
    if (group.effective("backend-protocol") !== "HTTPS") return [];
    if (group.get("healthcheck-protocol") !== undefined) return [];
    const port = group.effective("healthcheck-port");
    return [
        port === "traffic-port"
            ? note(
                  "health-protocol",
                  group.place("backend-protocol"),
                  "the health check uses HTTPS, like the backend",
                  "write alb.ingress.kubernetes.io/healthcheck-protocol, so that readers see it",
              )
            : error(
                  "health-protocol",
                  group.place("healthcheck-port"),
                  `the health check on ${port} uses HTTPS, like the backend; it fails on a plain port`,
                  "add alb.ingress.kubernetes.io/healthcheck-protocol: HTTP",
              ),
    ];
}

function healthPort(group: TargetGroup): Remark[] {
    const value = group.effective("healthcheck-port");
    const place = group.place("healthcheck-port");
    const type = group.effective("target-type");
    if (value === "traffic-port" || value === "") return [];
    if (/^\d+$/.test(value)) {
        return type === "instance" ? numberedHealthPort(value, place) : [];
    }
    if (group.service === undefined) return [];
    const port = group.portCalled(value);
    if (port?.name !== value) {
        return [
            error(
                "health-port",
                place,
                `Service ${group.backend.service} has no port named ${value}; the controller does not reconcile the Ingress`,
                `write one of ${group.ports.map(({ name }) => name ?? "").join(", ")}, or traffic-port`,
            ),
        ];
    }
    return type === "ip" && typeof port.targetPort === "string"
        ? [namedHealthPort(value, place)]
        : [];
}

function healthTimes(group: TargetGroup): Remark[] {
    const interval = Number(group.effective("healthcheck-interval-seconds"));
    const timeout = Number(group.effective("healthcheck-timeout-seconds"));
    return timeout >= interval
        ? [
              error(
                  "health-times",
                  group.place("healthcheck-timeout-seconds"),
                  `the health check's timeout of ${timeout} s is not below its interval of ${interval} s, and AWS refuses it`,
                  "lower healthcheck-timeout-seconds, or raise healthcheck-interval-seconds",
              ),
          ]
        : [];
}

function grpc(group: TargetGroup): Remark[] {
    const version = group.effective("backend-protocol-version");
    if (version === "HTTP1") return [];
    const place = group.place("backend-protocol-version");
    const { listeners } = group.ingress;
    const found: Remark[] = [];
    if (listeners && !listeners.some((listener) => listener.protocol === "HTTPS")) {
        found.push(
            error(
                "grpc-listener",
                place,
                `${version} targets need an HTTPS listener`,
                'add {"HTTPS": 443} to listen-ports',
            ),
        );
    }
    if (group.onService("backend-protocol-version") !== undefined) {
        found.push(
            warning(
                "version-on-service",
                place,
                `${version} on a Service applies to each Ingress that sends requests to it; HTTP/1.1 clients get 464`,
                "move it to the Ingress of the hosts that need it",
            ),
        );
    }
    if (version !== "GRPC") return found;
    const codes = group.get("success-codes");
    const port = group.effective("healthcheck-port");
    const isStatusPort = STATUS_PORTS.includes(port);
    if (isStatusPort) {
        found.push(
            error(
                "grpc-health",
                group.place("healthcheck-port"),
                `the health check of GRPC targets expects a gRPC status, but ${port} answers in plain HTTP`,
                "write backend-protocol-version: HTTP2, or check the traffic-port",
            ),
        );
    }
    if (codes?.split(/[,-]/).some((code) => Number(code) > 99)) {
        found.push(
            error(
                "grpc-health",
                group.place("success-codes"),
                `success-codes of GRPC targets are gRPC codes from 0 to 99, not ${codes}`,
                'write "0-99", or "12" for the default path',
            ),
        );
    }
    return found;
}

function nodes(group: TargetGroup): Remark[] {
    return group.effective("target-type") === "ip" && group.get("target-node-labels") !== undefined
        ? [
              error(
                  "unused-annotation",
                  group.place("target-node-labels"),
                  "target-node-labels has no effect on ip targets, which are pods",
                  "take it out",
              ),
          ]
        : [];
}
