import type { Manifest } from "./manifest";
import type { TargetGroup } from "./target-group";

/** Istio's gateway answers there, in plain HTTP and on one path, whether it is ready. */
export const STATUS_PORT = 15021;
export const READY_PATH = "/healthz/ready";

/** By what the Service has; where it was not given, by the name that Istio's charts give it. */
export function isIstioGateway({ service, backend }: TargetGroup): boolean {
    if (service === undefined) {
        return /^istio-(ingress-?gateway|ingress|gateway)$/.test(backend.service);
    }
    const label = service.text("spec", "selector", "istio") ?? "";
    return statusPortOf(service) !== undefined || /gateway|^ingress$/.test(label);
}

/** Number of the entry in the Service's ports that leads to the status port. */
export function statusPortOf(service: Manifest): number | undefined {
    const index = service
        .list("spec", "ports")
        .findIndex((_, at) =>
            ["port", "targetPort"].some(
                (key) => service.get("spec", "ports", at, key) === STATUS_PORT,
            ),
        );
    return index < 0 ? undefined : index;
}
