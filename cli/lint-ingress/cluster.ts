import type { Manifest } from "./manifest";

/** The class that the controller's chart makes. */
const DEFAULT_CLASS = "alb";
const CONTROLLER = "ingress.k8s.aws/alb";
/** The same within EKS Auto Mode, which reads the same annotations. */
const AUTO_MODE = "eks.amazonaws.com/alb";
/** Classes that other controllers' charts make under these names. */
const OTHERS =
    /^(nginx(-internal|-external|-public|-private)?|traefik|kong|haproxy|contour|cilium|istio|gce(-internal)?|tailscale|apisix|azure-application-gateway|openshift-default)$/;
const IS_DEFAULT = "ingressclass.kubernetes.io/is-default-class";

/** All objects that were given, to look others up in. */
export class Cluster {
    constructor(public readonly manifests: readonly Manifest[]) {}

    public ofKind(kind: string): Manifest[] {
        return this.manifests.filter((manifest) => manifest.kind === kind);
    }

    /** Whether Services were given at all; otherwise a missing one says nothing. */
    public get knowsServices(): boolean {
        return this.ofKind("Service").length > 0;
    }

    public service(namespace: string, name: string): Manifest | undefined {
        return this.ofKind("Service").find(
            (service) => service.namespace === namespace && service.name === name,
        );
    }

    /** Namespaces that have a Service of this name. */
    public namespacesOf(name: string): string[] {
        return this.ofKind("Service")
            .filter((service) => service.name === name)
            .map((service) => service.namespace);
    }

    /** Whether a class belongs to the controller; undefined if the class is not in the files. */
    public isOurs(className: string): boolean | undefined {
        const controller = this.controllerOf(className);
        if (controller !== undefined) return [CONTROLLER, AUTO_MODE].includes(controller);
        if (OTHERS.test(className)) return false;
        return className === DEFAULT_CLASS ? true : undefined;
    }

    /** Whether EKS Auto Mode answers for a class. */
    public isAutoMode(className: string): boolean {
        return this.controllerOf(className) === AUTO_MODE;
    }

    /** The class that an Ingress gets which names none; undefined where none of the files is that. */
    public get defaultClass(): string | undefined {
        return this.ofKind("IngressClass").find(
            (candidate) => candidate.text("metadata", "annotations", IS_DEFAULT) === "true",
        )?.name;
    }

    private controllerOf(className: string): string | undefined {
        return this.ofKind("IngressClass")
            .find(({ name }) => name === className)
            ?.text("spec", "controller");
    }

    /** The parameters that a class has, where both were given. */
    public paramsOf(className: string): Manifest | undefined {
        const name = this.ofKind("IngressClass")
            .find((candidate) => candidate.name === className)
            ?.text("spec", "parameters", "name");
        return this.ofKind("IngressClassParams").find((params) => params.name === name);
    }
}
