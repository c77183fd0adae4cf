import type { Place } from "./finding";
import type { Manifest, Path } from "./manifest";

/** What an Ingress leads to: a port of a Service, or an action. */
export interface Backend {
    service: string;
    /** Port number or name; `use-annotation` for an action. */
    port: string;
    servicePlace: Place;
    portPlace: Place;
    /** One of several of an action, which the controller does not replace by an answer of 503. */
    isShared?: true;
}

/** A path of a rule, in the order in which they are written. */
export interface Route extends Backend {
    at: Path;
    /** Number of its entry in `rules`. */
    entry: number;
    host: string | undefined;
    path: string;
    pathType: string;
}

/** What takes the place of a Service's port, so that the backend's name is that of an action. */
export const USE_ANNOTATION = "use-annotation";

export function routesOf(manifest: Manifest): Route[] {
    return manifest.list("spec", "rules").flatMap((_, entry) =>
        manifest.list("spec", "rules", entry, "http", "paths").map((_path, index): Route => {
            const at = ["spec", "rules", entry, "http", "paths", index] as const;
            const host = manifest.text("spec", "rules", entry, "host");
            return {
                ...backendAt(manifest, [...at, "backend"]),
                at,
                entry,
                host: host === "" ? undefined : host,
                path: manifest.text(...at, "path") ?? "",
                pathType: manifest.text(...at, "pathType") ?? "ImplementationSpecific",
            };
        }),
    );
}

/** Where requests go that no rule takes. */
export function defaultBackendOf(manifest: Manifest): Backend | undefined {
    const at = ["spec", "defaultBackend"];
    return manifest.get(...at, "service") === undefined ? undefined : backendAt(manifest, at);
}

function backendAt(manifest: Manifest, at: Path): Backend {
    const service = [...at, "service"];
    return {
        // Behind ?? as before networking.k8s.io/v1.
        service: manifest.text(...service, "name") ?? manifest.text(...at, "serviceName") ?? "",
        port:
            scalar(manifest.get(...service, "port", "name")) ??
            scalar(manifest.get(...service, "port", "number")) ??
            scalar(manifest.get(...at, "servicePort")) ??
            "",
        servicePlace: manifest.valuePlace(...service, "name"),
        portPlace: manifest.valuePlace(...service, "port"),
    };
}

function scalar(value: unknown): string | undefined {
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
