import { record, text } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { hostnameOf } from "./address";
import { annotationsOf } from "./annotations";

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";

/** pkg/ingress/group_loader.go: the class of an Ingress. The old annotation goes before the field, and may not say otherwise. */
export function classOf(ingress: Entity): { name: string | undefined; conflict: boolean } {
    const field = text(ingress.inputs, "spec.ingressClassName");
    const old = record(ingress.inputs, "metadata.annotations")["kubernetes.io/ingress.class"];
    const name = typeof old === "string" ? old : field;
    return { name, conflict: typeof old === "string" && field !== undefined && old !== field };
}

/** Whether a class of that name is there. */
export function hasClass(world: World, ingress: Entity): boolean {
    const type = "kubernetes:networking.k8s.io/v1:IngressClass";
    return world.get(type, classOf(ingress).name ?? "", ingress.cluster) !== undefined;
}

/** The annotated group, else one of its own (pkg/ingress/group_loader.go). */
export function groupOf(ingress: Entity): string {
    const group = annotationsOf(ingress).string("group.name");
    if (group === undefined) return ingress.id;
    if (!/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(group) || group.length > 63) {
        throw new CloudError("FailedLoadGroupID", `invalid ingress group: groupName ${group}`);
    }
    return group;
}

/** The Ingresses of a group, by `group.order` and then by name. */
export function membersOf(world: World, cluster: string, group: string): Entity[] {
    return world
        .all(INGRESS, cluster)
        .filter((ingress) => hasClass(world, ingress) && groupOf(ingress) === group)
        .map((ingress) => ({ ingress, order: orderOf(ingress) }))
        .sort((a, b) => a.order - b.order || (a.ingress.id < b.ingress.id ? -1 : 1))
        .map(({ ingress }) => ingress);
}

/** Whether another Ingress of its group has the ALB: to join or to leave it is an update of that one. */
export function sharesAlb({ entity, world, cluster }: Context): boolean {
    return membersOf(world, cluster, groupOf(entity)).some(
        (other) => other.urn !== entity.urn && hostnameOf(other) !== undefined,
    );
}

/** Whose mistake stands in the controller's log alone. */
function orderOf(ingress: Entity): number {
    const raw = annotationsOf(ingress).string("group.order") ?? "0";
    if (/^[+-]?\d+$/.test(raw) && Math.abs(Number(raw)) <= 1000) return Number(raw);
    throw new CloudError(
        "",
        `failed to load Ingress group order: must be within [-1000:1000], order: ${raw}`,
    );
}
