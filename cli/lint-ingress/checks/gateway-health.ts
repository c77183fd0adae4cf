import { isIstioGateway, READY_PATH, STATUS_PORT, statusPortOf } from "../istio-gateway";
import { type Check, type Remark, warning } from "../remark";
import { parseList } from "../string-map";
import { type TargetGroup, targetGroupsOf } from "../target-group";

/**
 * Istio's gateway answers a health check on its status port alone. On the others it has the mesh's routes,
 * by hosts that the check does not name: 404. With all targets unhealthy an ALB sends to each of them, so
 * that it seems to work.
 */
export const gatewayHealthChecks: Check = (ingress) =>
    targetGroupsOf(ingress).filter(isIstioGateway).flatMap(remarks);

function remarks(group: TargetGroup): Remark[] {
    const path = group.get("healthcheck-path");
    const isUsual = path === undefined || path === "/" || path === READY_PATH;
    // Another check covers the answers of gRPC targets.
    const isGrpc = group.effective("backend-protocol-version") === "GRPC";
    if (group.effective("healthcheck-port") !== "traffic-port") return [];
    if (!isUsual || isGrpc || takes404(group.get("success-codes") ?? "")) return [];
    return [
        warning(
            "gateway-health",
            path === undefined ? group.portPlace : group.place("healthcheck-path"),
            `the health check asks Istio's gateway for ${path ?? "/"} on port ${group.backend.port}, which answers 404 unless a route for host * answers it`,
            `${portCure(group)}, alb.ingress.kubernetes.io/healthcheck-path: ${READY_PATH} and healthcheck-protocol: HTTP`,
        ),
    ];
}

function takes404(codes: string): boolean {
    return parseList(codes).some((part) => {
        const [from = "", to = from] = part.split("-");
        return Number(from) <= 404 && Number(to) >= 404;
    });
}

/** The name of a port holds for nodes and for pods; a pod's number needs no port of the Service. */
function portCure(group: TargetGroup): string {
    const index = group.service && statusPortOf(group.service);
    const name =
        index === undefined ? undefined : group.service?.text("spec", "ports", index, "name");
    const key = "alb.ingress.kubernetes.io/healthcheck-port";
    if (name !== undefined) return `add ${key}: ${name}`;
    return group.effective("target-type") === "ip"
        ? `add ${key}: "${STATUS_PORT}"`
        : `add ${key}: <name of the Service's port ${STATUS_PORT}>`;
}
