import { ALB_PREFIX } from "../../components/edge/alb/annotation";
import { type AnnotationName, annotationOf } from "../../components/edge/alb/annotation-table";
import { type Backend, defaultBackendOf, type Route, routesOf } from "./backend";
import { asAnnotations } from "./class-params";
import type { Cluster } from "./cluster";
import type { Place } from "./finding";
import { parseForm } from "./json-problems";
import type { Manifest } from "./manifest";
import { parseBool } from "./parse-bool";
import { parseList } from "./string-map";

const CLASS_ANNOTATION = "kubernetes.io/ingress.class";

export interface Listener {
    protocol: "HTTP" | "HTTPS";
    port: number;
}

/** An Ingress as the controller takes it: its class's parameters win over its annotations. */
export class Ingress {
    public readonly routes: readonly Route[];
    public readonly defaultBackend: Backend | undefined;
    public readonly classAnnotation: string | undefined;
    public readonly className: string | undefined;
    public readonly params: Manifest | undefined;
    private readonly pinned: ReadonlyMap<string, string>;

    constructor(
        public readonly manifest: Manifest,
        public readonly cluster: Cluster,
    ) {
        this.routes = routesOf(manifest);
        this.defaultBackend = defaultBackendOf(manifest);
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

    /** The class that counts. */
    public get classInForce(): string | undefined {
        return this.classAnnotation ?? this.className;
    }

    /** Whether it belongs to the controller; undefined if its class is not in the files, or it has none. */
    public get isOurs(): boolean | undefined {
        const name = this.classInForce;
        return name === undefined ? undefined : this.cluster.isOurs(name);
    }

    /** All that it leads to: its paths, and where requests go that none of them takes. */
    public get backends(): readonly Backend[] {
        return this.defaultBackend ? [...this.routes, this.defaultBackend] : this.routes;
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

    public isTrue(name: AnnotationName): boolean {
        return parseBool(this.get(name) ?? "") === true;
    }

    /** Whether the controller takes a path for a regular expression. */
    public isRegex({ pathType }: Route): boolean {
        return pathType === "ImplementationSpecific" && this.isTrue("use-regex-path-match");
    }

    /** An annotation's JSON; undefined if it is missing or malformed, which is another finding. */
    public json(name: AnnotationName): unknown {
        const text = this.written(name);
        const type = annotationOf(name)?.value;
        return text === undefined || type?.kind !== "json" ? undefined : parseForm(type.form, text);
    }

    /**
     * Its listeners, one a port as the controller takes them: the last one counts. Undefined where listen-ports
     * can't be read.
     */
    public get listeners(): Listener[] | undefined {
        if (this.written("listen-ports") === undefined) {
            return parseList(this.get("certificate-arn") ?? "").length === 0
                ? [{ protocol: "HTTP", port: 80 }]
                : [{ protocol: "HTTPS", port: 443 }];
        }
        const written = this.writtenListeners;
        return (
            written && [...new Map(written.map((listener) => [listener.port, listener])).values()]
        );
    }

    /** The entries of listen-ports. */
    public get writtenListeners(): Listener[] | undefined {
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
