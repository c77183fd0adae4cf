import { list } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { hostnameOf } from "./address";
import { annotationsOf } from "./annotations";
import { classOf, hasClass, isLeftOut } from "./ingress-class";

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";

/** The annotated group, else the Ingress's own (pkg/ingress/group_loader.go). */
export function groupOf(ingress: Entity): string {
    const group = annotationsOf(ingress).string("group.name");
    if (group === undefined) return ingress.id;
    if (!/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(group) || group.length > 63) {
        throw new CloudError("FailedLoadGroupID", `invalid ingress group: groupName ${group}`);
    }
    return group;
}

/**
 * The Ingresses of a group, by `group.order` and then by name. One that was a member and whose class doesn't
 * take it any more holds the whole group up, until it is deleted (kubernetes-sigs/aws-load-balancer-controller#2731).
 */
export function membersOf(
    world: World,
    cluster: string,
    group: string,
    leaving?: Entity,
): Entity[] {
    return ofGroup(world, cluster, group)
        .filter((ingress) => {
            if (!isLeftOut(world, ingress)) return true;
            if (ingress !== leaving && isHeld(ingress)) throw leftOut(ingress);
            return false;
        })
        .map((ingress) => ({ ingress, order: orderOf(ingress) }))
        .sort((a, b) => a.order - b.order || (a.ingress.id < b.ingress.id ? -1 : 1))
        .map(({ ingress }) => ingress);
}

/** Whether some Ingress still has a hold of what was made for a group. */
export function isInUse(world: World, cluster: string, group: string): boolean {
    return ofGroup(world, cluster, group).some(
        (ingress) => isHeld(ingress) || !isLeftOut(world, ingress),
    );
}

/** What the controller says of an Ingress in a namespace that its class leaves out. */
export function leftOut(ingress: Entity): CloudError {
    const name = classOf(ingress).name ?? "";
    return new CloudError(
        "FailedLoadGroupID",
        `Ingress: ${ingress.id}: invalid ingress class: namespaceSelector of IngressClassParams ${name} mismatch`,
    );
}

function ofGroup(world: World, cluster: string, group: string): Entity[] {
    return world
        .all(INGRESS, cluster)
        .filter((ingress) => hasClass(world, ingress) && groupOf(ingress) === group);
}

const isHeld = (ingress: Entity) => list(ingress.notes, "finalizers").length > 0;

/** Whether another Ingress of its group has the ALB: to join or to leave it is an update of that one. */
export function sharesAlb({ entity, world, cluster }: Context): boolean {
    return membersOf(world, cluster, groupOf(entity), entity).some(
        (other) => other.urn !== entity.urn && hostnameOf(other) !== undefined,
    );
}

/** Ingresses whose mistakes are only in the controller's log. */
function orderOf(ingress: Entity): number {
    const raw = annotationsOf(ingress).string("group.order") ?? "0";
    if (/^[+-]?\d+$/.test(raw) && Math.abs(Number(raw)) <= 1000) return Number(raw);
    throw new CloudError(
        "",
        `failed to load Ingress group order: must be within [-1000:1000], order: ${raw}`,
    );
}
