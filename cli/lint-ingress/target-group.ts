import { ALB_PREFIX } from "../../components/edge/annotation";
import { type AnnotationName, annotationOf } from "../../components/edge/annotation-table";
import type { Place } from "./finding";
import type { Ingress, Route } from "./ingress";
import type { Manifest } from "./manifest";

interface ServicePort {
    name: string | undefined;
    port: string;
    targetPort: unknown;
    nodePort: string | undefined;
}

/** A target group that the controller makes: one for each Service and port that an Ingress leads to. */
export class TargetGroup {
    public readonly service: Manifest | undefined;

    constructor(
        public readonly ingress: Ingress,
        public readonly route: Route,
    ) {
        this.service = ingress.cluster.service(ingress.manifest.namespace, route.service);
    }

    /** What the Service says, else the class and the Ingress. */
    public get(name: AnnotationName): string | undefined {
        return this.onService(name) ?? this.ingress.get(name);
    }

    public effective(name: AnnotationName): string {
        return this.get(name) ?? annotationOf(name)?.fallback ?? "";
    }

    public onService(name: AnnotationName): string | undefined {
        return this.service?.text("metadata", "annotations", ALB_PREFIX + name);
    }

    /** Where an annotation in force stands. */
    public place(name: AnnotationName): Place {
        return this.service !== undefined && this.onService(name) !== undefined
            ? this.service.valuePlace("metadata", "annotations", ALB_PREFIX + name)
            : this.ingress.valuePlace(name);
    }

    public get portPlace(): Place {
        return this.ingress.manifest.valuePlace(...this.route.at, "backend", "service", "port");
    }

    public get ports(): ServicePort[] {
        const { service } = this;
        return (service?.list("spec", "ports") ?? []).map((_, index) => {
            const nodePort = service?.get("spec", "ports", index, "nodePort");
            return {
                name: service?.text("spec", "ports", index, "name"),
                port: String(service?.get("spec", "ports", index, "port")),
                targetPort: service?.get("spec", "ports", index, "targetPort"),
                nodePort: typeof nodePort === "number" ? String(nodePort) : undefined,
            };
        });
    }

    public portCalled(nameOrNumber: string): ServicePort | undefined {
        return this.ports.find(({ name, port }) => [name, port].includes(nameOrNumber));
    }
}

/** The target groups of an Ingress, each once. */
export function targetGroupsOf(ingress: Ingress): TargetGroup[] {
    const forwarding = ingress.routes.filter(({ port }) => port !== "use-annotation");
    const distinct = new Map(forwarding.map((route) => [`${route.service}:${route.port}`, route]));
    return [...distinct.values()].map((route) => new TargetGroup(ingress, route));
}
