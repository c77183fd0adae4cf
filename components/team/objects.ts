import type { RoutesConfig } from "../config/sections/routes/routes";
import type { ServicesConfig } from "../config/sections/routes/services";
import type { Contract } from "../contract/contract";
import { nameOfHost } from "../mesh/default-route";
import { destinationRules } from "../mesh/routes/destination-rules";
import { routesSpec } from "../mesh/routes/virtual-services";

/** An object in the team's namespace. */
export interface TeamObject {
    /** What it is of: a host or a service. */
    id: string;
    kind: "VirtualService" | "DestinationRule";
    name: string;
    spec: object;
}

/**
 * Visible to the pods of the team and to the gateway, and to nobody else. A DestinationRule for the team
 * alone would not reach the gateway: of a service's namespace istiod gives another namespace what is
 * exported to it, and keeps what is exported to `.` only (pilot/pkg/model/push_context.go,
 * SetDestinationRules, `isPrivateOnly`).
 */
function exportTo({ gateway }: Pick<Contract, "gateway">): string[] {
    return [".", gateway.namespace];
}

/** The DestinationRules of a team's services: versions, circuit breakers, load balancing. */
export function serviceObjects(services: ServicesConfig, contract: Contract): TeamObject[] {
    return destinationRules(services).map(({ name, spec }) => ({
        id: name,
        kind: "DestinationRule",
        name,
        spec: { ...spec, exportTo: exportTo(contract) },
    }));
}

/** The VirtualService of each host at the platform's gateway. */
export function routeObjects(routes: RoutesConfig, contract: Contract): TeamObject[] {
    const { namespace, name } = contract.gateway;
    return Object.entries(routes).map(([host, { rules }]) => ({
        id: host,
        kind: "VirtualService",
        name: nameOfHost("route", host),
        spec: {
            ...routesSpec(host, rules),
            gateways: [`${namespace}/${name}`],
            exportTo: exportTo(contract),
        },
    }));
}
