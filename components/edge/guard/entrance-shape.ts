import type { EdgePlan } from "../../config/plan/edge";
import { ALB_PREFIX } from "../alb/annotation";
import type { EntranceShape } from "./blast-radius";

/** The part of the config that decides whether the load balancer stays. */
export function shapeOf(
    { kind, loadBalancer }: Pick<EdgePlan, "kind" | "loadBalancer">,
    namespace: string,
): EntranceShape {
    const { ingressName, scheme, loadBalancerName, targetType, group, grpcHosts } = loadBalancer;
    return {
        kind,
        namespace,
        name: ingressName,
        annotations: {
            [`${ALB_PREFIX}scheme`]: scheme,
            [`${ALB_PREFIX}load-balancer-name`]: loadBalancerName,
            // An Ingress tells of it by itself; Helm's release of the gateway does not.
            ...(kind === "nlb" && { [`${ALB_PREFIX}target-type`]: targetType }),
            ...(group !== undefined && { [`${ALB_PREFIX}group.name`]: group }),
        },
        ...(grpcHosts.length > 0 && { grpcHosts }),
    };
}

/** The shape in a guard's inputs, as the engine kept them; undefined where they are of another form. */
export function shapeOfInputs(inputs: unknown): EntranceShape | undefined {
    const { kind, namespace, name, annotations, grpcHosts } = asObject(inputs);
    if (typeof namespace !== "string" || typeof name !== "string") return undefined;
    return {
        ...(typeof kind === "string" && { kind }),
        namespace,
        name,
        annotations: texts(annotations),
        ...(Array.isArray(grpcHosts) && { grpcHosts: grpcHosts.map(String) }),
    };
}

/** The shapes of an Ingress before and after an update, without values that are unknown in a preview. */
export function shapesOfIngress(
    oldInputs: unknown,
    newInputs: unknown,
): { before: EntranceShape; after: EntranceShape } | undefined {
    const before = shapeOfInputs(asObject(oldInputs).metadata);
    const after = shapeOfInputs(asObject(newInputs).metadata);
    if (before === undefined || after === undefined) return undefined;

    const annotations = asObject(asObject(asObject(newInputs).metadata).annotations);
    const isUnknown = ([key]: [string, string]) =>
        key in annotations && typeof annotations[key] !== "string";
    const known = Object.entries(before.annotations).filter((entry) => !isUnknown(entry));
    return { before: { ...before, annotations: Object.fromEntries(known) }, after };
}

function texts(value: unknown): Record<string, string> {
    const entries = Object.entries(asObject(value));
    return Object.fromEntries(
        entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
}

function asObject(value: unknown): Record<string, unknown> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
