import { ALB_PREFIX } from "../../components/edge/annotation";
import { type AnnotationName, annotationOf } from "../../components/edge/annotation-table";
import { asAnnotations } from "./class-params";
import type { Cluster } from "./cluster";
import type { Place } from "./finding";
import { parseForm } from "./json-problems";
import type { Manifest, Path } from "./manifest";

const CLASS_ANNOTATION = "kubernetes.io/ingress.class";

export interface Listener {
    protocol: "HTTP" | "HTTPS";
    port: number;
}

/** A path of a rule, in the order in which they are written. */
export interface Route {
    at: Path;
    /** Number of its entry in `rules`. */
    entry: number;
    host: string | undefined;
    path: string;
    pathType: string;
    service: string;
    /** Port number or name; `use-annotation` for an action. */
    port: string;
}

/** An Ingress as the controller takes it: its class's parameters win over its annotations. */
export class Ingress {
    public readonly routes: readonly Route[];
    public readonly classAnnotation: string | undefined;
    public readonly className: string | undefined;
    public readonly params: Manifest | undefined;
    private readonly pinned: ReadonlyMap<string, string>;

    constructor(
        public readonly manifest: Manifest,
        public readonly cluster: Cluster,
    ) {
        this.routes = routesOf(manifest);
        this.classAnnotation = manifest.text("metadata", "annotations", CLASS_ANNOTATION);
        const isBare = this.classAnnotation === undefined;
        this.className =
            manifest.text("spec", "ingressClassName") ??
            // Kubernetes fills it in, but not where the annotation is.
            (isBare ? cluster.defaultClass : undefined);
        // With the annotation the controller does not load the parameters of a class.
        this.params =
            this.classAnnotation === undefined && this.className !== undefined
                ? cluster.paramsOf(this.className)
                : undefined;
        this.pinned = this.params ? asAnnotations(this.params) : new Map();
    }

    /** Annotations of the controller's, by their names without prefix, as they are written. */
    public get annotations(): [name: string, value: unknown][] {
        return this.manifest
            .entries("metadata", "annotations")
            .filter(([key]) => key.startsWith(ALB_PREFIX))
            .map(([key, value]) => [key.slice(ALB_PREFIX.length), value]);
    }

    /** What is in force: the class's, else the annotation's; undefined where neither is there. */
    public get(name: AnnotationName): string | undefined {
        return this.pinned.get(name) ?? this.written(name);
    }

    public written(name: AnnotationName): string | undefined {
        const value = this.manifest.get("metadata", "annotations", ALB_PREFIX + name);
        return value === null ? "" : typeof value === "string" ? value : undefined;
    }

    public pin(name: string): string | undefined {
        return this.pinned.get(name);
    }

    /** What is in force, or what the controller takes instead. */
    public effective(name: AnnotationName): string {
        return this.get(name) ?? annotationOf(name)?.fallback ?? "";
    }

    /** An annotation's JSON; undefined where it is missing or malformed, which is a finding of its own. */
    public json(name: AnnotationName): unknown {
        const text = this.written(name);
        const type = annotationOf(name)?.value;
        return text === undefined || type?.kind !== "json" ? undefined : parseForm(type.form, text);
    }

    /** Its listeners; undefined where listen-ports can't be read. */
    public get listeners(): Listener[] | undefined {
        if (this.written("listen-ports") === undefined) {
            return (this.get("certificate-arn") ?? "") === ""
                ? [{ protocol: "HTTP", port: 80 }]
                : [{ protocol: "HTTPS", port: 443 }];
        }
        const entries = this.json("listen-ports");
        if (!Array.isArray(entries)) return undefined;
        return entries.flatMap((entry: unknown) =>
            Object.entries(Object(entry) as object).flatMap(([protocol, port]): Listener[] =>
                (protocol === "HTTP" || protocol === "HTTPS") && typeof port === "number"
                    ? [{ protocol, port }]
                    : [],
            ),
        );
    }

    public keyPlace(name: string): Place {
        return this.manifest.keyPlace("metadata", "annotations", ALB_PREFIX + name);
    }

    public valuePlace(name: string): Place {
        return this.manifest.valuePlace("metadata", "annotations", ALB_PREFIX + name);
    }
}

function routesOf(manifest: Manifest): Route[] {
    return manifest.list("spec", "rules").flatMap((_, entry) =>
        manifest.list("spec", "rules", entry, "http", "paths").map((_path, index): Route => {
            const at = ["spec", "rules", entry, "http", "paths", index] as const;
            const service = [...at, "backend", "service"] as const;
            const old = [...at, "backend"] as const;
            const port =
                scalar(manifest.get(...service, "port", "name")) ??
                scalar(manifest.get(...service, "port", "number")) ??
                // As before networking.k8s.io/v1.
                scalar(manifest.get(...old, "servicePort")) ??
                "";
            return {
                at,
                entry,
                host: manifest.text("spec", "rules", entry, "host"),
                path: manifest.text(...at, "path") ?? "",
                pathType: manifest.text(...at, "pathType") ?? "ImplementationSpecific",
                service:
                    manifest.text(...service, "name") ?? manifest.text(...old, "serviceName") ?? "",
                port,
            };
        }),
    );
}

function scalar(value: unknown): string | undefined {
    return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
