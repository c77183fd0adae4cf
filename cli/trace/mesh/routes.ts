import type { Verdict } from "../answer";
import { closestFirst, takesHost } from "../hosts";
import type { TracedRequest } from "../request";
import type { HttpRoute, Match } from "./api";
import type { OpenServer } from "./entrance";
import { hostsFor, shared } from "./host-names";
import { matches, takesEverything } from "./match";
import { isSeenFrom, type VirtualService } from "./objects";

/** One match of a rule, which is one route of Envoy's. */
export interface Candidate {
    virtualService: VirtualService;
    route: HttpRoute;
    /** Undefined where the rule takes everything. */
    match: Match | undefined;
    /** `istio-system/shop, rule 2 (api), match 1`. */
    name: string;
}

/** The routes of a host in the order in which Envoy asks them. */
export interface VirtualHost {
    /** The name or wildcard that won. */
    host: string;
    candidates: Candidate[];
}

/** Where the gateway's pods are, and what they are called by. */
export interface Pods {
    namespace: string;
    labels: Readonly<Record<string, string>>;
}

/** The routes for a host, from the servers that took the connection; undefined where none has the host. */
export function virtualHostFor(
    host: string,
    servers: readonly OpenServer[],
    virtualServices: readonly VirtualService[],
    pods: Pods,
): VirtualHost | undefined {
    const routes = new Map<string, Candidate[]>();
    for (const one of servers) {
        for (const virtualService of boundTo(one, virtualServices, pods)) {
            const own = candidatesOf(virtualService, one, pods);
            // istiod leaves out an object without a route for this gateway, and its hosts with it.
            if (own.length === 0) continue;
            for (const name of hostsOf(one, virtualService)) {
                routes.set(name, [...(routes.get(name) ?? []), ...own]);
            }
        }
    }
    const [closest] = closestFirst([...routes.keys()].filter((name) => takesHost(name, host)));
    if (closest === undefined) return undefined;
    const all = routes.get(closest) ?? [];
    const isLast = ({ match }: Candidate) => takesEverything(match ?? {});
    return {
        host: closest,
        candidates: [...all.filter((one) => !isLast(one)), ...all.filter(isLast)],
    };
}

/** The first route that takes a request, and those before it of which nobody here can tell. */
export function firstOf(
    candidates: readonly Candidate[],
    request: TracedRequest,
): { taken: Candidate | undefined; doubtful: Candidate[] } {
    const doubtful: Candidate[] = [];
    for (const candidate of candidates) {
        const takes: Verdict = matches(candidate.match ?? {}, request);
        if (takes === "yes") return { taken: candidate, doubtful };
        if (takes === "unknown") doubtful.push(candidate);
    }
    return { taken: undefined, doubtful };
}

function boundTo(
    { gateway }: OpenServer,
    virtualServices: readonly VirtualService[],
    pods: Pods,
): VirtualService[] {
    return virtualServices.filter(
        (one) =>
            isSeenFrom(one, pods.namespace) &&
            (one.spec.gateways ?? []).some((name) => isGateway(name, one, gateway)),
    );
}

function isGateway(
    written: string,
    { namespace }: { namespace: string },
    gateway: OpenServer["gateway"],
): boolean {
    const full = written.includes("/") ? written : `${namespace}/${written}`;
    return full === `${gateway.namespace}/${gateway.name}`;
}

function hostsOf({ gateway, server }: OpenServer, { namespace, spec }: VirtualService): string[] {
    const hosts = spec.hosts.map((name) => name.toLowerCase());
    return shared(hostsFor(server.hosts, namespace, gateway.namespace), hosts);
}

/** One object's routes up to the first that takes everything; istiod sends no more. */
function candidatesOf(
    virtualService: VirtualService,
    { gateway, server }: OpenServer,
    pods: Pods,
): Candidate[] {
    const concerns = (match: Match) =>
        (match.port === undefined || match.port === server.port.number) &&
        (match.gateways !== undefined && match.gateways.length > 0
            ? match.gateways.some((name) => isGateway(name, virtualService, gateway))
            : isFrom(match, pods));
    const all = virtualService.spec.http.flatMap((route, index): Candidate[] => {
        const rule = `${virtualService.namespace}/${virtualService.name}, rule ${index + 1}`;
        const name = rule + (route.name === undefined ? "" : ` (${route.name})`);
        if (route.match === undefined || route.match.length === 0) {
            return [{ virtualService, route, match: undefined, name }];
        }
        const several = route.match.length > 1;
        return route.match
            .map((match, at) => ({
                virtualService,
                route,
                match,
                name: several ? `${name}, match ${at + 1}` : name,
            }))
            .filter(({ match }) => concerns(match));
    });
    const last = all.findIndex(({ match }) => takesEverything(match ?? {}));
    return last < 0 ? all : all.slice(0, last + 1);
}

function isFrom({ sourceLabels, sourceNamespace }: Match, { namespace, labels }: Pods): boolean {
    return (
        Object.entries(sourceLabels ?? {}).every(([key, value]) => labels[key] === value) &&
        (sourceNamespace === undefined || sourceNamespace === "" || sourceNamespace === namespace)
    );
}
