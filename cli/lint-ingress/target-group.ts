import { ALB_PREFIX } from "../../components/edge/alb/annotation";
import { type AnnotationName, annotationOf } from "../../components/edge/alb/annotation-table";
import type { Place } from "./finding";
import { actionOf } from "./action";
import type { Backend } from "./backend";
import type { Ingress } from "./ingress";
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
        public readonly backend: Backend,
    ) {
        this.service = ingress.cluster.service(ingress.manifest.namespace, backend.service);
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

    /** The place of an annotation in force. */
    public place(name: AnnotationName): Place {
        return this.service !== undefined && this.onService(name) !== undefined
            ? this.service.valuePlace("metadata", "annotations", ALB_PREFIX + name)
            : this.ingress.valuePlace(name);
    }

    public get portPlace(): Place {
        return this.backend.portPlace;
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

/** The target groups of an Ingress, each once: those of its paths, its default backend and its actions. */
export function targetGroupsOf(ingress: Ingress): TargetGroup[] {
    const forwarded = ingress.backends.flatMap((backend) => {
        const action = actionOf(ingress, backend);
        return action?.type === "forward" ? action.services : [];
    });
    // What has no name or no port is refused before.
    const distinct = new Map(
        forwarded
            .filter(({ service, port }) => service !== "" && port !== "")
            .map((backend) => [`${backend.service}:${backend.port}`, backend]),
    );
    return [...distinct.values()].map((backend) => new TargetGroup(ingress, backend));
}
