import { loadBalancersOf } from "./alb/load-balancers";
import { recordedNames } from "./alb/dns";
import { routesOf } from "../lint-ingress/backend";
import { virtualServicesOf } from "./mesh/objects";
import type { Resources } from "./resources";

/** The hosts that a stack serves: those of its records, Ingresses and VirtualServices at a gateway. */
export function knownHosts(resources: Resources): string[] {
    const ingresses = loadBalancersOf(resources)
        .flatMap(({ group }) => group.members)
        .flatMap(({ manifest }) => routesOf(manifest).flatMap(({ host }) => host ?? []));
    const routed = virtualServicesOf(resources)
        .filter(({ spec }) => (spec.gateways ?? []).some((name) => name !== "mesh"))
        .flatMap(({ spec }) => spec.hosts);
    const all = [...recordedNames(resources), ...ingresses, ...routed];
    return [...new Set(all.map((host) => host.toLowerCase()))]
        .filter((host) => host !== "*")
        .sort();
}
