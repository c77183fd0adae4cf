import { isMap, mapAt, ofKind, type Resource, UNKNOWN, valueAt } from "./resource";

const PREFIX = "alb.ingress.kubernetes.io/";

/** An ALB that the AWS Load Balancer Controller makes: of one Ingress, or of all those of a group. */
export interface LoadBalancer {
    /** The Ingress that stands for it. */
    resource: Resource;
    /** Values of an annotation, of each Ingress that has it. */
    all: (annotation: string) => unknown[];
}

/** The ALBs of the stack's Ingresses. No resource of the stack is the ALB itself. */
export function loadBalancers(resources: readonly Resource[]): LoadBalancer[] {
    const groups = new Map<string, Resource[]>();
    for (const ingress of ofKind(resources, "networking.k8s.io", "Ingress")) {
        if (!isOfController(ingress)) continue;
        const group = annotation(ingress, "group.name");
        const key = typeof group === "string" ? group : ingress.urn;
        groups.set(key, [...(groups.get(key) ?? []), ingress]);
    }
    return [...groups.values()].flatMap((members) => {
        // The others of a group leave to it what is said once for the whole ALB.
        const first = members.find((member) => annotation(member, "scheme") !== undefined);
        const all = (name: string) =>
            members
                .map((member) => annotation(member, name))
                .filter((value) => value !== undefined);
        return (first ? [first] : members.slice(0, 1)).map((resource) => ({ resource, all }));
    });
}

/** The ALBs that the internet reaches. Without the annotation the controller makes an internal one. */
export function publicLoadBalancers(resources: readonly Resource[]): LoadBalancer[] {
    return loadBalancers(resources).filter(({ all }) => all("scheme").includes("internet-facing"));
}

/** The ports of an ALB's listeners by their protocol. */
export function listeners({ all }: LoadBalancer): { http: boolean; https: boolean } {
    const written = all("listen-ports");
    if (written.includes(UNKNOWN)) return { http: false, https: false };
    const protocols = written.flatMap((text) => listenPorts(text).flatMap(Object.keys));
    // Without the annotation a certificate decides: HTTPS on 443 with one, HTTP on 80 without.
    if (written.length === 0) protocols.push(all("certificate-arn").length > 0 ? "HTTPS" : "HTTP");
    return { http: protocols.includes("HTTP"), https: protocols.includes("HTTPS") };
}

/** Attributes of an ALB, of `key=value` with commas between; undefined if they are not known. */
export function attributes({ all }: LoadBalancer): Map<string, string> | undefined {
    const texts = all("load-balancer-attributes");
    if (texts.includes(UNKNOWN)) return undefined;
    const pairs = texts.flatMap((text) => (typeof text === "string" ? text.split(",") : []));
    return new Map(
        pairs.map((pair): [string, string] => {
            const at = pair.indexOf("=");
            return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
        }),
    );
}

function annotation(ingress: Resource, name: string): unknown {
    const annotations = valueAt(ingress, "metadata", "annotations");
    return annotations === UNKNOWN
        ? UNKNOWN
        : valueAt(ingress, "metadata", "annotations", PREFIX + name);
}

function isOfController(ingress: Resource): boolean {
    return (
        valueAt(ingress, "spec", "ingressClassName") === "alb" ||
        Object.keys(mapAt(ingress, "metadata", "annotations")).some((key) => key.startsWith(PREFIX))
    );
}

function listenPorts(text: unknown): Record<string, unknown>[] {
    try {
        const list: unknown = JSON.parse(String(text));
        return Array.isArray(list) ? list.filter(isMap) : [];
    } catch {
        // The linter and the controller refuse it; here it has no listener.
        return [];
    }
}
