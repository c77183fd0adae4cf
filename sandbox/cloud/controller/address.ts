import { type Props, record, text } from "../values";
import type { Entity } from "../world/entity";

export function hostnameOf({ state }: Entity): string | undefined {
    return text(state, "status.loadBalancer.ingress.0.hostname");
}

/**
 * The controller writes the address of an Ingress. An update is over before that where there is an
 * address already: the provider waits for any (provider/pkg/await/ingress.go), and the old one stays
 * until the controller has made another load balancer. So an update answers with the old address, and
 * who looks later sees the new one.
 */
export function giveAddress(ingress: Entity, hostname: string): void {
    ingress.notes = { ...ingress.notes, hostname };
    if (hostnameOf(ingress) === undefined) showAddress(ingress);
}

/** What is seen of the Ingress from now on. */
export function showAddress(ingress: Entity): void {
    ingress.state = { ...ingress.state, status: statusOf(ingress) };
}

/** What the API server holds. */
export function statusOf(ingress: Entity | undefined): Props {
    const hostname = text(ingress?.notes, "hostname");
    return hostname === undefined
        ? record(ingress?.state, "status")
        : { loadBalancer: { ingress: [{ hostname }] } };
}
