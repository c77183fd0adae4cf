import type { Manifest } from "./manifest";

/** The class that the controller's chart makes. */
const DEFAULT_CLASS = "alb";
const CONTROLLER = "ingress.k8s.aws/alb";

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

    /** Whether the controller answers for a class; undefined for one that nobody has shown. */
    public isOurs(className: string): boolean | undefined {
        const found = this.ofKind("IngressClass").find(({ name }) => name === className);
        if (found) return found.text("spec", "controller") === CONTROLLER;
        return className === DEFAULT_CLASS ? true : undefined;
    }

    /** The parameters that a class has, where both were given. */
    public paramsOf(className: string): Manifest | undefined {
        const name = this.ofKind("IngressClass")
            .find((candidate) => candidate.name === className)
            ?.text("spec", "parameters", "name");
        return this.ofKind("IngressClassParams").find((params) => params.name === name);
    }
}
