import { list, type Props, record, text, texts } from "../values";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";

/** What takes an Ingress for the class, whatever the field beside it says (pkg/ingress/class_annotation_matcher.go). */
export const CLASS_ANNOTATION = "kubernetes.io/ingress.class";

/** pkg/ingress/group_loader.go: the class of an Ingress. The old annotation goes before the field, and may not say otherwise. */
export function classOf(ingress: Entity): { name: string | undefined; conflict: boolean } {
    const field = text(ingress.inputs, "spec.ingressClassName");
    const old = record(ingress.inputs, "metadata.annotations")[CLASS_ANNOTATION];
    const name = typeof old === "string" ? old : field;
    return { name, conflict: typeof old === "string" && field !== undefined && old !== field };
}

/** Whether a class of that name is there. */
export function hasClass(world: World, ingress: Entity): boolean {
    return classFor(world, ingress) !== undefined;
}

/**
 * Whether the class's IngressClassParams leave the Ingress's namespace out (pkg/ingress/class_loader.go). They
 * aren't read for an Ingress with the old annotation.
 */
export function isLeftOut(world: World, ingress: Entity): boolean {
    if (CLASS_ANNOTATION in record(ingress.inputs, "metadata.annotations")) return false;
    const selector = record(classFor(world, ingress)?.state, "namespaceSelector");
    const name = text(ingress.inputs, "metadata.namespace") ?? "default";
    const namespace = world.get("kubernetes:core/v1:Namespace", name, ingress.cluster);
    const labels = {
        ...record(namespace?.inputs, "metadata.labels"),
        "kubernetes.io/metadata.name": name,
    };
    return !selects(selector, labels);
}

function classFor(world: World, ingress: Entity): Entity | undefined {
    const type = "kubernetes:networking.k8s.io/v1:IngressClass";
    return world.get(type, classOf(ingress).name ?? "", ingress.cluster);
}

/** A label selector of Kubernetes (apimachinery, LabelSelectorAsSelector). */
function selects(selector: Props, labels: Props): boolean {
    const equal = Object.entries(record(selector, "matchLabels")).every(
        ([key, value]) => labels[key] === value,
    );
    return equal && list<Props>(selector, "matchExpressions").every((one) => holds(one, labels));
}

function holds(expression: Props, labels: Props): boolean {
    const label = labels[text(expression, "key") ?? ""];
    const among = typeof label === "string" && texts(expression, "values").includes(label);
    const operator = text(expression, "operator");
    if (operator === "In") return among;
    if (operator === "NotIn") return !among;
    if (operator === "Exists") return label !== undefined;
    if (operator === "DoesNotExist") return label === undefined;
    throw new Error(`${operator ?? ""} is no operator of a label selector`);
}
