import {
    assertNlbCanGo,
    NLB_CLASS,
    NLB_FINALIZER,
    removeNlb,
    serveNlb,
} from "../controller/service";
import { text, texts } from "../values";
import { CloudError } from "../world/errors";
import type { Context, Place } from "../world/row";
import type { Entity } from "../world/entity";
import { SERVICE } from "./helm/chart";
import { CLASSIC_FINALIZER, removeClassic, serveClassic } from "../aws/elb/classic-load-balancer";

/** The Services that a release brought. */
export function servicesOf({ entity, world, cluster }: Context): Entity[] {
    return world.all(SERVICE, cluster).filter(({ owner }) => owner === entity.id);
}

/**
 * Gives each Service of type LoadBalancer its address, by whoever serves its class, and takes load balancers
 * away from those that are no longer. Helm waits for the address (kube/ready.go); returns why one has none.
 */
export function serveLoadBalancers(
    context: Context,
    before: readonly Entity[],
): string | undefined {
    const reasons = servicesOf(context).flatMap((service) => {
        const old = before.find(({ id }) => id === service.id);
        service.notes = { ...old?.notes };
        if (text(service.state, "spec.type") !== "LoadBalancer") {
            if (old) release(context, service);
            return [];
        }
        try {
            const hostname = serve(context, service);
            service.state = {
                ...service.state,
                status: { loadBalancer: { ingress: [{ hostname }] } },
            };
            return [];
        } catch (error) {
            if (error instanceof CloudError) return [error.message];
            throw error;
        }
    });
    return reasons[0];
}

function serve(place: Place, service: Entity): string {
    const name = text(service.state, "spec.loadBalancerClass");
    if (name === NLB_CLASS) return serveNlb(place, service);
    if (name === undefined) return serveClassic(place, service);
    throw new CloudError("", `nothing serves Services of the class ${name}`);
}

/** Helm waits until what it deletes has gone; a Service with a finalizer goes when its load balancer has. */
export function assertServicesCanGo(context: Context): void {
    for (const service of servicesOf(context)) {
        if (texts(service.notes, "finalizers").includes(NLB_FINALIZER)) {
            assertNlbCanGo(context, service);
        }
    }
}

/** Deletes the load balancer of a Service. */
export function release(place: Place, service: Entity): void {
    const finalizers = texts(service.notes, "finalizers");
    if (finalizers.includes(NLB_FINALIZER)) {
        assertNlbCanGo(place, service);
        removeNlb(place, service);
    }
    if (finalizers.includes(CLASSIC_FINALIZER)) removeClassic(place, service);
    service.notes = { ...service.notes, finalizers: [] };
}
