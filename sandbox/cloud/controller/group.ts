import { record, text } from "../values";
import { CloudError } from "../world/errors";
import type { Entity, World } from "../world/world";
import { annotationsOf } from "./annotations";

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";

/** The class of an Ingress: the old annotation goes before the field, and may not say otherwise. */
export function classOf(ingress: Entity): { name: string | undefined; conflict: boolean } {
    const field = text(ingress.inputs, "spec.ingressClassName");
    const old = record(ingress.inputs, "metadata.annotations")["kubernetes.io/ingress.class"];
    const name = typeof old === "string" ? old : field;
    return { name, conflict: typeof old === "string" && field !== undefined && old !== field };
}

/** The class's own group, else the annotated one, else one of its own. */
export function groupOf(world: World, ingress: Entity): string {
    const { name = "" } = classOf(ingress);
    const type = "kubernetes:networking.k8s.io/v1:IngressClass";
    const pinned = text(world.get(type, name, ingress.cluster)?.state, "params.group.name");
    const group = pinned ?? annotationsOf(ingress).string("group.name");
    if (group === undefined) return ingress.id;
    if (!/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(group) || group.length > 63) {
        throw new CloudError("FailedLoadGroupID", `invalid ingress group: groupName ${group}`);
    }
    return group;
}

/** The Ingresses of a group, by `group.order` and then by name. */
export function membersOf(world: World, cluster: string, group: string): Entity[] {
    const served = world.all(INGRESS, cluster).filter((ingress) => {
        const type = "kubernetes:networking.k8s.io/v1:IngressClass";
        return world.get(type, classOf(ingress).name ?? "", cluster) !== undefined;
    });
    return served
        .filter((ingress) => groupOf(world, ingress) === group)
        .map((ingress) => ({ ingress, order: orderOf(ingress) }))
        .sort((a, b) => a.order - b.order || (a.ingress.id < b.ingress.id ? -1 : 1))
        .map(({ ingress }) => ingress);
}

/** An error that stands in the controller's log alone. */
function orderOf(ingress: Entity): number {
    const raw = annotationsOf(ingress).string("group.order") ?? "0";
    if (/^[+-]?\d+$/.test(raw) && Math.abs(Number(raw)) <= 1000) return Number(raw);
    throw new CloudError(
        "",
        `failed to load Ingress group order: must be within [-1000:1000], order: ${raw}`,
    );
}
